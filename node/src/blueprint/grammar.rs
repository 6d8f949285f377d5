//! The sentences of rules: `mean(vibration) >= 4.5`, `time in state > 30 min`, `set wear = 3`; and of a synthesis:
//! `every 30 rounds`, `move(grade) > 1`.

use super::{number, problem::suggest};
use vivarium_engine::{
	rules::{Comparison, Condition, Effect, Term},
	synthesis::{Favourable, Occasions, ReviewCondition},
	traits::{Trait, TraitKind},
	window::Statistic,
};

/// What rules may speak of, in the blueprint's order. What could not be read is `None`, and is not judged.
#[derive(Default)]
pub struct Names {
	pub metrics: Vec<MetricName>,
	pub traits: Vec<TraitName>,
	pub measures: Vec<MeasureName>,
	pub states: Vec<String>,
	pub flags: Vec<String>,
	pub triggers: Vec<String>,
	/// Whether a metric has a health curve.
	pub health: bool,
	/// Whether sources must tell a metric.
	pub fetched: bool,
}

/// A metric, as far as rules care.
pub struct MetricName {
	pub name: String,
	pub decimals: Option<u8>,
	pub window: Option<u8>,
}

/// A trait, as far as rules care.
pub struct TraitName {
	pub name: String,
	pub options: Vec<String>,
	pub declared: Option<Trait>,
}

/// A measure, as far as rules care.
pub struct MeasureName {
	pub name: String,
	pub counts: Option<Counts>,
}

/// What a measure counts.
#[derive(Clone, Copy)]
pub enum Counts {
	/// Seconds.
	Time,
	/// What its metric counts, with so many decimals.
	Metric(u8),
}

/// Longer ones first, so that `>=` is not read as `>`.
pub const COMPARISONS: [(&str, Comparison); 7] = [
	(">=", Comparison::AtLeast),
	("<=", Comparison::AtMost),
	("!=", Comparison::NotEqual),
	("==", Comparison::Equal),
	(">", Comparison::Above),
	("<", Comparison::Below),
	("=", Comparison::Equal),
];

pub const STATISTICS: [(&str, Statistic); 4] = [
	("minimum", Statistic::Minimum),
	("maximum", Statistic::Maximum),
	("mean", Statistic::Mean),
	("slope", Statistic::Slope),
];

/// Names that mean something else in rules.
pub const RESERVED: [&str; 3] = ["health", "state", TIME_IN_STATE];
/// For how long the asset has been in its state.
const TIME_IN_STATE: &str = "time in state";
/// How long it is until the moment that a metric names.
const UNTIL: &str = "until";
const TIME_PASSES: &str = "time passes between rounds; compare it with `>`, `>=`, `<` or `<=`";

/// Whether rules can name it: without the signs of the sentences, and without blanks around it.
pub fn is_nameable(name: &str) -> bool {
	!name.contains(['<', '>', '=', '!', '(', ')']) && name.trim() == name
}

/// Reads a condition.
///
/// # Errors
/// What is wrong with it, and how to mend it.
pub fn condition(text: &str, names: &Names) -> Result<Condition, String> {
	let text = text.trim();
	if let Some(at) = text.find(['<', '>', '=', '!']) {
		let (left, rest) = text.split_at(at);
		let (sign, comparison) = COMPARISONS
			.into_iter()
			.find(|(sign, _)| rest.starts_with(sign))
			.ok_or("`!` compares nothing; write !=, or `no flag NAME`")?;
		return compare(left.trim(), comparison, rest[sign.len()..].trim(), names);
	}
	if let Some(flag) = text.strip_prefix("no flag ") {
		return Ok(Condition::Flag { flag: find("flag", flag, &names.flags)?, raised: false });
	}
	if let Some(flag) = text.strip_prefix("flag ") {
		return Ok(Condition::Flag { flag: find("flag", flag, &names.flags)?, raised: true });
	}
	match call(text) {
		Some(("step", metric)) => Ok(Condition::Stepped { metric: find("metric", metric, names.metrics())? }),
		_ => Err("is no condition; write `NAME > 4.5` (or >=, <, <=, =, !=), `mean(METRIC) > 4.5`, `health < 50`, \
		          `state = NAME`, `time in state > 30 min`, `until(METRIC) > 0`, `flag NAME`, `no flag NAME` or \
		          `step(METRIC)`"
			.into()),
	}
}

