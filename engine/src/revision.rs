//! Revisions: the hash-chained audit trail of an asset.
//!
//! A record's bytes begin with a format version and are hashed as they are; they are never encoded anew. Each record
//! holds the hash of the one before, so that the head hash in state vouches for the whole history.

use crate::{
	blueprint::{Core, Name, Texts},
	decimal,
	external_id::ExternalId,
	life::TraitValues,
	limits,
	reading::{Accepted, Mark},
	rules::bit,
	text,
	traits::{TraitKind, TraitValue},
	BlockNumber, CollectionId, Hash, ItemId,
};
use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeAll, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;

/// The number of the first revision, the enrolment.
pub const FIRST: u32 = 1;
/// What stands for the previous hash in the first revision.
pub const NOTHING: Hash = [0; 32];

/// A record, by format version.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Record {
	/// The format of release 1, and of every revision whose blueprint has no measures.
	#[codec(index = 1)]
	V1(Revision),
	/// A revision, and the numbers of the blueprint's measures afterwards, in its order; none where there was none yet.
	/// Since spec version 2.
	#[codec(index = 2)]
	V2(Revision, Numbers),
}

/// The numbers of measures, each in its decimals.
pub type Numbers = BoundedVec<Option<i64>, ConstU32<{ limits::MEASURES }>>;

/// One accepted change of an asset, with its provenance.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Revision {
	/// The asset's collection.
	pub collection: CollectionId,
	/// The asset's item.
	pub item: ItemId,
	/// Counted from 1, without gaps.
	pub number: u32,
	/// The hash of the revision before; zeros in the first.
	pub previous: Hash,
	/// The block in which it happened.
	pub block: BlockNumber,
	/// The chain's clock in that block, in milliseconds since 1970.
	pub time: u64,
	/// What made it happen.
	pub origin: Origin,
	/// The digest of the blueprint, core and texts, under which it happened.
	pub blueprint: Hash,
	/// The state afterwards.
	pub state: u8,
	/// The health afterwards.
	pub health: Option<u8>,
	/// The traits afterwards, in the blueprint's order.
	pub traits: TraitValues,
	/// The flags raised afterwards, a bit each.
	pub flags: u32,
	/// The values on which it rests.
	pub inputs: BoundedVec<Input, ConstU32<{ limits::METRICS }>>,
}

