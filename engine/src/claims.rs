//! Claims: what an asset claims to be so, and whether it is.
//!
//! A blueprint declares claims as it declares rules, by conditions; but a claim does nothing. Whether it holds is a function
//! of the blueprint, the asset and the clock, so that it is right at any block, also between two rounds: a rule that moves
//! the asset to *expired* acts with the next round, and a claim that asks for `until(expires) > 0` is false already.
//!
//! What is not known does not hold. Of a fetched metric only a fresh value is known; of a published one the last accepted.

use crate::{
	blueprint::{Core, Name, Texts},
	decimal,
	life::{Life, Now},
	limits,
	measure::Measure,
	revision,
	rules::{self, Comparison, Condition, RuleFlaw, Term},
	text,
	traits::{TraitKind, TraitValue},
	window::Statistic,
};
use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Milliseconds of a second.
const SECOND: u64 = 1_000;

/// Something that assets of a blueprint claim.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Claim {
	/// The name: `certified`.
	pub name: Name,
	/// It holds while all of them do.
	pub conditions: BoundedVec<Condition, ConstU32<{ limits::CONDITIONS }>>,
}

/// What is wrong with a claim.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ClaimFlaw {
	/// It has no condition.
	NoCondition,
	/// A condition, by position, is none of this blueprint.
	Condition(usize, RuleFlaw),
	/// A condition, by position, is of a moment: a step is confirmed in a round, and the round is over.
	Momentary(usize),
}

/// A claim of an asset at a block.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ClaimView {
	/// Its name.
	pub name: String,
	/// Whether it holds.
	pub holds: bool,
	/// By the clock alone it holds up to this moment, in seconds since 1970, and ends there; where the time in a state ends it,
	/// that is within the second that begins there, as states begin between two seconds. Nothing where it does not hold, or
	/// no condition of it is of a moment or of the time in a state. Whatever else happens may end it before.
	pub until: Option<u64>,
	/// Its conditions in words, each with whether it holds.
	pub conditions: Vec<(String, bool)>,
}

impl Claim {
	/// Checks a claim against its blueprint.
	///
	/// # Errors
	/// The first [`ClaimFlaw`] found.
	pub fn validate(&self, core: &Core) -> Result<(), ClaimFlaw> {
		if self.conditions.is_empty() {
			return Err(ClaimFlaw::NoCondition);
		}
		for (position, condition) in self.conditions.iter().enumerate() {
			rules::validate_condition(condition, core, position)
				.map_err(|flaw| ClaimFlaw::Condition(position, flaw))?;
			if matches!(condition, Condition::Stepped { .. }) {
				return Err(ClaimFlaw::Momentary(position));
			}
		}
		Ok(())
	}

	/// Whether it holds of an asset now.
	pub fn holds(&self, core: &Core, life: &Life, now: Now) -> bool {
		!self.conditions.is_empty() && life.judge(core, &self.conditions, now).into_iter().all(|holds| holds)
	}

	/// The claim of an asset now, in words.
	pub fn view(&self, core: &Core, texts: &Texts, life: &Life, now: Now) -> ClaimView {
		let judged = life.judge(core, &self.conditions, now);
		let holds = self.holds(core, life, now);
		let until = self.conditions.iter().filter_map(|condition| end(condition, life)).min();
		let in_words = self.conditions.iter().map(|condition| print(condition, core, texts));
		ClaimView {
			name: text(&self.name).to_string(),
			holds,
			until: until.filter(|_| holds),
			conditions: in_words.zip(judged).collect(),
		}
	}
}

/// Whether an asset's claim of this name holds now; one that its blueprint does not declare does not.
pub fn is_valid(name: &str, core: &Core, texts: &Texts, life: &Life, now: Now) -> bool {
	let claim = texts.claims.iter().find(|claim| text(&claim.name) == name);
	claim.is_some_and(|claim| claim.holds(core, life, now))
}

