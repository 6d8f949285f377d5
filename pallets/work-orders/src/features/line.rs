//! The line: steps of assets that concern orders, on which the next blocks act.

use crate::{Catalogues, Config, Ends, Event, Line, LineEnds, Note, NotedStep, Pallet, Standings, WeightInfo};
use frame_support::{
	migrations::MultiStepMigrator,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use vivarium_engine::rules::bit;
use vivarium_primitives::{limits, Conclusion, Conditions, OnConcluded, Purse};

impl<T: Config> OnConcluded for Pallet<T> {
	fn on_concluded(conclusion: Conclusion) {
		let Conclusion { collection, item, version, step, triggers, .. } = conclusion;
		let is_minded = triggers != 0
			&& Catalogues::<T>::get(collection)
				.listed
				.iter()
				.any(|listed| listed.version == version && triggers & bit(listed.trigger) != 0);
		let step = NotedStep::of(step)
			.filter(|_| Standings::<T>::get((collection, item)).iter().any(|placed| placed.is_proving));
		if !is_minded && step.is_none() {
			return;
		}
		let triggers = if is_minded { triggers } else { 0 };
		Self::stand_in_line(Note { collection, item, version, triggers, step });
	}

	fn weight() -> Weight {
		T::WeightInfo::on_concluded()
	}
}

impl<T: Config> Pallet<T> {
	fn stand_in_line(note: Note) {
		let mut ends = LineEnds::<T>::get();
		if ends.waiting() >= T::MaxLine::get() {
			let Note { collection, item, triggers, .. } = note;
			return Self::deposit_event(Event::LineFull { collection, item, triggers });
		}
		Line::<T>::insert(ends.next, note);
		ends.next = ends.next.wrapping_add(1);
		LineEnds::<T>::put(ends);
	}

	/// Acts on the line, in order, as far as the weight goes; the rest waits for the next block.
	pub(crate) fn act_on_line(meter: &mut WeightMeter) {
		// The assets may be half migrated.
		if meter.try_consume(T::WeightInfo::on_initialize_idle()).is_err()
			|| <T as frame_system::Config>::MultiBlockMigrator::ongoing()
		{
			return;
		}
		let Ends { mut first, next } = LineEnds::<T>::get();
		if first == next {
			return;
		}
		while first != next && meter.can_consume(Self::heaviest_note()) {
			let acted = Line::<T>::take(first).map_or(Weight::zero(), Self::act_on);
			meter.consume(T::WeightInfo::look().saturating_add(acted));
			first = first.wrapping_add(1);
		}
		LineEnds::<T>::put(Ends { first, next });
	}

	/// Opens what a step opens, and judges what it may prove. Returns what that weighed.
	fn act_on(note: Note) -> Weight {
		let Note { collection, item, version, triggers, step } = note;
		let mut weight = Weight::zero();
		// What is no asset any more, or lives by another version by now, is passed over.
		if triggers != 0 && T::Conditions::version(collection, item) == Some(version) {
			for listed in Catalogues::<T>::get(collection).listed {
				if listed.version == version && triggers & bit(listed.trigger) != 0 {
					weight = weight.saturating_add(Self::opening_weight());
					Self::open(collection, item, listed.template);
				}
			}
		}
		if let Some(step) = step {
			for placed in Standings::<T>::get((collection, item)) {
				if placed.is_proving {
					weight = weight.saturating_add(Self::judging_weight());
					Self::judge(placed.order, step.into());
				}
			}
		}
		weight
	}

	/// What opening an order weighs.
	fn opening_weight() -> Weight {
		T::WeightInfo::open().saturating_add(T::Purse::weight())
	}

	/// What judging an order weighs, and paying its provider.
	fn judging_weight() -> Weight {
		T::WeightInfo::judge().saturating_add(T::Conditions::weight())
	}

	/// What acting on one step weighs at most: every template opens an order, and all that may wait for a proof have it.
	pub(crate) fn heaviest_note() -> Weight {
		T::WeightInfo::look()
			.saturating_add(Self::opening_weight().saturating_mul(limits::TEMPLATES.into()))
			.saturating_add(Self::judging_weight().saturating_mul(limits::ORDERS.into()))
	}
}
