//! Notices: what may be worth telling of a step of an asset, and who wants to be told.
//!
//! A filter means the same everywhere: where it is subscribed on chain, and where a node is asked to tell.

use crate::{blueprint::Core, rules::bit};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The best health, from which one that becomes known is taken to have fallen.
const BEST: u8 = 100;

/// What can be told of assets that follow a blueprint.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Vocabulary {
	/// How many flags there are.
	pub flags: u8,
	/// How many states there are.
	pub states: u8,
	/// How many triggers there are.
	pub triggers: u8,
	/// Whether there is a health.
	pub has_health: bool,
}

impl From<&Core> for Vocabulary {
	fn from(core: &Core) -> Self {
		let Core { flags, states, triggers, health, .. } = core;
		Self { flags: *flags, states: *states, triggers: *triggers, has_health: !health.is_empty() }
	}
}

/// What a step did to an asset.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Notice {
	/// The version of the blueprint whose positions these are.
	pub version: u32,
	/// State before and after, where it changed.
	pub transition: Option<(u8, u8)>,
	/// The triggers that fired, a bit each, the first the lowest.
	pub triggers: u32,
	/// The flags that were raised, a bit each, the first the lowest.
	pub raised: u32,
	/// The health before and after.
	pub health: (Option<u8>, Option<u8>),
}

impl Notice {
	/// Whether any filter could ask for it.
	pub fn is_notable(&self) -> bool {
		let (before, after) = self.health;
		let has_fallen = after.is_some_and(|after| after < before.unwrap_or(BEST));
		self.transition.is_some() || self.triggers != 0 || self.raised != 0 || has_fallen
	}
}

/// What somebody wants to be told of: any one of these.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Filter {
	/// That one of these flags is raised, a bit each, the first the lowest.
	pub flags: u32,
	/// That one of these states is entered, a bit each, the first the lowest.
	pub states: u32,
	/// That one of these triggers fires, a bit each, the first the lowest.
	pub triggers: u32,
	/// That the health falls below this, 1 to 100, or becomes known and is below it.
	pub health_below: Option<u8>,
}

/// Why a filter is none for assets that follow a blueprint.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Flaw {
	/// It asks for nothing, or for a health that no asset can have.
	MatchesNothing,
	/// It names a flag that the blueprint does not have.
	UnknownFlag,
	/// It names a state that the blueprint does not have.
	UnknownState,
	/// It names a trigger that the blueprint does not have.
	UnknownTrigger,
	/// It asks for a health, and the blueprint has none.
	NoHealth,
}

impl Filter {
	/// Whether this is what was asked for.
	pub fn matches(&self, notice: &Notice) -> bool {
		let Notice { transition, triggers, raised, health: (before, after), .. } = *notice;
		let has_fallen =
			|bound| after.is_some_and(|after| after < bound) && before.is_none_or(|before| before >= bound);
		self.flags & raised != 0
			|| self.triggers & triggers != 0
			|| transition.is_some_and(|(_, to)| self.states & bit(to) != 0)
			|| self.health_below.is_some_and(has_fallen)
	}

	/// Checks that all of it can be told.
	///
	/// # Errors
	/// The first thing that cannot.
	pub fn check(&self, vocabulary: &Vocabulary) -> Result<(), Flaw> {
		let Self { flags, states, triggers, health_below } = *self;
		let asks_for_nothing = flags | states | triggers == 0 && health_below.is_none();
		if asks_for_nothing || health_below.is_some_and(|bound| bound == 0 || bound > BEST) {
			return Err(Flaw::MatchesNothing);
		}
		let named = [
			(flags, vocabulary.flags, Flaw::UnknownFlag),
			(states, vocabulary.states, Flaw::UnknownState),
			(triggers, vocabulary.triggers, Flaw::UnknownTrigger),
		];
		if let Some((.., flaw)) = named.into_iter().find(|(bits, count, _)| bits & !all(*count) != 0) {
			return Err(flaw);
		}
		if health_below.is_some() && !vocabulary.has_health {
			return Err(Flaw::NoHealth);
		}
		Ok(())
	}
}

