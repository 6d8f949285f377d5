//! Claims: what an asset claims to be so, and whether it is.
//!
//! A blueprint declares claims as it declares rules, by conditions; but a claim does nothing. Whether it holds is a function
//! of the blueprint, the asset and the clock, so that it is right at any block, also between two rounds: a rule that moves
//! the asset to *expired* acts with the next round, and a claim that asks for `until(expires) > 0` is false already.
//!
//! What is not known does not hold. Of a fetched metric only a fresh value is known; of a published one the last accepted.

use crate::{
	blueprint::{Core, Name, Texts},
	decimal, limits,
	life::{Life, Now},
	revision,
	rules::{self, Comparison, Condition, RuleFlaw, Term},
	text,
	traits::TraitValue,
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
	/// By the clock alone it holds until this moment, in seconds since 1970, and not in it. Nothing where it does not hold,
	/// or no condition of it is of a moment or of the time in a state. Whatever else happens may end it before.
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

/// The first whole second in which the asset has been in its state for so many.
fn after(life: &Life, seconds: i64) -> Option<u64> {
	let end = life.entered.checked_add(u64::try_from(seconds).ok()?.checked_mul(SECOND)?)?;
	Some(end.div_ceil(SECOND))
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
					let value = revision::print_trait(core, texts, index.into(), &TraitValue::Number(bound));
					(name.to_string(), value.unwrap_or_else(|| bound.to_string()))
				}
				Term::Measure { index } => {
					let index = usize::from(index);
					let name = texts.measures.get(index).map_or("?", |names| text(&names.name));
					let decimals = core.measures.get(index).map_or(0, |measure| measure.decimals(core));
					(name.to_string(), decimal::print(bound, decimals))
				}
				Term::InState => ("time in state".to_string(), bound.to_string()),
				Term::Until { metric: position } => (format!("until({})", metric(position)), bound.to_string()),
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
