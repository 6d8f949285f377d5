//! What a device signs.
//!
//! ```text
//! domain 16 │ genesis 32 │ collection 4 │ item 4 │ sequence 8 │ sampled 8 │ count 1 │ count × (metric 1, value 8)
//!                                       └──────────────────── the sample, as it is carried in ──────────────────
//! ```
//!
//! Numbers are little-endian and of fixed width, and the count of values is its fourfold in one byte, as SCALE has it: a
//! small device writes all of it into 217 bytes at most, and signs them as they are.

use crate::{CollectionId, ItemId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;
use vivarium_engine::limits;

/// Tells the samples of devices, format 1, from everything else that a key could sign.
pub const DOMAIN: [u8; 16] = *b"vivarium:device1";

/// What a device measured of one item.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Sample {
	/// The item.
	pub item: ItemId,
	/// The device's own count of its samples, of all items together. Each is above the one before.
	pub sequence: u64,
	/// When it was taken, in milliseconds since 1970.
	pub sampled: u64,
	/// The values: the metric's position, and the value in the metric's decimals.
	pub values: BoundedVec<(u8, i64), ConstU32<{ limits::METRICS }>>,
}

impl Sample {
	/// The bytes that the device signs, so that the sample counts on this chain and in this collection alone.
	pub fn message(&self, genesis: H256, collection: CollectionId) -> Vec<u8> {
		(DOMAIN, genesis, collection, self).encode()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_core::{ed25519, Pair};

	/// The first secret key of RFC 8032, section 7.1.
	const SECRET: &str = "0x9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

	/// Its signature of the guide's example.
	const SIGNATURE: &str = "48e40c42102ccbf4be5e7fffe878f83a6a8a712f411ac63296d7f2ccf953dee7\
		9873e846950e35035331910fccc9ddd04a67197bc1ec054373fdc62c1d1a3a00";

	fn sample(values: &[(u8, i64)]) -> Sample {
		Sample { item: 7, sequence: 42, sampled: 1_700_000_000_000, values: values.to_vec().try_into().unwrap() }
	}

	fn hex(bytes: impl AsRef<[u8]>) -> String {
		bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
	}

	#[test]
	fn the_bytes_are_those_of_the_guide() {
		let message = sample(&[(0, 45), (2, -180)]).message(H256::repeat_byte(0x11), 3);
		let parts = [
			"766976617269756d3a64657669636531",
			"1111111111111111111111111111111111111111111111111111111111111111",
			"03000000",
			"07000000",
			"2a00000000000000",
			"0068e5cf8b010000",
			"08",
			"002d00000000000000",
			"024cffffffffffffff",
		];
		assert_eq!(hex(&message), parts.concat());
		let key = ed25519::Pair::from_string(SECRET, None).unwrap();
		assert_eq!(hex(key.public()), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
		assert_eq!(hex(key.sign(&message)), SIGNATURE);
	}

	#[test]
	fn the_longest_message_has_the_length_that_the_guide_says() {
		let longest = sample(&[(0, i64::MIN); limits::METRICS as usize]);
		assert_eq!(longest.message(H256::zero(), 0).len(), 217);
		assert_eq!(Sample::max_encoded_len(), 165);
	}
}