/// What makes a revision happen.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Origin {
	/// The item was enrolled and began to live.
	#[codec(index = 0)]
	Enrolment {
		/// Its name in the outside world.
		external_id: ExternalId,
	},
	/// A round of telemetry was decided.
	#[codec(index = 1)]
	Telemetry {
		/// The round, by its opening block.
		round: BlockNumber,
		/// The public keys of the operators whose reports were counted until then, in the committee's order.
		reporters: BoundedVec<Hash, ConstU32<{ limits::COMMITTEE }>>,
		/// The rules that fired, by position.
		fired: BoundedVec<u8, ConstU32<{ limits::RULES }>>,
	},
	/// The owner moved the item to another version of its blueprint.
	#[codec(index = 2)]
	Migration {
		/// The version before.
		from: u32,
		/// The version after.
		to: u32,
		/// The traits that the asset has not got any more.
		dropped: BoundedVec<Name, ConstU32<{ limits::TRAITS }>>,
	},
	/// The owner wrote a trait.
	#[codec(index = 3)]
	Owner {
		/// The owner's account.
		account: Hash,
		/// The trait, by position.
		index: u8,
	},
	/// The item ceased to be a dynamic asset. This is the last revision of its history.
	#[codec(index = 4)]
	Retirement {
		/// Why.
		reason: Retirement,
	},
	/// A model's proposal was granted. Since spec version 2.
	#[codec(index = 5)]
	Synthesis {
		/// The digest of the request, whose bytes hold the inputs.
		request: Hash,
		/// The model.
		model: u32,
		/// The digest of the prompt that comes of the request.
		prompt: Hash,
		/// The digest of the proposal that was granted.
		output: Hash,
		/// Which of the model's attempts it was, from 0.
		attempt: u8,
		/// The public key of the operator whose run it is. Narrative and image are its own.
		leader: Hash,
		/// The public keys of the operators whose runs agree, in the committee's order.
		attesters: BoundedVec<Hash, ConstU32<{ limits::COMMITTEE }>>,
		/// The accounts that approved it; none where no review was asked for.
		reviewers: BoundedVec<Hash, ConstU32<{ limits::REVIEWERS }>>,
		/// The rules that fired afterwards, by position.
		fired: BoundedVec<u8, ConstU32<{ limits::RULES }>>,
	},
	/// Reviewers took down what a model had written or drawn. Since spec version 2.
	#[codec(index = 6)]
	Strip {
		/// Whether the narrative was taken down.
		narrative: bool,
		/// Whether the image was taken down.
		image: bool,
		/// The accounts that decided it.
		reviewers: BoundedVec<Hash, ConstU32<{ limits::REVIEWERS }>>,
	},
	/// Reviewers put state, traits and flags back to those of an earlier revision. Since spec version 2.
	#[codec(index = 7)]
	Reversion {
		/// The number of that revision.
		to: u32,
		/// The accounts that decided it.
		reviewers: BoundedVec<Hash, ConstU32<{ limits::REVIEWERS }>>,
	},
	/// A publisher pushed values. Since spec version 2.
	#[codec(index = 8)]
	Publication {
		/// The publisher's account.
		publisher: Hash,
		/// The metrics that it pushed, by position.
		metrics: BoundedVec<u8, ConstU32<{ limits::METRICS }>>,
		/// The rules that fired, by position.
		fired: BoundedVec<u8, ConstU32<{ limits::RULES }>>,
	},
	/// A device's signed sample was carried in. Since spec version 2.
	#[codec(index = 9)]
	Device {
		/// The device's public key.
		device: Hash,
		/// The account that carried it in.
		relayer: Hash,
		/// The sample's time, which the device signed, in milliseconds since 1970.
		sampled: u64,
		/// The metrics that it brought, by position.
		metrics: BoundedVec<u8, ConstU32<{ limits::METRICS }>>,
		/// The rules that fired, by position.
		fired: BoundedVec<u8, ConstU32<{ limits::RULES }>>,
	},
}

impl Origin {
	/// The rules that fired, by position.
	pub fn fired(&self) -> &[u8] {
		match self {
			Self::Telemetry { fired, .. }
			| Self::Synthesis { fired, .. }
			| Self::Publication { fired, .. }
			| Self::Device { fired, .. } => fired,
			_ => &[],
		}
	}

	/// The reasons that the rules which fired give, each once, in the order of the rules.
	pub fn reasons<'a>(&self, texts: &'a Texts) -> Vec<&'a str> {
		let mut reasons = Vec::new();
		for reason in self.fired().iter().filter_map(|rule| texts.reasons.get(usize::from(*rule)).map(text)) {
			if !reason.is_empty() && !reasons.contains(&reason) {
				reasons.push(reason);
			}
		}
		reasons
	}
}

/// Why an item ceased to be a dynamic asset.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Retirement {
	/// Its owner retired it; the item goes on without telemetry.
	#[codec(index = 0)]
	Retired,
	/// Its owner retired and burnt it.
	#[codec(index = 1)]
	Burnt,
	/// The item had vanished, and someone cleaned up.
	#[codec(index = 2)]
	Vanished,
}

/// An accepted value on which a revision rests.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Input {
	/// The metric's position.
	pub metric: u8,
	/// The value, and what stands behind it.
	pub accepted: Accepted,
}

impl Record {
	/// A revision as it is recorded, with the numbers of its blueprint's measures, if it has any.
	pub fn new(revision: Revision, numbers: Vec<Option<i64>>) -> Self {
		if numbers.is_empty() {
			Self::V1(revision)
		} else {
			Self::V2(revision, BoundedVec::truncate_from(numbers))
		}
	}

