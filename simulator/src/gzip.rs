//! Bytes in the gzip format, not compressed (RFC 1951, section 3.2.4, in RFC 1952).

/// Magic number, deflate, no flags, no time, unknown system.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

/// The bytes as a gzip file.
pub fn stored(bytes: &[u8]) -> Vec<u8> {
	let mut file = HEADER.to_vec();
	let blocks = bytes.chunks(usize::from(u16::MAX));
	for block in blocks {
		let length = block.len() as u16;
		file.push(0);
		file.extend(length.to_le_bytes());
		file.extend((!length).to_le_bytes());
		file.extend(block);
	}
	// The last block is an empty one.
	file.extend([1, 0, 0, 0xff, 0xff]);
	file.extend(crc32(bytes).to_le_bytes());
	file.extend((bytes.len() as u32).to_le_bytes());
	file
}

/// The sum that gzip and PNG check bytes with.
pub fn crc32(bytes: &[u8]) -> u32 {
	!bytes.iter().fold(u32::MAX, |crc, byte| {
		(0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_sum_is_that_of_the_standard() {
		assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
	}

	#[test]
	fn a_file_holds_the_bytes() {
		let file = stored(b"{}");
		let expected = [&HEADER[..], &[0, 2, 0, 0xfd, 0xff, b'{', b'}', 1, 0, 0, 0xff, 0xff]].concat();
		assert!(file.starts_with(&expected));
		assert_eq!(file.len(), expected.len() + 8);
	}
}
