//! What is stored.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use vivarium_primitives::BlockNumber;

/// A block, encoded so that keys stand in the order of blocks: big-endian.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo)]
pub struct At([u8; 4]);

impl From<BlockNumber> for At {
	fn from(block: BlockNumber) -> Self {
		Self(block.to_be_bytes())
	}
}

impl From<At> for BlockNumber {
	fn from(At(bytes): At) -> Self {
		Self::from_be_bytes(bytes)
	}
}
