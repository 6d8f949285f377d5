//! What the weights are measured by: each call and hook with as many operators as there may be.

use super::*;
use alloc::boxed::Box;
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::traits::{
	fungible::{Inspect, Mutate},
	EnsureOrigin, Get,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_core::{sr25519, H256};
use sp_io::{
	crypto::{sr25519_generate, sr25519_sign},
	hashing::blake2_256,
};
use sp_runtime::{
	traits::{Saturating, Zero},
	MultiSignature,
};
use vivarium_primitives::{operator_key::KEY_TYPE, Conduct, Member, ReportHeader, MAX_OPERATORS};

/// The present epoch: the first that has a previous one with a number above 0.
const EPOCH: EpochNumber = 2;

fn key(index: u32) -> sr25519::Public {
	sr25519::Public::from_raw(index.using_encoded(blake2_256))
}

fn operator<T: Config>(index: u32) -> T::AccountId {
	account("operator", index, 0)
}

fn endow<T: Config>(account: &T::AccountId)
where
	T::Currency: Mutate<T::AccountId>,
{
	let amount = T::Bond::get().saturating_add(T::Currency::minimum_balance()).saturating_mul(2u32.into());
	T::Currency::set_balance(account, amount);
}

/// A chain in the second half of an epoch, with so many operators, who serve in all three epochs.
fn chain<T: Config>(operators: u32) -> Result<(), BenchmarkError>
where
	T::Currency: Mutate<T::AccountId>,
{
	Operators::<T>::kill();
	for index in 0..operators {
		endow::<T>(&operator::<T>(index));
		Pallet::<T>::do_admit(operator::<T>(index), key(index))?;
	}
	let block = T::EpochLength::get().saturating_mul(EPOCH).saturating_add(Pallet::<T>::midpoint());
	frame_system::Pallet::<T>::set_block_number(block.into());
	snapshots::<T>();
	Ok(())
}

fn snapshots<T: Config>() {
	PreviousEpoch::<T>::put(Pallet::<T>::snapshot(EPOCH.saturating_sub(1)));
	CurrentEpoch::<T>::put(Pallet::<T>::snapshot(EPOCH));
	NextEpoch::<T>::put(Pallet::<T>::snapshot(EPOCH.saturating_add(1)));
}

/// Gives the last `count` operators a standing.
fn stand<T: Config>(count: u32, standing: Standing) {
	Operators::<T>::mutate(|operators| {
		let operators = operators.iter_mut().rev().take(count as usize);
		operators.for_each(|operator| operator.standing = standing);
	});
}

fn last<T: Config>() -> T::AccountId {
	operator::<T>(MAX_OPERATORS.saturating_sub(1))
}

fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdmissionOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn standing<T: Config>(account: &T::AccountId) -> Option<Standing> {
	Pallet::<T>::operator_view(account.clone()).map(|operator| operator.standing)
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn admit() -> Result<(), BenchmarkError> {
		chain::<T>(MAX_OPERATORS.saturating_sub(1))?;
		let origin = governance::<T>()?;
		endow::<T>(&last::<T>());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, last::<T>(), key(MAX_OPERATORS));

		assert_eq!(standing::<T>(&last::<T>()), Some(Standing::Active));
		Ok(())
	}

	#[benchmark]
	fn dismiss() -> Result<(), BenchmarkError> {
		chain::<T>(MAX_OPERATORS)?;
		let origin = governance::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, last::<T>());

		assert_eq!(standing::<T>(&last::<T>()), Some(Standing::Left));
		Ok(())
	}

	#[benchmark]
	fn leave() -> Result<(), BenchmarkError> {
		chain::<T>(MAX_OPERATORS)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(last::<T>()));

		assert_eq!(standing::<T>(&last::<T>()), Some(Standing::Left));
		Ok(())
	}

	#[benchmark]
	fn rotate_key() -> Result<(), BenchmarkError> {
		chain::<T>(MAX_OPERATORS)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(last::<T>()), key(MAX_OPERATORS));

		let operator = Pallet::<T>::operator_view(last::<T>());
		assert_eq!(operator.and_then(|operator| operator.next_key), Some(key(MAX_OPERATORS)));
		Ok(())
	}

	#[benchmark]
	fn resume() -> Result<(), BenchmarkError> {
		chain::<T>(MAX_OPERATORS)?;
		stand::<T>(1, Standing::Suspended { until: EPOCH });

		#[extrinsic_call]
		_(RawOrigin::Signed(last::<T>()));

		assert_eq!(standing::<T>(&last::<T>()), Some(Standing::Active));
		Ok(())
	}

	#[benchmark]
	fn reinstate() -> Result<(), BenchmarkError> {
		chain::<T>(MAX_OPERATORS)?;
		let origin = governance::<T>()?;
		stand::<T>(1, Standing::Suspended { until: EpochNumber::MAX });

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, last::<T>());

		assert_eq!(standing::<T>(&last::<T>()), Some(Standing::Active));
		Ok(())
	}

	#[benchmark]
	fn report_equivocation() -> Result<(), BenchmarkError> {
		chain::<T>(MAX_OPERATORS)?;
		let public = sr25519_generate(KEY_TYPE, None);
		Operators::<T>::mutate(|operators| {
			operators.iter_mut().rev().take(1).for_each(|operator| operator.key = public);
		});
		snapshots::<T>();
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		let round = T::EpochLength::get().saturating_mul(EPOCH.saturating_sub(1));
		let signed = |values: u8| {
			let member = Member { operator: last::<T>(), key: public };
			let header = ReportHeader::new(genesis, 0, round, member, H256([values; 32]));
			let signature = sr25519_sign(KEY_TYPE, &public, &header.encode());
			signature.map(|signature| (Box::new(header), MultiSignature::from(signature)))
		};
		let (Some(first), Some(second)) = (signed(1), signed(2)) else {
			return Err(BenchmarkError::Stop("the keystore does not sign"));
		};
		let reporter: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(reporter), first.0, first.1, second.0, second.1);

		assert_eq!(standing::<T>(&last::<T>()), Some(Standing::Slashed));
		Ok(())
	}

	#[benchmark]
	fn on_initialize_freeze() -> Result<(), BenchmarkError> {
		chain::<T>(MAX_OPERATORS)?;
		NextEpoch::<T>::kill();

		#[block]
		{
			Pallet::<T>::tick(Pallet::<T>::now());
		}

		assert!(NextEpoch::<T>::exists());
		Ok(())
	}

	#[benchmark]
	fn on_initialize_boundary(r: Linear<0, MAX_OPERATORS>) -> Result<(), BenchmarkError> {
		chain::<T>(MAX_OPERATORS)?;
		stand::<T>(r, Standing::Left);
		snapshots::<T>();
		let next = EPOCH.saturating_add(1);
		let first = T::EpochLength::get().saturating_mul(next);
		frame_system::Pallet::<T>::set_block_number(first.into());

		#[block]
		{
			Pallet::<T>::tick(first);
		}

		assert_eq!(CurrentEpoch::<T>::get().number, next);
		assert_eq!(Operators::<T>::decode_len(), Some(MAX_OPERATORS.saturating_sub(r) as usize));
		Ok(())
	}

	#[benchmark]
	fn record() -> Result<(), BenchmarkError> {
		chain::<T>(MAX_OPERATORS)?;
		let rounds = T::MinRounds::get().into();
		let bad = Counters { rounds, missed: rounds, ..Default::default() };
		Records::<T>::insert(last::<T>(), Record { total: bad, epoch: EPOCH, recent: bad });

		#[block]
		{
			Pallet::<T>::do_record(&last::<T>(), Conduct { missed: true, ..Default::default() });
		}

		assert!(matches!(standing::<T>(&last::<T>()), Some(Standing::Suspended { .. })));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::ExtBuilder::default().build(), crate::tests::mock::Test);
}