	/// The hash by which the next revision, or the asset's head, refers to this one.
	pub fn hash(&self) -> Hash {
		hash(&self.encode())
	}

	/// The revision.
	pub fn revision(&self) -> &Revision {
		match self {
			Self::V1(revision) | Self::V2(revision, _) => revision,
		}
	}

	/// The revision alone.
	pub fn into_revision(self) -> Revision {
		match self {
			Self::V1(revision) | Self::V2(revision, _) => revision,
		}
	}

	/// The numbers of the measures afterwards; none of a format that has none.
	pub fn numbers(&self) -> &[Option<i64>] {
		match self {
			Self::V1(_) => &[],
			Self::V2(_, numbers) => numbers,
		}
	}
}

/// The hash of a record's bytes: blake2-256.
pub fn hash(record: &[u8]) -> Hash {
	sp_crypto_hashing::blake2_256(record)
}

/// Where a history does not hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Broken {
	/// The record is not the one that its hash names.
	Hash,
	/// The record's format is unknown.
	Format,
	/// The record belongs to another asset.
	Asset,
	/// The record does not have the number expected.
	Number,
	/// The first record is not an enrolment, or names a record before it.
	Birth,
}

impl fmt::Display for Broken {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str(match self {
			Self::Hash => "its bytes do not have the hash that names it",
			Self::Format => "its format is unknown here",
			Self::Asset => "it belongs to another asset",
			Self::Number => "it has another number",
			Self::Birth => "only the first revision is an enrolment",
		})
	}
}

/// Checks a history from the head back to birth, one record at a time.
#[derive(Clone, Copy, Debug)]
pub struct Walk {
	collection: CollectionId,
	item: ItemId,
	next: Option<(u32, Hash)>,
}

impl Walk {
	/// Begins at the asset's head, as its state or a storage proof names it.
	pub fn from_head(collection: CollectionId, item: ItemId, number: u32, head: Hash) -> Self {
		Self { collection, item, next: Some((number, head)) }
	}

	/// Number and hash of the record wanted next; `None` when birth was reached and all of it holds.
	pub fn wanted(&self) -> Option<(u32, Hash)> {
		self.next
	}

	/// Takes the record wanted next.
	///
	/// # Errors
	/// [`Broken`] where the record is not what the chain of hashes demands.
	pub fn take(&mut self, bytes: &[u8]) -> Result<Record, Broken> {
		let (number, expected) = self.next.ok_or(Broken::Number)?;
		if hash(bytes) != expected {
			return Err(Broken::Hash);
		}
		let record = Record::decode_all(&mut &bytes[..]).map_err(|_| Broken::Format)?;
		let revision = record.revision();
		if (revision.collection, revision.item) != (self.collection, self.item) {
			return Err(Broken::Asset);
		}
		if revision.number != number {
			return Err(Broken::Number);
		}
		let is_enrolment = matches!(revision.origin, Origin::Enrolment { .. });
		let is_first = number == FIRST;
		if is_first != is_enrolment || is_first != (revision.previous == NOTHING) {
			return Err(Broken::Birth);
		}
		self.next = if is_first { None } else { Some((number.saturating_sub(1), revision.previous)) };
		Ok(record)
	}
}

/// Checks a whole history, newest record first. Returns how many records hold.
///
/// # Errors
/// The number of the record, and how the history is [`Broken`] there.
pub fn verify<'a>(mut walk: Walk, newest_first: impl IntoIterator<Item = &'a [u8]>) -> Result<u32, (u32, Broken)> {
	let mut records = newest_first.into_iter();
	let mut count = 0u32;
	while let Some((number, _)) = walk.wanted() {
		let bytes = records.next().ok_or((number, Broken::Hash))?;
		walk.take(bytes).map_err(|broken| (number, broken))?;
		count = count.saturating_add(1);
	}
	Ok(count)
}

