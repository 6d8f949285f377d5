//! Moving a life to another version of its blueprint.

use crate::{
	blueprint::{Core, Metric, Name, Texts},
	life::Life,
};
use alloc::vec::Vec;

/// A blueprint: core and texts.
pub type Blueprint<'a> = (&'a Core, &'a Texts);

/// The life under another blueprint, and the names of the traits that it has not got any more.
///
/// Metrics, traits, states and flags are the same where their names are: a reading and its window go along where the
/// decimals did not change and it is still fetched, or still published, a trait's value where the new trait admits it. What is new begins as declared; a state that
/// is gone becomes the initial one. Rule counts begin anew.
pub fn migrate(life: &Life, (from, from_texts): Blueprint<'_>, (to, to_texts): Blueprint<'_>) -> (Life, Vec<Name>) {
	let mut migrated = Life::new(to);
	let new_metrics = migrated.readings.iter_mut().zip(&to.metrics).zip(&to_texts.metrics);
	for ((reading, metric), texts) in new_metrics {
		let old = from_texts.metrics.iter().position(|old| old.name == texts.name);
		let Some((old, old_metric)) = old.and_then(|old| life.readings.get(old).zip(from.metrics.get(old))) else {
			continue;
		};
		let kind = |metric: &Metric| (metric.decimals, metric.kind, metric.is_published());
		if kind(old_metric) == kind(metric) {
			*reading = old.clone();
			while reading.window.len() > usize::from(metric.window) {
				reading.window.remove(0);
			}
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
	}
	migrated.health = migrated.health_of(to);
	let is_kept = |name: &Name| to_texts.traits.iter().any(|kept| kept.name == *name);
	let dropped = from_texts.traits.iter().map(|old| old.name.clone()).filter(|name| !is_kept(name)).collect();
	(migrated, dropped)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		blueprint::{MetricTexts, TraitTexts},
		bounded, fixtures,
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
		let mut life = Life::new(&from);
		for round in 1..=4 {
			let value = i64::from(round) * 100;
			let accept = Accept { value, spread: 0, values: 1, sources: 1 };
			life.decide(&from, round, round, |_| Some(Decision::Accepted(accept)));
			life.conclude(&from, round);
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

		let (migrated, dropped) = migrate(&life, (&from, &from_texts), (&to, &to_texts));
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
		let mut life = Life::new(&from);
		life.publish(&from, 1, &[(1, 42)]).unwrap();
		let (same, _) = migrate(&life, (&from, &texts), (&from, &texts));
		assert_eq!(same.value(1), Some(42));
		let mut to = from.clone();
		to.metrics[1].min_sources = 1;
		let (fetched, _) = migrate(&life, (&from, &texts), (&to, &texts));
		assert_eq!(fetched.readings[1], Default::default());
	}

	#[test]
	fn other_decimals_begin_anew() {
		let (from, texts) = fixtures::machine();
		let mut life = Life::new(&from);
		let accept = Accept { value: 5, spread: 0, values: 1, sources: 1 };
		life.decide(&from, 1, 1, |_| Some(Decision::Accepted(accept)));
		let mut to = from.clone();
		to.metrics[0].decimals = 2;
		let (migrated, _) = migrate(&life, (&from, &texts), (&to, &texts));
		assert_eq!(migrated.readings[0], Default::default());
	}
}
