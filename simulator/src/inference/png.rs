//! Images in the PNG format (ISO/IEC 15948), of a few colours.

use super::LABEL;
use crate::gzip::crc32;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// How hard it is tried to make the file small, 0 to 10.
const EFFORT: u8 = 6;
/// The bytes of a chunk without those that it holds: length, type and sum.
const FRAME: usize = 12;

/// Red, green and blue.
pub type Colour = [u8; 3];

/// A picture, whose every pixel is one of at most 256 colours, row by row.
pub struct Picture {
	pub width: usize,
	pub colours: Vec<Colour>,
	pub pixels: Vec<u8>,
}

impl Picture {
	/// The file, which says what drew it.
	pub fn file(&self) -> Vec<u8> {
		let mut head = Vec::new();
		head.extend((self.width as u32).to_be_bytes());
		head.extend((self.pixels.len().checked_div(self.width).unwrap_or_default() as u32).to_be_bytes());
		// Eight bits for each pixel, which name a colour; the only compression and filters that there are; in order.
		head.extend([8, 3, 0, 0, 0]);
		let rows = self.pixels.chunks(self.width.max(1));
		let lines: Vec<u8> = rows.flat_map(|row| [0].into_iter().chain(row.iter().copied())).collect();
		let mut file = SIGNATURE.to_vec();
		chunk(&mut file, b"IHDR", &head);
		chunk(&mut file, b"tEXt", format!("Software\0vivarium-simulator: {LABEL}").as_bytes());
		chunk(&mut file, b"PLTE", &self.colours.concat());
		chunk(&mut file, b"IDAT", &miniz_oxide::deflate::compress_to_vec_zlib(&lines, EFFORT));
		chunk(&mut file, b"IEND", &[]);
		file
	}
}

/// The file with a chunk that means nothing, so that it has this size if it was smaller.
pub fn padded(mut file: Vec<u8>, bytes: usize) -> Vec<u8> {
	let end = file.split_off(file.len().saturating_sub(FRAME));
	if let Some(room) = bytes.checked_sub(file.len() + end.len() + FRAME) {
		chunk(&mut file, b"paDd", &vec![0; room]);
	}
	file.extend(end);
	file
}

fn chunk(file: &mut Vec<u8>, kind: &[u8; 4], bytes: &[u8]) {
	file.extend((bytes.len() as u32).to_be_bytes());
	let begin = file.len();
	file.extend(kind);
	file.extend(bytes);
	let sum = crc32(&file[begin..]);
	file.extend(sum.to_be_bytes());
}

#[cfg(test)]
pub mod tests {
	use super::*;

	/// The types of a file's chunks, each with its bytes, after a look at their sums.
	pub fn chunks(file: &[u8]) -> Vec<(String, Vec<u8>)> {
		let mut rest = file.strip_prefix(SIGNATURE).unwrap();
		let mut chunks = Vec::new();
		while !rest.is_empty() {
			let length = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
			let (chunk, after) = rest[4..].split_at(4 + length);
			assert_eq!(after[..4], crc32(chunk).to_be_bytes());
			chunks.push((String::from_utf8(chunk[..4].to_vec()).unwrap(), chunk[4..].to_vec()));
			rest = &after[4..];
		}
		chunks
	}

	#[test]
	fn a_file_holds_the_pixels() {
		let picture = Picture { width: 3, colours: vec![[1, 2, 3], [4, 5, 6]], pixels: vec![0, 1, 0, 1, 0, 1] };
		let chunks = chunks(&picture.file());
		let kinds: Vec<_> = chunks.iter().map(|(kind, _)| kind.as_str()).collect();
		assert_eq!(kinds, ["IHDR", "tEXt", "PLTE", "IDAT", "IEND"]);
		assert_eq!(chunks[0].1, [0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0]);
		assert!(chunks[1].1.ends_with(b"not an AI"));
		assert_eq!(chunks[2].1, [1, 2, 3, 4, 5, 6]);
		let lines = miniz_oxide::inflate::decompress_to_vec_zlib(&chunks[3].1).unwrap();
		assert_eq!(lines, [0, 0, 1, 0, 0, 1, 0, 1]);
	}

	#[test]
	fn a_padded_file_has_its_size_and_is_whole() {
		let file = Picture { width: 1, colours: vec![[0; 3]], pixels: vec![0] }.file();
		let padded = padded(file.clone(), 5_000);
		assert_eq!((padded.len(), chunks(&padded).len()), (5_000, 6));
		assert_eq!(super::padded(file.clone(), file.len()), file);
	}
}