fn compare(left: &str, comparison: Comparison, right: &str, names: &Names) -> Result<Condition, String> {
	if right.is_empty() {
		return Err("there is nothing to compare with; write a value at the end".into());
	}
	if left == "state" {
		if comparison != Comparison::Equal {
			return Err("a state can only be asked for with `=`".into());
		}
		return Ok(Condition::InState { state: find("state", right, &names.states)? });
	}
	let (term, bound) = if left == "health" {
		if !names.health {
			return Err("no metric has a health curve; give one `health = [[value, score], …]`".into());
		}
		let bound = number::exact(right, 0).ok().filter(|bound| (0..=100).contains(bound));
		(Term::Health, bound.ok_or("health is a whole number from 0 to 100")?)
	} else if let Some((UNTIL, metric)) = call(left) {
		if matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
			return Err(TIME_PASSES.into());
		}
		let metric = find("metric", metric, names.metrics())?;
		let described = names.metrics.get(usize::from(metric));
		if described.and_then(|metric| metric.decimals).is_some_and(|decimals| decimals > 0) {
			return Err(format!("`{left}` reads a moment in whole seconds since 1970; give the metric no decimals"));
		}
		(Term::Until { metric }, number::span(right)?)
	} else if let Some((of, metric)) = call(left) {
		let (_, statistic) = STATISTICS
			.into_iter()
			.find(|(word, _)| *word == of)
			.ok_or_else(|| format!("`{of}` is not known; {}", suggest(of, STATISTICS.map(|(word, _)| word))))?;
		let metric = find("metric", metric, names.metrics())?;
		let described = names.metrics.get(usize::from(metric));
		if described.and_then(|metric| metric.window).is_some_and(|window| window < 2) {
			return Err(format!("`{left}` reads a window; give the metric one, as in `window = 8`"));
		}
		(Term::Window { metric, statistic }, metric_bound(described, right)?)
	} else if let Some(metric) = names.metrics().position(|name| name == left) {
		(Term::Metric { metric: index(metric) }, metric_bound(names.metrics.get(metric), right)?)
	} else if let Some(position) = names.traits().position(|name| name == left) {
		let index = index(position);
		let bound = match names.traits.get(position) {
			Some(TraitName { declared: Some(declared), options, .. }) => {
				let is_ordered = !matches!(comparison, Comparison::Equal | Comparison::NotEqual);
				if declared.kind == TraitKind::Bool && is_ordered {
					return Err("is compared with `=` or `!=`: it is true or false".into());
				}
				trait_value(declared, options, right)?
			}
			_ => 0,
		};
		(Term::Trait { index }, bound)
	} else if let Some(position) = names.measures().position(|name| name == left) {
		let bound = match names.measures.get(position).and_then(|measure| measure.counts) {
			Some(Counts::Time) => number::duration(right)?,
			Some(Counts::Metric(decimals)) => number::exact(right, decimals)?,
			None => 0,
		};
		(Term::Measure { index: index(position) }, bound)
	} else if left == TIME_IN_STATE {
		if matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
			return Err(TIME_PASSES.into());
		}
		(Term::InState, number::duration(right)?)
	} else {
		let known = names.metrics().chain(names.traits()).chain(names.measures()).chain(RESERVED);
		return Err(format!("nothing is called `{left}`; {}", suggest(left, known)));
	};
	Ok(Condition::Compare { term, comparison, bound })
}

fn metric_bound(metric: Option<&MetricName>, text: &str) -> Result<i64, String> {
	match metric.and_then(|metric| metric.decimals) {
		Some(decimals) => number::exact(text, decimals),
		None => Ok(0),
	}
}

/// A trait's number: the number itself, an option's position, or 0 and 1.
///
/// # Errors
/// What is wrong with it, and how to mend it.
pub fn trait_value(declared: &Trait, options: &[String], text: &str) -> Result<i64, String> {
	match declared.kind {
		TraitKind::Integer { .. } => {
			let number = number::exact(text, 0);
			number.map_err(|_| format!("{text:?} is no whole number, as this trait is one"))
		}
		TraitKind::Enumeration { .. } => find("option", text, options).map(i64::from),
		TraitKind::Bool => match text {
			"true" => Ok(1),
			"false" => Ok(0),
			_ => Err(format!("{text:?} is neither true nor false, as this trait is")),
		},
		TraitKind::Text => Err("a text is neither compared nor set".into()),
	}
}

/// Reads a condition of a claim, which holds between rounds too.
///
/// # Errors
/// What is wrong with it, and how to mend it.
pub fn lasting(text: &str, names: &Names) -> Result<Condition, String> {
	match condition(text, names)? {
		Condition::Stepped { .. } => Err("a step is of one round, and a claim holds between rounds too".into()),
		condition => Ok(condition),
	}
}

