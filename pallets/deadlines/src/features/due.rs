//! Acting on what is due.

use crate::{Armed, At, Config, Error, Event, Moved, Pallet, Parked, QuietUntil, WeightInfo, LOOK_AHEAD};
use frame_support::{
	migrations::MultiStepMigrator,
	storage::with_storage_layer,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use sp_runtime::DispatchError;
use vivarium_primitives::{BlockNumber, OnDeadline};

/// What became of a deadline that is due.
#[cfg_attr(feature = "runtime-benchmarks", derive(Debug, PartialEq))]
pub(crate) enum Outcome {
	Acted,
	Failed,
	/// It must wait for the next block.
	Waits,
}

impl<T: Config> Pallet<T> {
	/// Acts on what is due, the oldest first, as far as the weight goes.
	pub(crate) fn act_on_due(meter: &mut WeightMeter) {
		// The state on which others would act may be half migrated.
		if <T as frame_system::Config>::MultiBlockMigrator::ongoing() {
			meter.consume(T::WeightInfo::on_initialize_idle());
			return;
		}
		if meter.try_consume(T::WeightInfo::on_initialize_idle()).is_err() {
			return;
		}
		let now = Self::now();
		if now < QuietUntil::<T>::get() {
			return;
		}
		let (mut acted, mut failed, mut is_behind) = (0u32, 0u32, false);
		let mut quiet_until = now.saturating_add(LOOK_AHEAD);
		for (at, deadline) in Armed::<T>::iter_keys() {
			if BlockNumber::from(at) > now {
				quiet_until = quiet_until.min(at.into());
				break;
			}
			match Self::act(at, deadline, meter) {
				Outcome::Acted => acted = acted.saturating_add(1),
				Outcome::Failed => failed = failed.saturating_add(1),
				Outcome::Waits => {
					is_behind = true;
					break;
				}
			}
		}
		if !is_behind {
			QuietUntil::<T>::put(quiet_until);
		}
		if acted > 0 || failed > 0 || is_behind {
			Self::deposit_event(Event::Acted { acted, failed, is_behind });
		}
	}

	pub(crate) fn act(at: At, deadline: T::Deadline, meter: &mut WeightMeter) -> Outcome {
		let acting = T::OnDeadline::weight(&deadline);
		let at_most = Self::at_most(acting);
		// What no block has room for would hold up the ones behind it for ever.
		let is_too_heavy = at_most.saturating_add(T::WeightInfo::on_initialize_idle()).any_gt(meter.limit());
		if is_too_heavy {
			if meter.try_consume(T::WeightInfo::fail()).is_err() {
				return Outcome::Waits;
			}
			Armed::<T>::remove(at, &deadline);
			Self::park(deadline, Error::<T>::TooHeavy.into());
			return Outcome::Failed;
		}
		if !meter.can_consume(at_most) {
			return Outcome::Waits;
		}
		let attempts = Armed::<T>::take(at, &deadline).unwrap_or(0);
		match with_storage_layer(|| T::OnDeadline::on_deadline(&deadline)) {
			Ok(actual) => {
				let acted = actual.map_or(acting, |actual| actual.min(acting));
				let taking = if attempts > 0 {
					Moved::<T>::remove(&deadline);
					// `act` knows only what never failed. Moving it once more would have taken more than this.
					T::WeightInfo::fail()
				} else {
					T::WeightInfo::act()
				};
				meter.consume(acted.saturating_add(taking));
				Outcome::Acted
			}
			Err(error) => {
				Self::fail(deadline, attempts.saturating_add(1), error);
				meter.consume(acting.saturating_add(T::WeightInfo::fail()));
				Outcome::Failed
			}
		}
	}

	/// What a deadline may take in all, whether or not acting on it fails.
	pub(crate) fn at_most(acting: Weight) -> Weight {
		T::WeightInfo::act().max(T::WeightInfo::fail()).saturating_add(acting)
	}

	fn fail(deadline: T::Deadline, attempts: u8, error: DispatchError) {
		if attempts >= T::MaxAttempts::get() {
			return Self::park(deadline, error);
		}
		let next = Self::now().saturating_add(T::RetryDelay::get().max(1));
		Self::arm_again(next, &deadline, attempts);
		Self::deposit_event(Event::Failed { deadline, next, error });
	}

	fn park(deadline: T::Deadline, error: DispatchError) {
		Moved::<T>::remove(&deadline);
		Parked::<T>::insert(&deadline, error);
		Self::deposit_event(Event::Parked { deadline, error });
	}
}
