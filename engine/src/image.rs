//! What kind of image some bytes are, by the bytes alone.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A PNG's signature, and the beginning of its first chunk: 13 bytes long, named IHDR.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR";
/// Bytes of a PNG up to the end of its first chunk.
const PNG_HEAD: usize = 33;
/// A JPEG's first marker, and the first byte of the next one.
const JPEG: &[u8] = b"\xff\xd8\xff";

/// The formats that an image may have. None of them can hold a script.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Media {
	/// Portable Network Graphics.
	#[codec(index = 0)]
	Png,
	/// JPEG.
	#[codec(index = 1)]
	Jpeg,
	/// WebP.
	#[codec(index = 2)]
	WebP,
}

impl Media {
	/// The media type, for a `content-type` header.
	pub const fn mime(self) -> &'static str {
		match self {
			Self::Png => "image/png",
			Self::Jpeg => "image/jpeg",
			Self::WebP => "image/webp",
		}
	}
}

/// The format whose signature the bytes begin with. They are not decoded: what follows may still be broken.
pub fn recognise(bytes: &[u8]) -> Option<Media> {
	if bytes.starts_with(PNG) && bytes.len() >= PNG_HEAD {
		return Some(Media::Png);
	}
	// Two markers stand at the start; the second is neither padding nor a byte of data.
	if bytes.starts_with(JPEG) && matches!(bytes.get(3), Some(0xc0..=0xfe)) {
		return Some(Media::Jpeg);
	}
	is_webp(bytes).then_some(Media::WebP)
}

/// A RIFF container of form WEBP, all of it there, that begins with one of the three chunks that may begin it.
fn is_webp(bytes: &[u8]) -> bool {
	let Some((b"RIFF", rest)) = bytes.split_first_chunk::<4>() else { return false };
	let Some((length, rest)) = rest.split_first_chunk::<4>() else { return false };
	let is_whole = usize::try_from(u32::from_le_bytes(*length)).is_ok_and(|length| length <= rest.len());
	let Some((b"WEBP", chunks)) = rest.split_first_chunk::<4>() else { return false };
	is_whole && [b"VP8 ", b"VP8L", b"VP8X"].into_iter().any(|chunk| chunks.starts_with(chunk))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn png() -> Vec<u8> {
		let head = [0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89];
		[PNG, &head].concat()
	}

	fn jpeg() -> Vec<u8> {
		b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01".to_vec()
	}

	fn webp(chunk: &[u8; 4]) -> Vec<u8> {
		[b"RIFF".as_slice(), &12u32.to_le_bytes(), b"WEBP", chunk, &[0; 4]].concat()
	}

	#[test]
	fn the_three_formats_are_recognised() {
		assert_eq!(recognise(&png()), Some(Media::Png));
		assert_eq!(recognise(&jpeg()), Some(Media::Jpeg));
		for chunk in [b"VP8 ", b"VP8L", b"VP8X"] {
			assert_eq!(recognise(&webp(chunk)), Some(Media::WebP));
		}
		assert_eq!([Media::Png, Media::Jpeg, Media::WebP].map(Media::mime), ["image/png", "image/jpeg", "image/webp"]);
	}

	#[test]
	fn an_svg_with_a_script_is_no_image_whatever_it_is_named() {
		for svg in [
			"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
			"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' id='picture.png'/>",
			"\u{feff}<svg/>",
			"PNG<svg/>",
			"RIFFxxxxWEBP<svg/>",
		] {
			assert_eq!(recognise(svg.as_bytes()), None, "{svg}");
		}
	}

	#[test]
	fn other_formats_and_other_files_are_no_images() {
		for other in [
			b"".as_slice(),
			b"GIF89a\x01\0\x01\0",
			b"BM\x46\0\0\0",
			b"%PDF-1.7",
			b"<html></html>",
			b"{}",
			b"RIFF\x24\0\0\0WAVEfmt ",
			b"\0\0\0\x1cftypavif",
			b"\xff\xd8\xff\x00",
			b"\xff\xd8\xff\xff",
			b"\x89PNG\n\x1a\n",
		] {
			assert_eq!(recognise(other), None, "{other:?}");
		}
	}

	#[test]
	fn a_beginning_alone_is_no_image() {
		for (image, whole) in [(png(), PNG_HEAD), (jpeg(), 4), (webp(b"VP8L"), 20)] {
			for length in 0..whole {
				assert_eq!(recognise(&image[..length]), None, "{length} bytes of {image:?}");
			}
			assert!(recognise(&image[..whole]).is_some());
		}
		let mut cut = webp(b"VP8X");
		cut[4] = 13;
		assert_eq!(recognise(&cut), None, "it says that it is longer than it is");
		assert_eq!(recognise(&[webp(b"VP8 "), b"more".to_vec()].concat()), Some(Media::WebP));
	}
}
