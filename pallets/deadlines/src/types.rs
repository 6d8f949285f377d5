//! What is stored.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use vivarium_primitives::BlockNumber;

/// After how many blocks the hook looks again, when it found nothing that is due earlier.
///
/// Whatever is armed for fewer blocks ahead must make it look. Lowering this wants a migration that removes
/// [`QuietUntil`](crate::QuietUntil): more was armed under the old value than it says.
pub const LOOK_AHEAD: BlockNumber = 30;

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
