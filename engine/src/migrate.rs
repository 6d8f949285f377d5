//! Moving a life to another version of its blueprint.

use crate::{
	blueprint::{Core, Metric, Name, Texts},
	life::Life,
	measure::Measure,
};
use alloc::vec::Vec;

/// A blueprint: core and texts.
pub type Blueprint<'a> = (&'a Core, &'a Texts);

/// The life under another blueprint at this time of the chain's clock, and the names of the traits that it has not got any
/// more.
///
/// Metrics, measures, traits, states and flags are the same where their names are: a reading and its window go along where
/// the decimals did not change and it is still fetched, or still published by the same, what a measure has accumulated where
/// it is declared alike and its metric's reading goes along, a trait's value where the new trait admits it. What is new
/// begins as declared; a state that is gone becomes the initial one, entered now. Rule counts begin anew.
pub fn migrate(
	life: &Life,
	(from, from_texts): Blueprint<'_>,
	(to, to_texts): Blueprint<'_>,
	time: u64,
) -> (Life, Vec<Name>) {
	let mut migrated = Life::new(to, time);
	let new_metrics = migrated.readings.iter_mut().zip(&to.metrics).zip(&to_texts.metrics);
	for ((reading, metric), texts) in new_metrics {
		let old = from_texts.metrics.iter().position(|old| old.name == texts.name);
		let Some((old, old_metric)) = old.and_then(|old| life.readings.get(old).zip(from.metrics.get(old))) else {
			continue;
		};
		if is_alike(old_metric, metric) {
			*reading = old.clone();
			while reading.window.len() > usize::from(metric.window) {
				reading.window.remove(0);
			}
		}
	}
	let new_measures = migrated.measures.iter_mut().zip(&to.measures).zip(&to_texts.measures);
	for ((gathered, measure), texts) in new_measures {
		let old = from_texts.measures.iter().position(|old| old.name == texts.name);
		let old = old.and_then(|old| life.measures.get(old).zip(from.measures.get(old)));
		if let Some((old, _)) =
			old.filter(|(_, declared)| goes_along((from, from_texts), declared, (to, to_texts), measure))
		{
			*gathered = *old;
		}
	}
	let new_traits = migrated.traits.iter_mut().zip(&to.traits).zip(&to_texts.traits);
	for ((value, declared), texts) in new_traits {
		let old = from_texts.traits.iter().position(|old| old.name == texts.name);
		if let Some(old) = old.and_then(|old| life.traits.get(old)).filter(|old| declared.admits(old)) {
			*value = old.clone();
		}
	}
	for (flag, name) in (0u8..).zip(&to_texts.flags) {
		let old = (0u8..).zip(&from_texts.flags).find(|(_, old)| *old == name).map(|(old, _)| old);
		if old.is_some_and(|old| life.flags & crate::rules::bit(old) != 0) {
			migrated.flags |= crate::rules::bit(flag);
		}
	}
	let state = from_texts.states.get(usize::from(life.state));
	if let Some((state, _)) = (0u8..).zip(&to_texts.states).find(|(_, name)| Some(*name) == state) {
		migrated.state = state;
		migrated.entered = life.entered;
	}
	migrated.health = migrated.health_of(to);
	let is_kept = |name: &Name| to_texts.traits.iter().any(|kept| kept.name == *name);
	let dropped = from_texts.traits.iter().map(|old| old.name.clone()).filter(|name| !is_kept(name)).collect();
	(migrated, dropped)
}

/// Whether readings of one metric are readings of the other.
fn is_alike(one: &Metric, other: &Metric) -> bool {
	let kind = |metric: &Metric| (metric.decimals, metric.kind, metric.is_published(), metric.pushed_by);
	kind(one) == kind(other)
}