/// Reads an effect.
///
/// # Errors
/// What is wrong with it, and how to mend it.
pub fn effect(text: &str, names: &Names) -> Result<Effect, String> {
	let text = text.trim();
	let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
	let rest = rest.trim();
	match verb {
		"state" => Ok(Effect::Transition { to: find("state", rest, &names.states)? }),
		"raise" => Ok(Effect::RaiseFlag { flag: find("flag", rest, &names.flags)? }),
		"clear" => Ok(Effect::ClearFlag { flag: find("flag", rest, &names.flags)? }),
		"trigger" => Ok(Effect::Trigger { code: find("trigger", rest, &names.triggers)? }),
		"reset" => Ok(Effect::ResetMeasure { index: find("measure", rest, names.measures())? }),
		"set" => {
			let (name, value) = rest.split_once('=').ok_or("write `set TRAIT = VALUE`")?;
			set(name.trim(), value.trim(), names)
		}
		"add" => {
			let (amount, name) = rest.split_once(" to ").ok_or("write `add NUMBER to TRAIT`")?;
			add(amount.trim(), name.trim(), names)
		}
		_ => Err("is no effect; write `state NAME`, `set TRAIT = VALUE`, `add NUMBER to TRAIT`, `raise FLAG`, \
		          `clear FLAG`, `trigger NAME` or `reset MEASURE`"
			.into()),
	}
}

fn set(name: &str, value: &str, names: &Names) -> Result<Effect, String> {
	let (index, described) = writable(name, names)?;
	let Some(declared) = &described.declared else { return Ok(Effect::SetTrait { index, value: 0 }) };
	let value = trait_value(declared, &described.options, value)?;
	if let Some((minimum, maximum)) = declared.range().filter(|(minimum, maximum)| value < *minimum || value > *maximum)
	{
		return Err(format!("{value} does not fit; `{name}` runs from {minimum} to {maximum}"));
	}
	Ok(Effect::SetTrait { index, value })
}

fn add(amount: &str, name: &str, names: &Names) -> Result<Effect, String> {
	let (index, described) = writable(name, names)?;
	let is_number = |declared: &Trait| matches!(declared.kind, TraitKind::Integer { .. });
	if !described.declared.as_ref().is_none_or(is_number) {
		return Err(format!("`{name}` is no integer; write `set {name} = …`"));
	}
	let amount = number::exact(amount, 0).map_err(|_| format!("{amount:?} is no whole number"))?;
	Ok(Effect::AddToTrait { index, amount })
}

fn writable<'a>(name: &str, names: &'a Names) -> Result<(u8, &'a TraitName), String> {
	let index = find("trait", name, names.traits())?;
	let described = names.traits.get(usize::from(index)).ok_or_else(String::new)?;
	if described.declared.is_some_and(|declared| !declared.writers.rules) {
		return Err(format!("rules may not write `{name}`; add \"rules\" to its `writers`"));
	}
	Ok((index, described))
}

/// Reads when a model is asked, and adds it to the occasions.
///
/// # Errors
/// What is wrong with it, and how to mend it.
pub fn occasion(text: &str, names: &Names, occasions: &mut Occasions) -> Result<(), String> {
	let text = text.trim();
	let before = *occasions;
	if text == "transition" {
		occasions.transition = true;
	} else if text == "owner" {
		occasions.owner = true;
	} else if let Some(trigger) = text.strip_prefix("trigger ") {
		occasions.triggers |= bit(find("trigger", trigger, &names.triggers)?);
	} else if let Some(rounds) = text.strip_prefix("every ") {
		let number = rounds.strip_suffix("rounds").or_else(|| rounds.strip_suffix("round")).map(str::trim);
		let every = number.and_then(|number| number.parse().ok()).filter(|every| *every > 0);
		if before.every != 0 {
			return Err("there is another `every` already; keep one".into());
		}
		occasions.every = every.ok_or("write `every NUMBER rounds`, with 1 to 65535")?;
	} else {
		return Err("is no occasion; write `transition`, `trigger NAME`, `every NUMBER rounds` or `owner`".into());
	}
	if *occasions == before {
		return Err("is there already; remove it".into());
	}
	Ok(())
}

/// Reads what sends a proposal to review.
///
/// # Errors
/// What is wrong with it, and how to mend it.
pub fn review_condition(text: &str, names: &Names) -> Result<ReviewCondition, String> {
	let text = text.trim();
	if text == "first image" {
		return Ok(ReviewCondition::FirstImage);
	}
	if let Some(state) = text.strip_prefix("state ").filter(|state| is_nameable(state.trim())) {
		return Ok(ReviewCondition::Transition { to: find("state", state, &names.states)? });
	}
	if let Some((left, by)) = text.split_once('>') {
		if let Some(("move", name)) = call(left.trim()) {
			return moves(name, by.trim(), names);
		}
		let read = condition(text, names)?;
		if let Condition::Compare { term: Term::Trait { index }, comparison: Comparison::Above, bound } = read {
			return Ok(ReviewCondition::Above { index, bound });
		}
	}
	Err("sends nothing to review; write `TRAIT > VALUE`, `move(TRAIT) > NUMBER`, `state NAME` or `first image`".into())
}

