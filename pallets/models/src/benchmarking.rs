//! What the weights are measured by: each call, and what other pallets call, at its longest.

use super::*;
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, Get};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::Perbill;
use vivarium_engine::{fairness::Tally, limits, synthesis::Refusal};
use vivarium_primitives::{
	CohortDecision, CollectionId, ModelId, ModelKind, ModelStatus, Outcome, MAX_LEADER_BLOCKS, MAX_TOKENS,
};

/// One that no preset registers.
const MODEL: ModelId = 1_000;

/// Details as long as they may be.
fn details(digest: u8) -> Details {
	Details {
		name: vec![b'n'; limits::NAME as usize].try_into().unwrap_or_default(),
		kind: ModelKind::Chat,
		version: [digest; 32],
		prompt: [digest; 32],
		audit: [digest; 32],
		audit_uri: vec![b'u'; limits::URL as usize].try_into().unwrap_or_default(),
		leader_blocks: MAX_LEADER_BLOCKS,
		max_tokens: MAX_TOKENS,
	}
}

/// A decision about an asset of a cohort.
fn decision(collection: CollectionId, cohort: u8, favourable: bool) -> CohortDecision {
	CohortDecision { collection, version: 1, measure: [0; 32], cohort, favourable }
}

/// A model of this status.
fn model<T: Config>(status: ModelStatus) -> Result<(), BenchmarkError> {
	frame_system::Pallet::<T>::set_block_number(BlockNumberFor::<T>::from(10u32));
	Ok(Pallet::<T>::do_register(MODEL, details(1), status)?)
}

/// A model of this status for which an alert stands.
fn biased<T: Config>(status: ModelStatus) -> Result<(), BenchmarkError> {
	model::<T>(status)?;
	let alert = Alert { collection: 1, ratio: Perbill::zero(), lowest: 1, highest: 0, since: 10 };
	Models::<T>::insert(MODEL, Model { alert: Some(alert), ..known::<T>()? });
	Ok(())
}

fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::RegistryOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn known<T: Config>() -> Result<Model, BenchmarkError> {
	Models::<T>::get(MODEL).ok_or(BenchmarkError::Stop("the model is not registered"))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, MODEL, details(1));

		assert_eq!(known::<T>()?.status, ModelStatus::Probation);
		Ok(())
	}

	#[benchmark]
	fn update() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		biased::<T>(ModelStatus::Active)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, MODEL, details(2));

		assert_eq!(known::<T>()?.details, details(2));
		Ok(())
	}

	#[benchmark]
	fn set_status() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		biased::<T>(ModelStatus::Active)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, MODEL, ModelStatus::Suspended);

		assert_eq!(known::<T>()?.status, ModelStatus::Suspended);
		Ok(())
	}

	#[benchmark]
	fn clear_alert() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		biased::<T>(ModelStatus::Active)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, MODEL);

		assert_eq!(known::<T>()?.alert, None);
		Ok(())
	}

	#[benchmark]
	fn remove(c: Linear<0, MAX_FORGOTTEN>) -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		model::<T>(ModelStatus::Suspended)?;
		for cause in Refusal::ALL {
			Pallet::<T>::do_record(MODEL, Outcome::Refused(*cause));
		}
		for collection in 0..c {
			let cohort = limits::OPTIONS.saturating_sub(1) as u8;
			Pallet::<T>::do_record_decision(MODEL, decision(collection, cohort, true));
		}

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, MODEL);

		assert!(!Models::<T>::contains_key(MODEL));
		assert_eq!(Statistics::<T>::iter_key_prefix(MODEL).count(), 0);
		Ok(())
	}

	#[benchmark]
	fn record() -> Result<(), BenchmarkError> {
		model::<T>(ModelStatus::Active)?;
		Refused::<T>::insert(MODEL, Refusal::Json, 1);

		#[block]
		{
			Pallet::<T>::do_record(MODEL, Outcome::Refused(Refusal::Json));
		}

		assert_eq!(Refused::<T>::get(MODEL, Refusal::Json), 2);
		Ok(())
	}

	#[benchmark]
	fn record_decision() -> Result<(), BenchmarkError> {
		model::<T>(ModelStatus::Active)?;
		let (collection, enough) = (1, T::MinSamples::get());
		let cohort = limits::OPTIONS.saturating_sub(1) as u8;
		let mut tallies = vec![Tally { decisions: enough, favourable: enough }; usize::from(cohort)];
		tallies.push(Tally { decisions: enough.saturating_sub(1), favourable: 0 });
		let tallies = tallies.try_into().map_err(|_| BenchmarkError::Stop("there are more cohorts than options"))?;
		Statistics::<T>::insert(MODEL, collection, Cohorts { generation: 0, version: 1, measure: [0; 32], tallies });

		#[block]
		{
			Pallet::<T>::do_record_decision(MODEL, decision(collection, cohort, false));
		}

		assert_eq!(known::<T>()?.alert.map(|alert| alert.lowest), Some(cohort));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::ExtBuilder::default().build(), crate::tests::mock::Test);
}
