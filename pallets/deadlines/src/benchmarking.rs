//! What the weights are measured by.

use super::*;
use frame_benchmarking::v2::*;
use frame_support::weights::{Weight, WeightMeter};
use frame_system::RawOrigin;
use sp_runtime::DispatchError;
use vivarium_primitives::{BlockNumber, Deadlines};

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<Deadline> {
	/// A deadline on which acting does next to nothing, and succeeds.
	fn light() -> Deadline;
	/// A deadline on which acting fails at once.
	fn failing() -> Deadline;
}

const DUE: BlockNumber = 10;

/// Lets a deadline be the only one that is due.
fn arm<T: Config>(deadline: T::Deadline) -> Result<WeightMeter, BenchmarkError> {
	<Pallet<T> as Deadlines<T::Deadline>>::arm(DUE, deadline)?;
	frame_system::Pallet::<T>::set_block_number(DUE.into());
	Ok(WeightMeter::with_limit(Weight::MAX))
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

		assert!(Armed::<T>::contains_key(At::from(DUE), T::BenchmarkHelper::light()));
		Ok(())
	}

	#[benchmark]
	fn act() -> Result<(), BenchmarkError> {
		let mut meter = arm::<T>(T::BenchmarkHelper::light())?;

		#[block]
		{
			Pallet::<T>::act_on_due(&mut meter);
		}

		assert!(!Armed::<T>::contains_key(At::from(DUE), T::BenchmarkHelper::light()));
		Ok(())
	}

	#[benchmark]
	fn fail() -> Result<(), BenchmarkError> {
		let mut meter = arm::<T>(T::BenchmarkHelper::failing())?;

		#[block]
		{
			Pallet::<T>::act_on_due(&mut meter);
		}

		let deadline = T::BenchmarkHelper::failing();
		assert!(Moved::<T>::contains_key(&deadline) || Parked::<T>::contains_key(&deadline));
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