fn moves(name: &str, by: &str, names: &Names) -> Result<ReviewCondition, String> {
	let (index, described) = of_model(name, names)?;
	if described.declared.is_some_and(|declared| declared.kind == TraitKind::Text) {
		return Err(format!("`{name}` is a text, which does not move by a number"));
	}
	let distance = number::exact(by, 0).ok().and_then(|by| u64::try_from(by).ok());
	Ok(ReviewCondition::Moves { index, by: distance.ok_or_else(|| format!("{by:?} is no whole number from 0"))? })
}

/// Reads which outcome is favourable.
///
/// # Errors
/// What is wrong with it, and how to mend it.
pub fn favourable(text: &str, names: &Names) -> Result<Favourable, String> {
	match condition(text, names)? {
		Condition::Compare { term: Term::Trait { index }, comparison, bound } => {
			let name = names.traits().nth(index.into()).unwrap_or_default();
			of_model(name, names)?;
			Ok(Favourable::Trait { index, comparison, bound })
		}
		Condition::InState { state } => Ok(Favourable::State { state }),
		_ => {
			Err("is nothing that the model decides; write `TRAIT = VALUE` (or >, >=, <, <=, !=) or `state = NAME`"
				.into())
		}
	}
}

/// The integer of which a tolerance is.
///
/// # Errors
/// What is wrong with it, and how to mend it.
pub fn tolerated(name: &str, names: &Names) -> Result<u8, String> {
	let (index, described) = of_model(name, names)?;
	let is_integer = |declared: &Trait| matches!(declared.kind, TraitKind::Integer { .. });
	if !described.declared.as_ref().is_none_or(is_integer) {
		return Err("is no integer, so that only equal answers agree; remove it".into());
	}
	Ok(index)
}

/// The trait that names an asset's cohort.
///
/// # Errors
/// What is wrong with it, and how to mend it.
pub fn cohort(name: &str, names: &Names) -> Result<u8, String> {
	let index = find("trait", name, names.traits())?;
	let Some(declared) = names.traits.get(usize::from(index)).and_then(|described| described.declared) else {
		return Ok(index);
	};
	if !matches!(declared.kind, TraitKind::Enumeration { .. } | TraitKind::Bool) {
		return Err(format!("`{name}` is neither an enum nor a bool; name one that tells the cohorts apart"));
	}
	if declared.writers.model {
		return Err(format!("the model may write `{name}`; name a trait that it may not"));
	}
	Ok(index)
}

fn of_model<'a>(name: &str, names: &'a Names) -> Result<(u8, &'a TraitName), String> {
	let index = find("trait", name, names.traits())?;
	let described = names.traits.get(usize::from(index)).ok_or_else(String::new)?;
	if described.declared.is_some_and(|declared| !declared.writers.model) {
		return Err(format!("the model may not write `{name}`; add \"model\" to its `writers`"));
	}
	Ok((index, described))
}

/// The bit at a position.
pub fn bit(position: u8) -> u32 {
	1u32.checked_shl(position.into()).unwrap_or_default()
}

/// Reads a transition: `nominal -> watch`.
///
/// # Errors
/// What is wrong with it, and how to mend it.
pub fn transition(text: &str, states: &[String]) -> Result<(u8, u8), String> {
	let (from, to) = text.split_once("->").ok_or("write `STATE -> STATE`")?;
	Ok((find("state", from.trim(), states)?, find("state", to.trim(), states)?))
}

/// The position of a name.
///
/// # Errors
/// That there is no such thing, and what there is.
pub fn find<'a, N: AsRef<str> + ?Sized + 'a>(
	what: &str,
	name: &str,
	names: impl IntoIterator<Item = &'a N>,
) -> Result<u8, String> {
	let names: Vec<&str> = names.into_iter().map(AsRef::as_ref).collect();
	let name = name.trim();
	match names.iter().position(|known| *known == name) {
		Some(position) => Ok(index(position)),
		None => Err(format!("no {what} is called `{name}`; {}", suggest(name, names))),
	}
}

/// A position within a limit that fits a byte.
fn index(position: usize) -> u8 {
	u8::try_from(position).unwrap_or(u8::MAX)
}

/// The parts of `word(argument)`.
fn call(text: &str) -> Option<(&str, &str)> {
	let (word, argument) = text.strip_suffix(')')?.split_once('(')?;
	Some((word.trim(), argument.trim()))
}

impl Names {
	fn metrics(&self) -> impl Iterator<Item = &str> {
		self.metrics.iter().map(|metric| metric.name.as_str())
	}

	fn traits(&self) -> impl Iterator<Item = &str> {
		self.traits.iter().map(|one| one.name.as_str())
	}

	fn measures(&self) -> impl Iterator<Item = &str> {
		self.measures.iter().map(|one| one.name.as_str())
	}
}
