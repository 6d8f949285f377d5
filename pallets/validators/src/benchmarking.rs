//! What the weights are measured by: full lists.

use super::*;
use codec::Decode;
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, BoundedVec};
use frame_system::RawOrigin;
use pallet_session::NextKeys;
use sp_runtime::traits::TrailingZeroInput;

/// An account with session keys.
fn keyed<T: Config>(index: u32) -> Result<T::ValidatorId, BenchmarkError> {
	let keys = T::Keys::decode(&mut TrailingZeroInput::zeroes()).map_err(|_| "keys are bytes")?;
	let validator = T::ValidatorId::try_from(account("validator", index, 0)).map_err(|_| "an account validates")?;
	NextKeys::<T>::insert(&validator, keys);
	Ok(validator)
}

/// A list of so many.
fn list<T: Config>(count: u32) -> Result<(), BenchmarkError> {
	let validators = (0..count).map(keyed::<T>).collect::<Result<alloc::vec::Vec<_>, _>>()?;
	Validators::<T>::put(BoundedVec::truncate_from(validators));
	Ok(())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn add() -> Result<(), BenchmarkError> {
		let most = T::MaxValidators::get();
		list::<T>(most.saturating_sub(1))?;
		let validator = keyed::<T>(most)?;
		#[extrinsic_call]
		_(RawOrigin::Root, validator.clone());
		assert!(Pallet::<T>::is_validator(&validator));
		Ok(())
	}

	#[benchmark]
	fn remove() -> Result<(), BenchmarkError> {
		list::<T>(T::MaxValidators::get())?;
		let validator = keyed::<T>(0)?;
		#[extrinsic_call]
		_(RawOrigin::Root, validator.clone());
		assert!(!Pallet::<T>::is_validator(&validator));
		Ok(())
	}
}
