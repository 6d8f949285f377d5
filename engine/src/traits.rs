//! Traits: typed attributes of an asset.

use crate::{limits, Text};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A trait's text.
pub type TraitText = Text<{ limits::TRAIT_TEXT }>;

/// A typed attribute that a blueprint declares.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Trait {
	/// Its type.
	pub kind: TraitKind,
	/// What a number, an option's position or a truth (0 or 1) begins as. A text begins empty, and this is 0.
	pub initial: i64,
	/// Who may write it.
	pub writers: Writers,
}

/// A trait's type.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum TraitKind {
	/// A whole number in a range; the ends belong to it.
	#[codec(index = 0)]
	Integer {
		/// The lowest.
		minimum: i64,
		/// The highest.
		maximum: i64,
	},
	/// One of so many options, 1 to 16; its value is the option's position.
	#[codec(index = 1)]
	Enumeration {
		/// How many.
		options: u8,
	},
	/// Yes or no: 1 or 0.
	#[codec(index = 2)]
	Bool,
	/// Text of at most 64 bytes.
	#[codec(index = 3)]
	Text,
}

/// Who may write a trait.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Writers {
	/// The blueprint's rules.
	pub rules: bool,
	/// A model's proposals.
	pub model: bool,
	/// The item's owner.
	pub owner: bool,
}

/// A trait's value.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum TraitValue {
	/// A number, an option's position, or 0 and 1 for no and yes.
	#[codec(index = 0)]
	Number(i64),
	/// A text.
	#[codec(index = 1)]
	Text(TraitText),
}

impl Trait {
	/// What the trait begins as.
	pub fn first(&self) -> TraitValue {
		match self.kind {
			TraitKind::Text => TraitValue::Text(TraitText::default()),
			_ => TraitValue::Number(self.initial),
		}
	}

	/// The lowest and highest number that the trait may hold; `None` for a text.
	pub fn range(&self) -> Option<(i64, i64)> {
		match self.kind {
			TraitKind::Integer { minimum, maximum } => Some((minimum, maximum)),
			TraitKind::Enumeration { options } => Some((0, i64::from(options).saturating_sub(1))),
			TraitKind::Bool => Some((0, 1)),
			TraitKind::Text => None,
		}
	}

	/// Whether the trait may hold the value: a number in its range, or plain text.
	pub fn admits(&self, value: &TraitValue) -> bool {
		match (self.range(), value) {
			(Some((minimum, maximum)), TraitValue::Number(number)) => (minimum..=maximum).contains(number),
			(None, TraitValue::Text(text)) => crate::is_plain(text),
			_ => false,
		}
	}
}

impl TraitValue {
	/// The number, if it is one.
	pub fn number(&self) -> Option<i64> {
		match self {
			Self::Number(number) => Some(*number),
			Self::Text(_) => None,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::bounded;

	const NOBODY: Writers = Writers { rules: false, model: false, owner: false };

	#[test]
	fn a_trait_admits_only_its_type_and_range() {
		let admits = |kind, value| Trait { kind, initial: 0, writers: NOBODY }.admits(&value);
		let integer = TraitKind::Integer { minimum: -2, maximum: 2 };
		assert!(admits(integer, TraitValue::Number(-2)) && admits(integer, TraitValue::Number(2)));
		assert!(!admits(integer, TraitValue::Number(3)));
		assert!(!admits(integer, TraitValue::Text(bounded("2").unwrap())));
		let grade = TraitKind::Enumeration { options: 3 };
		assert!(admits(grade, TraitValue::Number(2)) && !admits(grade, TraitValue::Number(3)));
		assert!(admits(TraitKind::Bool, TraitValue::Number(1)) && !admits(TraitKind::Bool, TraitValue::Number(2)));
		assert!(admits(TraitKind::Text, TraitValue::Text(bounded("blue").unwrap())));
		assert!(!admits(TraitKind::Text, TraitValue::Text(bounded("a\u{7}").unwrap())), "control character");
		assert!(!admits(TraitKind::Text, TraitValue::Number(0)));
	}
}