/// Whether what one measure has accumulated is what the other would have: they are declared alike, of the same metric.
fn goes_along((from, from_texts): Blueprint<'_>, old: &Measure, (to, to_texts): Blueprint<'_>, new: &Measure) -> bool {
	let (before, after) = (usize::from(old.metric()), usize::from(new.metric()));
	let name = |texts: &Texts, metric: usize| texts.metrics.get(metric).map(|texts| texts.name.clone());
	let metrics = from.metrics.get(before).zip(to.metrics.get(after));
	old.of(new.metric()) == *new
		&& name(from_texts, before) == name(to_texts, after)
		&& metrics.is_some_and(|(before, after)| is_alike(before, after))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		blueprint::{MetricTexts, TraitTexts},
		bounded,
		fixtures::{self, now},
		publication::By,
		round::{Accept, Decision},
		traits::{Trait, TraitKind, TraitValue, Writers},
	};

	fn declared(maximum: i64, initial: i64) -> Trait {
		let writers = Writers { rules: true, model: false, owner: false };
		Trait { kind: TraitKind::Integer { minimum: 0, maximum }, initial, writers }
	}

	fn named(name: &str) -> TraitTexts {
		TraitTexts { name: bounded(name).unwrap(), options: Default::default() }
	}

	#[test]
	fn what_has_the_same_name_goes_along() {
		let (mut from, mut from_texts) = fixtures::machine();
		from.metrics[0].window = 4;
		from.traits = vec![declared(9, 0), declared(9, 0), declared(9, 0)].try_into().unwrap();
		from_texts.traits = vec![named("grade"), named("wear"), named("gone")].try_into().unwrap();
		from.flags = 2;
		from_texts.flags = vec![bounded("old").unwrap(), bounded("hot").unwrap()].try_into().unwrap();
		let mut life = Life::new(&from, 0);
		for round in 1..=4 {
			let value = i64::from(round) * 100;
			let accept = Accept { value, spread: 0, values: 1, sources: 1 };
			life.decide(&from, round, now(round), |_| Some(Decision::Accepted(accept)));
			life.conclude(&from, round, now(round).time);
		}
		life.state = 1;
		life.flags = 0b11;
		life.traits = [3, 8, 1].map(TraitValue::Number).to_vec().try_into().unwrap();
		life.counts[0] = 1;

		let (mut to, mut to_texts) = (from.clone(), from_texts.clone());
		let mut second = to.metrics[0];
		second.window = 2;
		to.metrics = vec![second, from.metrics[0]].try_into().unwrap();
		let load = to_texts.metrics[0].clone();
		let new = MetricTexts { name: bounded("memory").unwrap(), unit: bounded("%").unwrap() };
		to_texts.metrics = vec![load, new].try_into().unwrap();
		to.traits = vec![declared(5, 1), declared(9, 2), declared(9, 6)].try_into().unwrap();
		to_texts.traits = vec![named("wear"), named("grade"), named("added")].try_into().unwrap();
		to_texts.states = vec![bounded("strained").unwrap(), bounded("nominal").unwrap()].try_into().unwrap();
		to.flags = 1;
		to_texts.flags = vec![bounded("hot").unwrap()].try_into().unwrap();

		let (migrated, dropped) = migrate(&life, (&from, &from_texts), (&to, &to_texts), 0);
		assert_eq!(dropped, [bounded::<32>("gone").unwrap()]);
		assert_eq!(migrated.readings[0].window.as_slice(), [300, 400], "the newest that fit");
		assert_eq!(migrated.readings[1], Default::default());
		let numbers: Vec<_> = migrated.traits.iter().map(|value| value.number().unwrap()).collect();
		assert_eq!(numbers, [1, 3, 6], "8 is beyond the new range, grade moved, added begins as declared");
		assert_eq!((migrated.state, migrated.flags, migrated.counts[0]), (0, 1, 0));
		assert_eq!(migrated.health, life.health);
	}

	#[test]
	fn a_metric_that_is_published_from_now_on_begins_anew() {
		let (from, texts) = fixtures::published();
		let mut life = Life::new(&from, 0);
		life.publish(&from, now(1), By::Account, &[(1, 42)]).unwrap();
		let (same, _) = migrate(&life, (&from, &texts), (&from, &texts), 0);
		assert_eq!(same.value(1), Some(42));
		let mut to = from.clone();
		to.metrics[1].min_sources = 1;
		let (fetched, _) = migrate(&life, (&from, &texts), (&to, &texts), 0);
		assert_eq!(fetched.readings[1], Default::default());
	}

	#[test]
	fn a_metric_that_others_push_from_now_on_begins_anew() {
		let (from, texts) = fixtures::published();
		let mut life = Life::new(&from, 0);
		life.publish(&from, now(1), By::Account, &[(1, 42)]).unwrap();
		let mut to = from.clone();
		to.metrics[1].pushed_by = crate::blueprint::Pusher::Device;
		let (migrated, _) = migrate(&life, (&from, &texts), (&to, &texts), 0);
		assert_eq!(migrated.readings[1], Default::default());
	}

	#[test]
	fn measures_go_along_by_name_where_they_are_declared_alike() {
		let (from, from_texts) = fixtures::measured();
		let mut life = Life::new(&from, 7);
		for block in [10, 20] {
			let accept = Accept { value: 900, spread: 0, values: 1, sources: 1 };
			life.decide(&from, block, now(block), |_| Some(Decision::Accepted(accept)));
			life.conclude(&from, block, now(block).time);
		}
		let kept = |change: &dyn Fn(&mut Core, &mut Texts)| {
			let (mut to, mut to_texts) = (from.clone(), from_texts.clone());
			change(&mut to, &mut to_texts);
			let (migrated, _) = migrate(&life, (&from, &from_texts), (&to, &to_texts), 99);
			assert_eq!(migrated.measures.len(), to.measures.len());
			migrated.measures[to.measures.len() - 1] == life.measures[0]
		};
		assert!(kept(&|_, _| ()));
		assert!(
			kept(&|core, texts| {
				core.measures = vec![
					crate::measure::Measure::Below { metric: 1, bound: 0, longest_gap: 1 },
					core.measures[0].of(1),
				]
				.try_into()
				.unwrap();
				let other =
					crate::blueprint::MeasureTexts { name: bounded("calm").unwrap(), unit: bounded("s").unwrap() };
				texts.measures = vec![other, texts.measures[0].clone()].try_into().unwrap();
				core.metrics.try_insert(0, core.metrics[0]).unwrap();
				let memory = MetricTexts { name: bounded("memory").unwrap(), unit: bounded("%").unwrap() };
				texts.metrics.try_insert(0, memory).unwrap();
			}),
			"its metric and itself have other positions"
		);
		let bound = |core: &mut Core, _: &mut Texts| {
			core.measures[0] = crate::measure::Measure::Above { metric: 0, bound: 801, longest_gap: 30 };
		};
		assert!(!kept(&bound), "another bound");
		assert!(!kept(&|_, texts| texts.measures[0].name = bounded("other").unwrap()), "another name");
		assert!(!kept(&|core, _| core.metrics[0].decimals = 2), "other decimals");
		assert!(!kept(&|_, texts| texts.metrics[0].name = bounded("other").unwrap()), "another metric");
	}

	#[test]
	fn a_state_that_goes_along_was_entered_when_it_was() {
		let (from, from_texts) = fixtures::machine();
		let mut life = Life::new(&from, 7);
		life.state = 1;
		let entered = |texts: &Texts| {
			let (migrated, _) = migrate(&life, (&from, &from_texts), (&from, texts), 99);
			(migrated.state, migrated.entered)
		};
		assert_eq!(entered(&from_texts), (1, 7));
		let mut renamed = from_texts.clone();
		renamed.states[1] = bounded("tired").unwrap();
		assert_eq!(entered(&renamed), (0, 99), "it begins in the initial state");
	}

	#[test]
	fn other_decimals_begin_anew() {
		let (from, texts) = fixtures::machine();
		let mut life = Life::new(&from, 0);
		let accept = Accept { value: 5, spread: 0, values: 1, sources: 1 };
		life.decide(&from, 1, now(1), |_| Some(Decision::Accepted(accept)));
		let mut to = from.clone();
		to.metrics[0].decimals = 2;
		let (migrated, _) = migrate(&life, (&from, &texts), (&to, &texts), 0);
		assert_eq!(migrated.readings[0], Default::default());
	}
}