/// A revision in one line: what changed from what to what, health, state, and the reasons of the rules that fired.
pub fn describe(current: &Record, previous: Option<&Record>, core: &Core, texts: &Texts) -> String {
	let numbers = (previous.map(Record::numbers).unwrap_or_default(), current.numbers());
	let (current, previous) = (current.revision(), previous.map(Record::revision));
	let mut parts = Vec::new();
	match &current.origin {
		Origin::Enrolment { external_id } => parts.push(format!("enrolled as {}", text(external_id))),
		Origin::Telemetry { .. } => {}
		Origin::Migration { from, to, dropped } => {
			parts.push(format!("blueprint version {from} → {to}"));
			parts.extend(dropped.iter().map(|name| format!("without {}", text(name))));
		}
		Origin::Owner { .. } => parts.push("by its owner".into()),
		Origin::Synthesis { model, attesters, reviewers, .. } => {
			let runs = attesters.len().saturating_add(1);
			let reviewed = if reviewers.is_empty() { "" } else { ", reviewed" };
			parts.push(format!("by model {model} ({runs} runs agree{reviewed})").replace("(1 runs agree", "(1 run"));
		}
		Origin::Strip { narrative, image, .. } => parts.push(
			match (narrative, image) {
				(true, true) => "narrative and image taken down",
				(true, false) => "narrative taken down",
				_ => "image taken down",
			}
			.into(),
		),
		Origin::Reversion { to, .. } => parts.push(format!("reverted to revision {to}")),
		Origin::Publication { .. } => parts.push("by a publisher".into()),
		Origin::Device { .. } => parts.push("by a device".into()),
		Origin::Retirement { reason } => parts.push(
			match reason {
				Retirement::Retired => "retired",
				Retirement::Burnt => "retired and burnt",
				Retirement::Vanished => "retired, because the item had vanished",
			}
			.into(),
		),
	}
	// A migration may give positions other names, so only what is afterwards can be told.
	let previous = previous.filter(|previous| previous.blueprint == current.blueprint);
	for (position, (metric, names)) in (0u8..).zip(core.metrics.iter().zip(&texts.metrics)) {
		let printed = |revision: &Revision| {
			let input = revision.inputs.iter().find(|input| input.metric == position)?;
			let mark = match input.accepted.mark {
				Mark::Plain => "",
				Mark::ConfirmedStep => " (step confirmed)",
				Mark::Reset => " (counter reset)",
			};
			Some(with_unit(&decimal::print(input.accepted.value, metric.decimals), text(&names.unit)) + mark)
		};
		if let Some(change) = changed(previous.and_then(printed), printed(current)) {
			parts.push(format!("{} {change}", text(&names.name)));
		}
	}
	for (position, (measure, names)) in core.measures.iter().zip(&texts.measures).enumerate() {
		let printed = |numbers: &[Option<i64>]| {
			let number = numbers.get(position).copied().flatten()?;
			Some(with_unit(&decimal::print(number, measure.decimals(core)), text(&names.unit)))
		};
		let (before, after) = numbers;
		if let Some(change) = changed(previous.and_then(|_| printed(before)), printed(after)) {
			parts.push(format!("{} {change}", text(&names.name)));
		}
	}
	for (position, names) in texts.traits.iter().enumerate() {
		let printed = |revision: &Revision| print_trait(core, texts, position, revision.traits.get(position)?);
		if let Some(change) = changed(previous.and_then(printed), printed(current)) {
			parts.push(format!("{} {change}", text(&names.name)));
		}
	}
	for (flag, name) in (0u8..).zip(&texts.flags) {
		let raised = |revision: &Revision| revision.flags & bit(flag) != 0;
		match (previous.is_some_and(raised), raised(current)) {
			(false, true) => parts.push(format!("{} raised", text(name))),
			(true, false) => parts.push(format!("{} cleared", text(name))),
			_ => {}
		}
	}
	let health = |revision: &Revision| revision.health.map(|health| health.to_string());
	if let Some(change) = changed(previous.and_then(health), health(current)) {
		parts.push(format!("health {change}"));
	}
	let state = |revision: &Revision| texts.states.get(usize::from(revision.state)).map(|name| text(name).to_string());
	if let Some(change) = changed(previous.and_then(state), state(current)) {
		parts.push(format!("state {change}"));
	}
	let line = parts.join(", ");
	match current.origin.reasons(texts).join("; ") {
		reasons if reasons.is_empty() => line,
		reasons => format!("{line} ({reasons})"),
	}
}