/// The moment at which the clock alone ends a condition that holds, in seconds since 1970.
fn end(condition: &Condition, life: &Life) -> Option<u64> {
	let Condition::Compare { term, comparison, bound } = *condition else { return None };
	match (term, comparison) {
		(Term::Until { metric }, Comparison::Above) => moment(life.value(metric)?.checked_sub(bound)?),
		(Term::Until { metric }, Comparison::AtLeast) => {
			moment(life.value(metric)?.checked_sub(bound)?.checked_add(1)?)
		}
		(Term::Until { metric }, Comparison::Equal) => moment(life.value(metric)?.checked_sub(bound)?.checked_add(1)?),
		(Term::InState, Comparison::Below) => after(life, bound),
		(Term::InState, Comparison::AtMost | Comparison::Equal) => after(life, bound.checked_add(1)?),
		_ => None,
	}
}

fn moment(seconds: i64) -> Option<u64> {
	u64::try_from(seconds).ok()
}

/// The second in which the asset has been in its state for so many.
fn after(life: &Life, seconds: i64) -> Option<u64> {
	let end = life.entered.checked_add(u64::try_from(seconds).ok()?.checked_mul(SECOND)?)?;
	Some(end / SECOND)
}

/// A condition as a blueprint's file writes it.
pub fn print(condition: &Condition, core: &Core, texts: &Texts) -> String {
	let metric = |position: u8| texts.metrics.get(usize::from(position)).map_or("?", |names| text(&names.name));
	match *condition {
		Condition::Compare { term, comparison, bound } => {
			let decimals = |metric: u8| core.metrics.get(usize::from(metric)).map_or(0, |metric| metric.decimals);
			let (term, bound) = match term {
				Term::Metric { metric: position } => {
					(metric(position).to_string(), decimal::print(bound, decimals(position)))
				}
				Term::Window { metric: position, statistic } => (
					format!("{}({})", statistic_name(statistic), metric(position)),
					decimal::print(bound, decimals(position)),
				),
				Term::Health => ("health".to_string(), bound.to_string()),
				Term::Trait { index } => {
					let name = texts.traits.get(usize::from(index)).map_or("?", |names| text(&names.name));
					let declared = core.traits.get(usize::from(index)).map(|declared| declared.kind);
					let value = match declared {
						Some(TraitKind::Bool) => Some((bound != 0).to_string()),
						_ => revision::print_trait(core, texts, index.into(), &TraitValue::Number(bound)),
					};
					(name.to_string(), value.unwrap_or_else(|| bound.to_string()))
				}
				Term::Measure { index } => {
					let index = usize::from(index);
					let name = texts.measures.get(index).map_or("?", |names| text(&names.name));
					let bound = match core.measures.get(index) {
						Some(Measure::Above { .. } | Measure::Below { .. }) | None => span(bound),
						Some(measure) => decimal::print(bound, measure.decimals(core)),
					};
					(name.to_string(), bound)
				}
				Term::InState => ("time in state".to_string(), span(bound)),
				Term::Until { metric: position } => (format!("until({})", metric(position)), span(bound)),
			};
			format!("{term} {} {bound}", sign(comparison))
		}
		Condition::InState { state } => {
			format!("state = {}", texts.states.get(usize::from(state)).map_or("?", text))
		}
		Condition::Flag { flag, raised } => {
			let name = texts.flags.get(usize::from(flag)).map_or("?", text);
			format!("{} {name}", if raised { "flag" } else { "no flag" })
		}
		Condition::Stepped { metric: position } => format!("step({})", metric(position)),
	}
}

fn span(seconds: i64) -> String {
	format!("{seconds} s")
}

fn statistic_name(statistic: Statistic) -> &'static str {
	match statistic {
		Statistic::Minimum => "minimum",
		Statistic::Maximum => "maximum",
		Statistic::Mean => "mean",
		Statistic::Slope => "slope",
	}
}

