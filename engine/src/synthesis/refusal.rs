//! Why an output is refused.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

macro_rules! refusals {
	($($(#[$doc:meta])* $name:ident = $index:literal, $code:literal;)*) => {
		/// How what a model said breaks the rules. Nothing of it is taken.
		#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo)]
		pub enum Refusal {
			$($(#[$doc])* #[codec(index = $index)] $name,)*
		}

		impl Refusal {
			/// All of them, by position.
			pub const ALL: &'static [Self] = &[$(Self::$name),*];

			/// Its name, as the proxy, logs and counters have it.
			pub const fn code(self) -> &'static str {
				match self {
					$(Self::$name => $code,)*
				}
			}

			/// The refusal of that name.
			pub fn from_code(code: &str) -> Option<Self> {
				Self::ALL.iter().copied().find(|refusal| refusal.code() == code)
			}
		}
	};
}

refusals! {
	/// It is not JSON, or not one object alone.
	Json = 0, "json";
	/// It is longer than an output may be.
	TooLong = 1, "too_long";
	/// Its arrays and objects are nested too deeply.
	TooDeep = 2, "too_deep";
	/// An object names a key twice.
	DuplicateKey = 3, "duplicate_key";
	/// It has a key that was not asked for.
	ExtraKey = 4, "extra_key";
	/// A key that was asked for is missing.
	MissingKey = 5, "missing_key";
	/// A value is of another type than was asked for.
	Type = 6, "type";
	/// It writes a trait that is not the model's.
	ForbiddenTrait = 7, "forbidden_trait";
	/// It names an option that the trait has not got.
	UnknownOption = 8, "unknown_option";
	/// A number is outside its range.
	OutOfRange = 9, "out_of_range";
	/// A text is longer than allowed, or empty where one was asked for.
	TextLength = 10, "text_length";
	/// A text holds control characters.
	ControlCharacter = 11, "control_character";
	/// It proposes a transition that it may not.
	Transition = 12, "transition";
	/// It raises a flag that it may not, or tries to clear one.
	Flag = 13, "flag";
	/// Its narrative holds a number that its prompt did not.
	UngroundedNumber = 14, "ungrounded_number";
	/// Its narrative holds a forbidden word.
	ForbiddenWord = 15, "forbidden_word";
	/// The answer was cut off at the most tokens (`finish_reason: length`).
	CutOff = 16, "cut_off";
	/// It wanted to call a tool.
	ToolCall = 17, "tool_call";
	/// The answer holds no choice.
	NoChoice = 18, "no_choice";
	/// The answer's content is empty.
	Empty = 19, "empty";
	/// The model declined to answer.
	Declined = 20, "declined";
	/// The provider's filter held the answer back (`finish_reason: content_filter`).
	Filtered = 21, "filtered";
	/// The image is no PNG, JPEG or WebP.
	NotAnImage = 22, "not_an_image";
	/// The image is larger than an image may be.
	ImageTooLarge = 23, "image_too_large";
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_refusal_has_a_name_of_its_own() {
		for (position, refusal) in (0u8..).zip(Refusal::ALL) {
			assert_eq!(Refusal::from_code(refusal.code()), Some(*refusal));
			assert_eq!(refusal.encode(), [position]);
		}
		assert_eq!(Refusal::from_code("ok"), None);
	}
}
