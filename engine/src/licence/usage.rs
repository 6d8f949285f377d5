//! The log of a licence's usage: each entry is hashed together with the hash of the one before, so that the head that
//! the licence holds vouches for all of them.

use crate::{BlockNumber, Hash};
use alloc::vec::Vec;
use codec::{Decode, DecodeAll, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What stands for the head of a log without entries.
pub const NOTHING: Hash = [0; 32];

/// What stands before an entry where it is hashed, so that its hash is that of nothing else.
const TAG: &[u8; 24] = b"vivarium::licence::usage";

/// An entry of the log, by format version.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Entry {
	/// The first format.
	#[codec(index = 1)]
	V1(Usage),
}

/// What a meter showed.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Usage {
	/// The licence.
	pub licence: u32,
	/// Counted from 1, without gaps.
	pub number: u32,
	/// The block in which it was read.
	pub block: BlockNumber,
	/// The term to which it belongs, counted from 1.
	pub term: u32,
	/// The units used in that term so far.
	pub total: u64,
}

impl Entry {
	/// The bytes that are hashed: the hash of the entry before, a tag, and the entry.
	pub fn bytes(&self, previous: &Hash) -> Vec<u8> {
		(previous, TAG, self).encode()
	}

	/// The head of the log once the entry is in it.
	pub fn head(&self, previous: &Hash) -> Hash {
		sp_crypto_hashing::blake2_256(&self.bytes(previous))
	}
}

/// The whole units of a counter's value with so many decimals, rounded down; none of what is below zero.
pub fn whole_units(value: i64, decimals: u8) -> u64 {
	let units = 10i64.checked_pow(decimals.into()).and_then(|one| value.checked_div(one));
	units.and_then(|units| units.try_into().ok()).unwrap_or(0)
}

/// Checks a whole log, the newest entry's bytes first, against its head. Returns what was used, oldest first; `None`
/// where anything in it is not what the head vouches for.
pub fn verify<'a>(
	licence: u32,
	entries: u32,
	head: Hash,
	newest_first: impl IntoIterator<Item = &'a [u8]>,
) -> Option<Vec<Usage>> {
	let mut records = newest_first.into_iter();
	let mut wanted = head;
	let mut found = Vec::new();
	for number in (1..=entries).rev() {
		let bytes = records.next().filter(|bytes| sp_crypto_hashing::blake2_256(bytes) == wanted)?;
		let (previous, tag, Entry::V1(usage)) = <(Hash, [u8; 24], Entry)>::decode_all(&mut &bytes[..]).ok()?;
		if tag != *TAG || (usage.licence, usage.number) != (licence, number) {
			return None;
		}
		found.push(usage);
		wanted = previous;
	}
	found.reverse();
	(wanted == NOTHING).then_some(found)
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Three entries, their bytes newest first, and the head.
	fn log() -> (Vec<Usage>, Vec<Vec<u8>>, Hash) {
		let (mut usages, mut records, mut head) = (vec![], vec![], NOTHING);
		for number in 1..=3 {
			let usage = Usage { licence: 9, number, block: number * 10, term: 1, total: u64::from(number) * 5 };
			records.insert(0, Entry::V1(usage).bytes(&head));
			head = Entry::V1(usage).head(&head);
			usages.push(usage);
		}
		(usages, records, head)
	}

	fn check(licence: u32, entries: u32, head: Hash, records: &[Vec<u8>]) -> Option<Vec<Usage>> {
		verify(licence, entries, head, records.iter().map(Vec::as_slice))
	}

	#[test]
	fn units_are_whole_and_not_below_zero() {
		let units = [(12_999, 3), (12_999, 0), (999, 3), (-5, 0), (i64::MAX, 0), (i64::MAX, 9), (i64::MAX, 200)];
		let found = units.map(|(value, decimals)| whole_units(value, decimals));
		assert_eq!(found, [12, 12_999, 0, 0, i64::MAX as u64, 9_223_372_036, 0]);
	}

	#[test]
	fn a_whole_log_holds() {
		let (usages, records, head) = log();
		assert_eq!(check(9, 3, head, &records), Some(usages));
		assert_eq!(check(9, 0, NOTHING, &[]), Some(vec![]));
	}

	#[test]
	fn any_flipped_byte_is_found() {
		let (_, records, head) = log();
		for record in 0..records.len() {
			for byte in 0..records[record].len() {
				let mut tampered = records.clone();
				tampered[record][byte] ^= 1;
				assert_eq!(check(9, 3, head, &tampered), None);
			}
		}
	}

	#[test]
	fn a_log_that_is_cut_or_is_anothers_is_found() {
		let (_, records, head) = log();
		assert_eq!(check(8, 3, head, &records), None);
		assert_eq!(check(9, 2, head, &records), None);
		assert_eq!(check(9, 4, head, &records), None);
		assert_eq!(check(9, 3, head, &records[..2]), None);
		assert_eq!(check(9, 0, head, &records), None);
	}
}