/// A trait's value in words: a number, an option's name, `yes` or `no`, a text.
pub fn print_trait(core: &Core, texts: &Texts, position: usize, value: &TraitValue) -> Option<String> {
	let declared = core.traits.get(position)?;
	Some(match (declared.kind, value) {
		(TraitKind::Enumeration { .. }, TraitValue::Number(option)) => {
			let options = &texts.traits.get(position)?.options;
			text(options.get(usize::try_from(*option).ok()?)?).to_string()
		}
		(TraitKind::Bool, TraitValue::Number(truth)) => if *truth == 0 { "no" } else { "yes" }.to_string(),
		(_, TraitValue::Number(number)) => number.to_string(),
		(_, TraitValue::Text(value)) => text(value).to_string(),
	})
}

/// A value with its unit: `12.3 %`.
pub fn with_unit(value: &str, unit: &str) -> String {
	if unit.is_empty() {
		value.to_string()
	} else {
		format!("{value} {unit}")
	}
}

fn changed(before: Option<String>, after: Option<String>) -> Option<String> {
	match (before.filter(|before| !before.is_empty()), after) {
		(Some(before), Some(after)) if after.is_empty() => Some(format!("{before} → nothing")),
		(Some(before), Some(after)) if before != after => Some(format!("{before} → {after}")),
		(None, Some(after)) if !after.is_empty() => Some(after),
		_ => None,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{bounded, fixtures};

	fn telemetry(number: u32, previous: Hash, load: i64, state: u8) -> Record {
		let accepted = Accepted { value: load, spread: 0, values: 1, sources: 1, block: number, mark: Mark::Plain };
		Record::V1(Revision {
			collection: 0,
			item: 7,
			number,
			previous,
			block: number,
			time: 0,
			origin: Origin::Telemetry {
				round: number,
				reporters: vec![[1; 32]].try_into().unwrap(),
				fired: Default::default(),
			},
			blueprint: [2; 32],
			state,
			health: Some(50 + state),
			traits: Default::default(),
			flags: 0,
			inputs: vec![Input { metric: 0, accepted }].try_into().unwrap(),
		})
	}

	fn enrolment() -> Record {
		let mut birth = telemetry(FIRST, NOTHING, 0, 0).into_revision();
		birth.origin = Origin::Enrolment { external_id: bounded("host").unwrap() };
		birth.inputs = Default::default();
		birth.health = None;
		Record::V1(birth)
	}

	/// Four records, oldest first.
	fn history() -> Vec<Record> {
		let mut records = vec![enrolment()];
		for number in 2..=4 {
			let previous = records.last().unwrap().hash();
			records.push(telemetry(number, previous, i64::from(number) * 100, 0));
		}
		records
	}

	fn check(records: &[Vec<u8>], head: Hash) -> Result<u32, (u32, Broken)> {
		verify(Walk::from_head(0, 7, 4, head), records.iter().rev().map(Vec::as_slice))
	}

	fn encoded(records: &[Record]) -> Vec<Vec<u8>> {
		records.iter().map(Encode::encode).collect()
	}

	#[test]
	fn a_whole_history_holds() {
		let records = history();
		assert_eq!(check(&encoded(&records), records[3].hash()), Ok(4));
	}

	#[test]
	fn any_flipped_byte_is_found() {
		let records = history();
		let head = records[3].hash();
		let clean = encoded(&records);
		for record in 0..clean.len() {
			for byte in 0..clean[record].len() {
				let mut tampered = clean.clone();
				tampered[record][byte] ^= 1;
				assert_eq!(check(&tampered, head), Err((record as u32 + 1, Broken::Hash)));
			}
		}
	}

	#[test]
	fn a_missing_or_swapped_record_is_found() {
		let records = history();
		let head = records[3].hash();
		let mut missing = encoded(&records);
		missing.remove(1);
		assert_eq!(check(&missing, head), Err((2, Broken::Hash)));
		let mut swapped = encoded(&records);
		swapped.swap(1, 2);
		assert_eq!(check(&swapped, head), Err((3, Broken::Hash)));
		assert_eq!(check(&encoded(&records)[1..], head), Err((1, Broken::Hash)));
	}

	#[test]
	fn a_consistent_forgery_is_found() {
		let walk = |record: &Record, collection, number| {
			Walk::from_head(collection, 7, number, record.hash()).take(&record.encode()).map(|_| ())
		};
		assert_eq!(walk(&enrolment(), 0, 1), Ok(()));
		assert_eq!(walk(&enrolment(), 1, 1), Err(Broken::Asset));
		assert_eq!(walk(&enrolment(), 0, 2), Err(Broken::Number));
		assert_eq!(walk(&telemetry(1, NOTHING, 0, 0), 0, 1), Err(Broken::Birth), "no enrolment");
		assert_eq!(walk(&telemetry(2, NOTHING, 0, 0), 0, 2), Err(Broken::Birth), "a second birth");

		let mut trailing = enrolment().encode();
		trailing.push(0);
		let mut later = Walk::from_head(0, 7, 1, hash(&trailing));
		assert_eq!(later.take(&trailing), Err(Broken::Format));
	}

	#[test]
	fn the_format_of_release_1_does_not_change() {
		let bytes = history()[1].encode();
		assert_eq!(bytes[0], 1);
		assert_eq!(Record::decode_all(&mut &bytes[..]).unwrap(), history()[1]);
	}

	#[test]
	fn a_publication_is_told_and_keeps_its_place() {
		let (core, texts) = fixtures::machine();
		let origin =
			Origin::Publication { publisher: [7; 32], metrics: vec![0].try_into().unwrap(), fired: Default::default() };
		assert_eq!(origin.encode()[0], 8);
		let mut pushed = telemetry(3, NOTHING, 955, 1).into_revision();
		pushed.origin = origin;
		let line = describe(&Record::V1(pushed), Some(&telemetry(2, NOTHING, 123, 0)), &core, &texts);
		assert!(line.starts_with("by a publisher, load 12.3 % → 95.5 %"), "{line}");
	}

	#[test]
	fn a_device_is_told_and_keeps_its_place() {
		let (core, texts) = fixtures::machine();
		let metrics = vec![0].try_into().unwrap();
		let origin =
			Origin::Device { device: [7; 32], relayer: [8; 32], sampled: 5, metrics, fired: Default::default() };
		assert_eq!(origin.encode()[..42], [vec![9], vec![7; 32], vec![8; 9]].concat());
		let mut pushed = telemetry(3, NOTHING, 955, 1).into_revision();
		pushed.origin = origin;
		let line = describe(&Record::V1(pushed), Some(&telemetry(2, NOTHING, 123, 0)), &core, &texts);
		assert!(line.starts_with("by a device, load 12.3 % → 95.5 %"), "{line}");
	}

	#[test]
	fn a_record_has_numbers_where_its_blueprint_has_measures() {
		let revision = telemetry(2, [3; 32], 100, 0).into_revision();
		let plain = Record::new(revision.clone(), vec![]);
		assert_eq!((&plain, plain.numbers()), (&Record::V1(revision.clone()), &[][..]));
		let measured = Record::new(revision.clone(), vec![Some(7), None]);
		assert_eq!((measured.revision(), measured.numbers()), (&revision, &[Some(7), None][..]));
		let bytes = measured.encode();
		assert_eq!((bytes[0], plain.encode()[0]), (2, 1));
		assert_eq!(bytes[1..plain.encode().len()], plain.encode()[1..], "the revision itself is written alike");
		let walk = |bytes: &[u8]| Walk::from_head(0, 7, 2, hash(bytes)).take(bytes);
		assert_eq!(walk(&bytes), Ok(measured.clone()));
		assert_eq!(measured.into_revision(), revision);
		let mut unknown = bytes;
		unknown[0] = 3;
		assert_eq!(walk(&unknown), Err(Broken::Format));
	}

	#[test]
	fn a_line_tells_measures_and_reasons() {
		let (core, texts) = fixtures::measured();
		let record = |number, load, fired: &[u8], seconds| {
			let mut revision = telemetry(number, NOTHING, load, 0).into_revision();
			let reporters = Default::default();
			revision.origin = Origin::Telemetry { round: number, reporters, fired: fired.to_vec().try_into().unwrap() };
			revision.health = None;
			Record::new(revision, vec![seconds])
		};
		let line = |current: &Record, previous: &Record| describe(current, Some(previous), &core, &texts);
		let (first, second) = (record(2, 900, &[], None), record(3, 900, &[0, 1, 0, 9], Some(60)));
		let third = record(4, 950, &[1], Some(0));
		assert_eq!(line(&first, &first), "");
		assert_eq!(line(&second, &first), "overload 60 s (a minute of overload; it has rested)");
		assert_eq!(line(&third, &second), "load 90.0 % → 95.0 %, overload 60 s → 0 s (it has rested)");
		assert_eq!(second.revision().origin.reasons(&texts), ["a minute of overload", "it has rested"]);
		let none = Texts { reasons: vec![bounded("").unwrap()].try_into().unwrap(), ..texts.clone() };
		assert_eq!(second.revision().origin.reasons(&none), Vec::<&str>::new());
	}

	#[test]
	fn an_empty_text_is_not_told_as_one() {
		let of = |value: &str| {
			let mut revision = telemetry(2, NOTHING, 0, 0).into_revision();
			revision.inputs = Default::default();
			revision.health = None;
			revision.traits = vec![TraitValue::Text(bounded(value).unwrap())].try_into().unwrap();
			Record::V1(revision)
		};
		let (mut core, mut texts) = fixtures::machine();
		let writers = crate::traits::Writers { rules: false, model: false, owner: true };
		core.traits = vec![crate::traits::Trait { kind: TraitKind::Text, initial: 0, writers }].try_into().unwrap();
		texts.traits =
			vec![crate::blueprint::TraitTexts { name: bounded("title").unwrap(), options: Default::default() }]
				.try_into()
				.unwrap();
		let line =
			|current: &str, previous: Option<&str>| describe(&of(current), previous.map(of).as_ref(), &core, &texts);
		assert_eq!(line("", None), "state nominal");
		assert_eq!(line("Blue", None), "title Blue, state nominal");
		assert_eq!(line("Blue", Some("")), "title Blue");
		assert_eq!(line("", Some("Blue")), "title Blue → nothing");
		assert_eq!(line("", Some("")), "");
	}

	#[test]
	fn a_line_says_what_changed() {
		let (core, texts) = fixtures::machine();
		let line = |current: &Record, previous: Option<&Record>| describe(current, previous, &core, &texts);
		let (birth, first, second) = (enrolment(), telemetry(2, NOTHING, 123, 0), telemetry(3, NOTHING, 955, 1));
		assert_eq!(line(&birth, None), "enrolled as host, state nominal");
		assert_eq!(line(&first, Some(&birth)), "load 12.3 %, health 50");
		assert_eq!(line(&second, Some(&first)), "load 12.3 % → 95.5 %, health 50 → 51, state nominal → strained");
	}
}
