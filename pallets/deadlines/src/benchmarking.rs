//! What the weights are measured by.

use super::*;
use crate::features::Outcome;
use frame_benchmarking::v2::*;
use frame_support::weights::{Weight, WeightMeter};
use frame_system::RawOrigin;
use sp_runtime::{DispatchError, DispatchResult};
use vivarium_primitives::{BlockNumber, Deadlines};

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<Deadline> {
	/// A deadline on which acting does next to nothing, and succeeds.
	fn light() -> Deadline;
	/// A deadline on which acting fails at once.
	fn failing() -> Deadline;
}

const DUE: BlockNumber = 10;

/// Arms a deadline, and goes to the block in which it is due.
fn make_due<T: Config>(deadline: T::Deadline) -> DispatchResult {
	<Pallet<T> as Deadlines<T::Deadline>>::arm(DUE, deadline)?;
	frame_system::Pallet::<T>::set_block_number(DUE.into());
	Ok(())
}

/// What the hook does for one of those that are due: finds the next, and acts on it.
fn act_on_next<T: Config>() -> Option<Outcome> {
	let mut meter = WeightMeter::with_limit(Weight::MAX);
	Armed::<T>::iter_keys().next().map(|(at, deadline)| Pallet::<T>::act(at, deadline, &mut meter))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn on_initialize_idle() -> Result<(), BenchmarkError> {
		<Pallet<T> as Deadlines<T::Deadline>>::arm(DUE, T::BenchmarkHelper::light())?;
		let mut meter = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Pallet::<T>::act_on_due(&mut meter);
		}

		assert_eq!(QuietUntil::<T>::get(), DUE, "it has looked");
		Ok(())
	}

	#[benchmark]
	fn act() -> Result<(), BenchmarkError> {
		make_due::<T>(T::BenchmarkHelper::light())?;
		let outcome;

		#[block]
		{
			outcome = act_on_next::<T>();
		}

		assert_eq!(outcome, Some(Outcome::Acted));
		Ok(())
	}

	#[benchmark]
	fn fail() -> Result<(), BenchmarkError> {
		make_due::<T>(T::BenchmarkHelper::failing())?;
		let outcome;

		#[block]
		{
			outcome = act_on_next::<T>();
		}

		assert_eq!(outcome, Some(Outcome::Failed));
		Ok(())
	}

	#[benchmark]
	fn retry() {
		let deadline = T::BenchmarkHelper::failing();
		Parked::<T>::insert(&deadline, DispatchError::Other("benchmark"));

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), deadline.clone());

		assert!(Moved::<T>::contains_key(&deadline));
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::ext(), crate::tests::mock::Test);
}