fn sign(comparison: Comparison) -> &'static str {
	match comparison {
		Comparison::Above => ">",
		Comparison::Below => "<",
		Comparison::AtLeast => ">=",
		Comparison::AtMost => "<=",
		Comparison::Equal => "=",
		Comparison::NotEqual => "!=",
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		blueprint::{Metric, MetricTexts, TraitTexts, Transition},
		bounded,
		cause::Cause,
		fixtures,
		publication::By,
		round::{Accept, Decision},
		rules::{Effect, Rule},
		traits::{Trait, Writers},
	};
	use alloc::vec;
	use proptest::prelude::*;

	/// The metrics: the load that the machine's source tells, until when it is certified, and how it stands (0 is well).
	const LOAD: u8 = 0;
	const EXPIRES: u8 = 1;
	const STANDING: u8 = 2;
	/// The states.
	const VALID: u8 = 0;
	const SUSPENDED: u8 = 1;
	const EXPIRED: u8 = 2;

	fn compare(term: Term, comparison: Comparison, bound: i64) -> Condition {
		Condition::Compare { term, comparison, bound }
	}

	fn until(comparison: Comparison, bound: i64) -> Condition {
		compare(Term::Until { metric: EXPIRES }, comparison, bound)
	}

	fn standing(comparison: Comparison) -> Condition {
		compare(Term::Metric { metric: STANDING }, comparison, 0)
	}

	fn claim(conditions: &[Condition]) -> Claim {
		Claim { name: bounded("certified").unwrap(), conditions: conditions.to_vec().try_into().unwrap() }
	}

	/// It is valid, and its time is not over.
	fn certified() -> Claim {
		claim(&[Condition::InState { state: VALID }, until(Comparison::Above, 0)])
	}

	/// The machine as a certificate: valid, suspended while it does not stand well, expired once its time is over. The
	/// source tells its load besides.
	fn certificate() -> (Core, Texts) {
		let (mut core, mut texts) = fixtures::machine();
		for name in ["expires", "standing"] {
			let metric = Metric { decimals: 0, deviation: 0, maximum: i64::MAX, min_sources: 0, ..fixtures::PERCENT };
			core.metrics.try_push(metric).unwrap();
			texts.metrics.try_push(MetricTexts { name: bounded(name).unwrap(), unit: Name::default() }).unwrap();
		}
		core.states = 3;
		texts.states =
			["valid", "suspended", "expired"].map(|name| bounded(name).unwrap()).to_vec().try_into().unwrap();
		let moves = [(VALID, SUSPENDED), (SUSPENDED, VALID), (VALID, EXPIRED), (EXPIRED, VALID)];
		core.transitions = moves.map(|(from, to)| Transition { from, to }).to_vec().try_into().unwrap();
		let rule = |from, conditions: &[Condition], to| Rule {
			conditions: [&[Condition::InState { state: from }], conditions].concat().try_into().unwrap(),
			rounds: 1,
			effects: vec![Effect::Transition { to }].try_into().unwrap(),
		};
		core.rules = vec![
			rule(VALID, &[standing(Comparison::Above)], SUSPENDED),
			rule(SUSPENDED, &[standing(Comparison::Equal)], VALID),
			rule(VALID, &[until(Comparison::AtMost, 0)], EXPIRED),
			rule(EXPIRED, &[until(Comparison::Above, 0)], VALID),
		]
		.try_into()
		.unwrap();
		texts.claims = vec![certified()].try_into().unwrap();
		(core, texts)
	}

	/// A round that opens and closes in this block, and accepts this load, or none.
	fn round(life: &mut Life, core: &Core, now: Now, load: Option<i64>) {
		let accept = |value| Decision::Accepted(Accept { value, spread: 0, values: 1, sources: 1 });
		life.decide(core, now.block, now, |_| Some(load.map_or(Decision::Stale(Cause::Timeout), accept)));
		life.conclude(core, now.block, now.time);
	}

	fn push(life: &mut Life, core: &Core, now: Now, values: &[(u8, i64)]) {
		life.publish(core, now, By::Account, values).unwrap();
	}

	/// The moment so many milliseconds after 1970.
	fn at(time: u64) -> Now {
		Now { block: u32::try_from(time / 2_000).unwrap(), time }
	}

	#[test]
	fn a_claim_ends_with_the_clock_and_the_state_follows_with_the_round() {
		let (core, texts) = certificate();
		let mut life = Life::new(&core, 0);
		push(&mut life, &core, at(2_000), &[(EXPIRES, 20), (STANDING, 0)]);
		let certified = |life: &Life, time| is_valid("certified", &core, &texts, life, at(time));
		assert_eq!([18_000, 19_999, 20_000, 22_000].map(|time| certified(&life, time)), [true, true, false, false]);
		assert_eq!(life.state, VALID, "no round was yet");
		round(&mut life, &core, at(22_000), None);
		assert_eq!((life.state, certified(&life, 22_000)), (EXPIRED, false));
		push(&mut life, &core, at(24_000), &[(EXPIRES, 60)]);
		assert!(!certified(&life, 24_000), "it is expired until a round says otherwise");
		round(&mut life, &core, at(26_000), None);
		assert!(certified(&life, 26_000));
	}

	#[test]
	fn what_is_not_known_does_not_hold() {
		let (core, _) = certificate();
		let mut life = Life::new(&core, 0);
		let loaded = claim(&[compare(Term::Metric { metric: LOAD }, Comparison::Above, 100)]);
		let idle = claim(&[compare(Term::Metric { metric: LOAD }, Comparison::AtMost, 100)]);
		let healthy = claim(&[compare(Term::Health, Comparison::AtLeast, 0)]);
		let holds =
			|life: &Life, now| [&loaded, &idle, &healthy, &certified()].map(|claim| claim.holds(&core, life, now));
		assert_eq!(holds(&life, at(10_000)), [false; 4], "nothing was ever told");
		round(&mut life, &core, at(10_000), Some(730));
		assert_eq!(holds(&life, at(10_000)), [true, false, true, false]);
		assert_eq!(holds(&life, at(1_000_000)), [false; 4], "the last round is long ago");
		round(&mut life, &core, at(1_000_000), None);
		assert_eq!(holds(&life, at(1_000_000)), [false; 4], "stale");
		push(&mut life, &core, at(1_000_000), &[(EXPIRES, 2_000_000)]);
		assert_eq!(holds(&life, at(1_999_998_000)), [false, false, false, true], "what is published does not grow old");
	}

	#[test]
	fn a_claim_that_is_not_declared_does_not_hold() {
		let (core, texts) = certificate();
		let mut life = Life::new(&core, 0);
		push(&mut life, &core, at(0), &[(EXPIRES, 20)]);
		let valid = |name| is_valid(name, &core, &texts, &life, at(2_000));
		assert_eq!(["certified", "Certified", "certified ", ""].map(valid), [true, false, false, false]);
	}

	#[test]
	fn a_claim_that_is_not_sound_is_refused() {
		let (core, texts) = certificate();
		let check = |conditions: &[Condition]| claim(conditions).validate(&core);
		assert_eq!(check(&[]), Err(ClaimFlaw::NoCondition));
		let of_load = compare(Term::Until { metric: LOAD }, Comparison::Above, 0);
		assert_eq!(check(&[of_load]), Err(ClaimFlaw::Condition(0, RuleFlaw::NoMoment(0))));
		let unknown = compare(Term::Until { metric: 3 }, Comparison::Above, 0);
		assert_eq!(
			check(&[until(Comparison::Above, 0), unknown]),
			Err(ClaimFlaw::Condition(1, RuleFlaw::Condition(1)))
		);
		let window = compare(Term::Window { metric: LOAD, statistic: Statistic::Mean }, Comparison::Above, 0);
		assert_eq!(check(&[window]), Err(ClaimFlaw::Condition(0, RuleFlaw::NoWindow(0))));
		assert_eq!(check(&[Condition::Stepped { metric: LOAD }]), Err(ClaimFlaw::Momentary(0)));

		let flaw = |claims: Vec<Claim>| {
			let mut texts = texts.clone();
			texts.claims = claims.try_into().unwrap();
			let flaw = crate::blueprint::validate(&core, &texts).map_err(|flaw| flaw.field);
			flaw.err().unwrap_or_default()
		};
		assert_eq!(flaw(vec![certified()]), "");
		assert_eq!(flaw(vec![certified(), claim(&[])]), "texts.claims[1]", "its name is there twice");
		assert_eq!(flaw(vec![claim(&[unknown])]), "claims[0].conditions[0]");
		assert_eq!(flaw(vec![Claim { name: Name::default(), ..certified() }]), "texts.claims[0]");
	}

	#[test]
	fn a_claim_is_told_in_words_with_its_end() {
		let (core, texts) = certificate();
		let mut life = Life::new(&core, 0);
		push(&mut life, &core, at(2_000), &[(EXPIRES, 100), (STANDING, 0)]);
		let view = |claim: &Claim, time| claim.view(&core, &texts, &life, at(time));
		let found = view(&certified(), 4_000);
		assert_eq!((found.name.as_str(), found.holds, found.until), ("certified", true, Some(100)));
		assert_eq!(found.conditions, [("state = valid".into(), true), ("until(expires) > 0 s".into(), true)]);
		let found = view(&certified(), 100_000);
		assert_eq!((found.holds, found.until), (false, None));
		assert_eq!(found.conditions, [("state = valid".into(), true), ("until(expires) > 0 s".into(), false)]);

		let young = compare(Term::InState, Comparison::AtMost, 29);
		assert_eq!(view(&claim(&[until(Comparison::AtLeast, 60), young]), 4_000).until, Some(30));
		assert_eq!(view(&claim(&[until(Comparison::AtLeast, 60)]), 4_000).until, Some(41));
		assert_eq!(view(&claim(&[standing(Comparison::Equal)]), 4_000).until, None);

		life.entered = 1_001;
		let young = claim(&[young]);
		assert!(young.holds(&core, &life, Now { block: 9, time: 31_000 }));
		assert!(!young.holds(&core, &life, Now { block: 9, time: 31_001 }));
		let found = young.view(&core, &texts, &life, at(4_000));
		assert_eq!(found.until, Some(31), "not later than it does");
	}

	#[test]
	fn conditions_are_written_as_in_a_file() {
		let (mut core, mut texts) = certificate();
		core.metrics[0].window = 4;
		let writers = Writers { rules: true, model: false, owner: false };
		core.traits =
			vec![Trait { kind: TraitKind::Enumeration { options: 2 }, initial: 0, writers }].try_into().unwrap();
		let options = vec![bounded("B").unwrap(), bounded("A").unwrap()].try_into().unwrap();
		texts.traits = vec![TraitTexts { name: bounded("grade").unwrap(), options }].try_into().unwrap();
		core.flags = 1;
		texts.flags = vec![bounded("hot").unwrap()].try_into().unwrap();
		core.measures = vec![Measure::Above { metric: LOAD, bound: 800, longest_gap: 60 }].try_into().unwrap();
		let warm = crate::blueprint::MeasureTexts { name: bounded("warm").unwrap(), unit: Name::default() };
		texts.measures = vec![warm].try_into().unwrap();
		let mean = Term::Window { metric: LOAD, statistic: Statistic::Mean };
		for (condition, written) in [
			(compare(Term::Metric { metric: LOAD }, Comparison::AtMost, 805), "load <= 80.5"),
			(compare(mean, Comparison::Below, 5), "mean(load) < 0.5"),
			(compare(Term::Health, Comparison::AtLeast, 50), "health >= 50"),
			(compare(Term::Trait { index: 0 }, Comparison::NotEqual, 1), "grade != A"),
			(compare(Term::Measure { index: 0 }, Comparison::Above, 7), "warm > 7 s"),
			(until(Comparison::Equal, -5), "until(expires) = -5 s"),
			(Condition::Flag { flag: 0, raised: true }, "flag hot"),
			(Condition::Flag { flag: 0, raised: false }, "no flag hot"),
			(Condition::InState { state: EXPIRED }, "state = expired"),
		] {
			assert_eq!(print(&condition, &core, &texts), written);
		}
	}

	/// What happens to a certificate in a block.
	#[derive(Clone, Debug)]
	enum Happening {
		Nothing,
		Round(Option<i64>),
		Certified(i64),
		Stands(i64),
	}

	fn happenings() -> impl Strategy<Value = Vec<Happening>> {
		let one = prop_oneof![
			3 => Just(Happening::Nothing),
			3 => prop::option::of(0i64..1_000).prop_map(Happening::Round),
			1 => (0i64..130).prop_map(Happening::Certified),
			1 => (0i64..2).prop_map(Happening::Stands),
		];
		prop::collection::vec(one, 1..60)
	}

	proptest! {
		// The definition, written down once more: it was certified until later than now, and is neither suspended nor
		// expired. The state follows by rounds and pushes; the clock waits for neither.
		#[test]
		fn in_every_block_a_claim_is_what_its_definition_says(happened in happenings(), late in 0u64..2_000) {
			let (core, texts) = certificate();
			let mut life = Life::new(&core, 0);
			let mut expires: Option<i64> = None;
			for (block, happening) in (1u32..).zip(happened) {
				let now = Now { block, time: u64::from(block) * 2_000 + late };
				match happening {
					Happening::Nothing => {}
					Happening::Round(load) => round(&mut life, &core, now, load),
					Happening::Certified(until) => {
						expires = Some(until);
						push(&mut life, &core, now, &[(EXPIRES, until)]);
					}
					Happening::Stands(how) => push(&mut life, &core, now, &[(STANDING, how)]),
				}
				let in_time = expires.is_some_and(|until| i128::from(until) * 1_000 > i128::from(now.time));
				let is_certified = is_valid("certified", &core, &texts, &life, now);
				prop_assert_eq!(is_certified, life.state == VALID && in_time);
				prop_assert_eq!(certified().view(&core, &texts, &life, now).holds, is_certified);
				// Whatever the state says meanwhile, after a round it and the clock say the same.
				let mut after = life.clone();
				round(&mut after, &core, Now { block: block + 1_000, ..now }, None);
				prop_assert!(after.state != VALID || expires.is_none() || in_time);
				prop_assert_eq!(is_valid("certified", &core, &texts, &after, now), after.state == VALID && in_time);
			}
		}

		// A claim that is said to hold until a moment holds all the time before it, and is over by the next second; where only
		// moments end it, that is to the millisecond.
		#[test]
		fn by_the_clock_alone_a_claim_ends_when_it_is_said_to(
			expires in 0i64..500, bound in -50i64..50, stay in 0i64..400, entered in 0u64..100_000, at in 0u64..300_000,
			later in 0u64..600_000, comparisons in (0usize..2, 0usize..2),
		) {
			let (core, texts) = certificate();
			let mut life = Life::new(&core, entered);
			push(&mut life, &core, Now { block: 1, time: entered }, &[(EXPIRES, expires)]);
			let moment = [Comparison::Above, Comparison::AtLeast][comparisons.0];
			let stays = [Comparison::Below, Comparison::AtMost][comparisons.1];
			let claim = claim(&[until(moment, bound), compare(Term::InState, stays, stay)]);
			let now = Now { block: 2, time: entered + at };
			let Some(end) = claim.view(&core, &texts, &life, now).until else { return Ok(()) };
			let then = Now { block: 3, time: now.time + later };
			let holds = claim.holds(&core, &life, then);
			prop_assert!(holds || then.time >= end * SECOND, "said to hold until {}", end);
			prop_assert!(!holds || then.time < (end + 1) * SECOND, "said to end at {}", end);
			let moments = Claim { conditions: claim.conditions[..1].to_vec().try_into().unwrap(), ..claim };
			if let Some(end) = moments.view(&core, &texts, &life, now).until {
				prop_assert_eq!(moments.holds(&core, &life, then), then.time < end * SECOND, "until {}", end);
			}
		}
	}
}