/// The bits of so many positions.
fn all(count: u8) -> u32 {
	// Where there are as many as bits, none is left over.
	bit(count).wrapping_sub(1)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const NOTHING: Notice =
		Notice { version: 1, transition: None, triggers: 0, raised: 0, health: (Some(50), Some(50)) };
	const VOCABULARY: Vocabulary = Vocabulary { flags: 2, states: 3, triggers: 16, has_health: true };

	fn below(bound: u8) -> Filter {
		Filter { health_below: Some(bound), ..Default::default() }
	}

	#[test]
	fn any_one_of_what_was_asked_for_suffices() {
		let filter = Filter { flags: 0b10, states: 0b100, triggers: 0b1, health_below: Some(20) };
		let told = [
			Notice { raised: 0b11, ..NOTHING },
			Notice { transition: Some((0, 2)), ..NOTHING },
			Notice { triggers: 0b101, ..NOTHING },
			Notice { health: (Some(20), Some(19)), ..NOTHING },
		];
		assert!(told.iter().all(|notice| filter.matches(notice)));
		let others = [
			NOTHING,
			Notice { raised: 0b101, ..NOTHING },
			Notice { transition: Some((2, 1)), ..NOTHING },
			Notice { triggers: 0b10, ..NOTHING },
			Notice { health: (Some(19), Some(10)), ..NOTHING },
		];
		assert!(!others.iter().any(|notice| filter.matches(notice)));
	}

	#[test]
	fn a_health_is_told_when_it_falls_below_the_bound_or_is_first_known_there() {
		let healths = [
			((Some(20), Some(19)), true),
			((Some(100), Some(0)), true),
			((None, Some(19)), true),
			((None, Some(20)), false),
			((Some(19), Some(18)), false),
			((Some(19), Some(20)), false),
			((Some(30), Some(20)), false),
			((Some(30), None), false),
			((None, None), false),
		];
		for (health, is_told) in healths {
			assert_eq!(below(20).matches(&Notice { health, ..NOTHING }), is_told, "{health:?}");
		}
	}

	#[test]
	fn a_filter_that_matches_nothing_has_a_flaw() {
		assert_eq!(Filter::default().check(&VOCABULARY), Err(Flaw::MatchesNothing));
		for bound in [0, 101, u8::MAX] {
			let filter = Filter { flags: 1, ..below(bound) };
			assert_eq!(filter.check(&VOCABULARY), Err(Flaw::MatchesNothing), "{bound}");
		}
		assert_eq!([1, 100].map(|bound| below(bound).check(&VOCABULARY)), [Ok(()), Ok(())]);
	}

	#[test]
	fn a_filter_that_names_what_the_blueprint_does_not_have_has_a_flaw() {
		let (none, has_health) = (Filter::default(), false);
		assert_eq!(Filter { flags: 0b111, ..none }.check(&VOCABULARY), Err(Flaw::UnknownFlag));
		assert_eq!(Filter { states: 0b1000, ..none }.check(&VOCABULARY), Err(Flaw::UnknownState));
		assert_eq!(Filter { triggers: 1 << 16, ..none }.check(&VOCABULARY), Err(Flaw::UnknownTrigger));
		assert_eq!(below(50).check(&Vocabulary { has_health, ..VOCABULARY }), Err(Flaw::NoHealth));
		let whole = Filter { flags: 0b11, states: 0b111, triggers: 0xffff, health_below: Some(50) };
		assert_eq!(whole.check(&VOCABULARY), Ok(()));
	}

	#[test]
	fn as_many_positions_as_there_are_bits_are_no_flaw() {
		assert_eq!([0, 1, 16, 31, 32].map(all), [0, 1, 0xffff, u32::MAX >> 1, u32::MAX]);
	}

	proptest! {
		#[test]
		fn what_a_sound_filter_matches_is_notable(
			(flags, states, triggers) in (any::<u32>(), any::<u32>(), any::<u32>()),
			health_below in proptest::option::of(1u8..=100),
			transition in proptest::option::of((0u8..16, 0u8..16)),
			(fired, raised) in (prop_oneof![Just(0u32), any::<u32>()], prop_oneof![Just(0u32), any::<u32>()]),
			health in (proptest::option::of(0u8..=100), proptest::option::of(0u8..=100)),
		) {
			let filter = Filter { flags, states, triggers, health_below };
			let notice = Notice { version: 1, transition, triggers: fired, raised, health };
			prop_assert!(!filter.matches(&notice) || notice.is_notable());
		}
	}
}
