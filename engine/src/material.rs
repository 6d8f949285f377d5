//! Material: what of an asset matters to whoever buys it.
//!
//! A buyer has seen an asset in some condition, and names the digest of what it saw. An asset that has changed in between
//! has another digest, and is not sold to it. What every round may change, readings and the health that comes of them, is
//! not material: otherwise nothing that is alive could be sold.

use crate::{life::TraitValues, Hash};
use codec::Encode;

/// What the hashed bytes begin with, so that no other document of the chain has the digest of a material.
pub const DOMAIN: [u8; 16] = *b"vivarium:matter1";

/// What of an asset matters to whoever buys it.
#[derive(Clone, Copy, Debug, Encode, Eq, PartialEq)]
pub struct Material<'a> {
	/// The digest of the blueprint version, core and texts, that the asset follows.
	pub blueprint: Hash,
	/// The state.
	pub state: u8,
	/// The flags that are raised, a bit each.
	pub flags: u32,
	/// The traits' values, in the blueprint's order.
	pub traits: &'a TraitValues,
	/// The digest of the image that is shown of it, if there is one.
	pub image: Option<Hash>,
}

impl Material<'_> {
	/// What a buyer names: blake2-256 of the [domain](DOMAIN) and the SCALE encoding of the material. Two materials differ
	/// wherever their digests do, and the other way round.
	pub fn digest(&self) -> Hash {
		sp_crypto_hashing::blake2_256(&(DOMAIN, self).encode())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{bounded, traits::TraitValue};
	use proptest::prelude::*;

	fn traits(values: impl IntoIterator<Item = TraitValue>) -> TraitValues {
		values.into_iter().collect::<Vec<_>>().try_into().unwrap()
	}

	fn text(value: &str) -> TraitValue {
		TraitValue::Text(bounded(value).unwrap())
	}

	#[test]
	fn every_part_of_a_material_changes_its_digest() {
		let worn = traits([TraitValue::Number(3), text("worn")]);
		let seen = Material { blueprint: [1; 32], state: 2, flags: 0b101, traits: &worn, image: Some([4; 32]) };
		let [more, shorter, renamed, swapped, retyped] = [
			traits([TraitValue::Number(4), text("worn")]),
			traits([TraitValue::Number(3)]),
			traits([TraitValue::Number(3), text("new")]),
			traits([text("worn"), TraitValue::Number(3)]),
			traits([TraitValue::Number(3), TraitValue::Number(0)]),
		];
		let others = [
			Material { blueprint: [2; 32], ..seen },
			Material { state: 3, ..seen },
			Material { flags: 0b100, ..seen },
			Material { flags: 0, ..seen },
			Material { traits: &more, ..seen },
			Material { traits: &shorter, ..seen },
			Material { traits: &renamed, ..seen },
			Material { traits: &swapped, ..seen },
			Material { traits: &retyped, ..seen },
			Material { image: Some([5; 32]), ..seen },
			Material { image: None, ..seen },
		];
		for (position, other) in others.iter().enumerate() {
			assert_ne!(other.digest(), seen.digest(), "{other:?}");
			let twin = others.iter().rposition(|another| another.digest() == other.digest());
			assert_eq!(twin, Some(position), "no two of them have the same digest");
		}
	}

	#[test]
	fn the_hashed_bytes_do_not_change() {
		let values = traits([TraitValue::Number(-2), text("ab")]);
		let material = Material { blueprint: [7; 32], state: 1, flags: 0x0102, traits: &values, image: Some([9; 32]) };
		let bytes = [
			b"vivarium:matter1".as_slice(),
			&[7; 32],
			&[1],
			&[2, 1, 0, 0],
			&[2 << 2],
			&[0, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
			&[1, 2 << 2, b'a', b'b'],
			&[1],
			&[9; 32],
		]
		.concat();
		assert_eq!(material.digest(), sp_crypto_hashing::blake2_256(&bytes));
	}

	#[test]
	fn the_domain_is_part_of_the_digest() {
		let none = traits([]);
		let material = Material { blueprint: [7; 32], state: 1, flags: 0, traits: &none, image: None };
		assert_ne!(material.digest(), sp_crypto_hashing::blake2_256(&material.encode()));
	}

	/// Small ranges, so that equal ones come up.
	fn value() -> impl Strategy<Value = TraitValue> {
		prop_oneof![(0..2i64).prop_map(TraitValue::Number), "[ab]{0,1}".prop_map(|value| text(&value))]
	}

	fn parts() -> impl Strategy<Value = (u8, u8, u32, TraitValues, Option<u8>)> {
		let traits = prop::collection::vec(value(), 0..3).prop_map(traits);
		(0..2u8, 0..2u8, 0..2u32, traits, prop::option::of(0..2u8))
	}

	proptest! {
		#[test]
		fn digests_are_equal_exactly_where_materials_are(one in parts(), other in parts(), same in any::<bool>()) {
			let other = if same { one.clone() } else { other };
			let digest = |(blueprint, state, flags, traits, image): &(u8, u8, u32, TraitValues, Option<u8>)| {
				let image = image.map(|image| [image; 32]);
				Material { blueprint: [*blueprint; 32], state: *state, flags: *flags, traits, image }.digest()
			};
			prop_assert_eq!(digest(&one) == digest(&other), one == other);
		}
	}
}
