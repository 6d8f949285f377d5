//! Weights of the calls and hooks, estimated from their reads and writes until they are measured.

use frame_support::{traits::Get, weights::Weight};

/// The weights that the pallet needs, each for as many operators as there may be.
pub trait WeightInfo {
	/// Of `admit`.
	fn admit() -> Weight;
	/// Of `dismiss`.
	fn dismiss() -> Weight;
	/// Of `leave`.
	fn leave() -> Weight;
	/// Of `rotate_key`.
	fn rotate_key() -> Weight;
	/// Of `resume`.
	fn resume() -> Weight;
	/// Of `reinstate`.
	fn reinstate() -> Weight;
	/// Of `report_equivocation`, its two signatures included.
	fn report_equivocation() -> Weight;
	/// Of a block that freezes the operators of the next epoch.
	fn on_initialize_freeze() -> Weight;
	/// Of a block that begins an epoch and releases so many bonds.
	fn on_initialize_boundary(released: u32) -> Weight;
	/// Of taking a round into an operator's record, as if it were suspended for it.
	fn record() -> Weight;
}

/// Estimates for a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn admit() -> Weight {
		<() as WeightInfo>::admit().saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}

	fn dismiss() -> Weight {
		<() as WeightInfo>::dismiss().saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	fn leave() -> Weight {
		<() as WeightInfo>::leave().saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	fn rotate_key() -> Weight {
		<() as WeightInfo>::rotate_key().saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}

	fn resume() -> Weight {
		<() as WeightInfo>::resume().saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}

	fn reinstate() -> Weight {
		<() as WeightInfo>::reinstate().saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}

	fn report_equivocation() -> Weight {
		<() as WeightInfo>::report_equivocation().saturating_add(T::DbWeight::get().reads_writes(7, 4))
	}

	fn on_initialize_freeze() -> Weight {
		<() as WeightInfo>::on_initialize_freeze().saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	fn on_initialize_boundary(released: u32) -> Weight {
		let each = T::DbWeight::get().reads_writes(3, 3).saturating_mul(released.into());
		<() as WeightInfo>::on_initialize_boundary(released)
			.saturating_add(T::DbWeight::get().reads_writes(4, 4))
			.saturating_add(each)
	}

	fn record() -> Weight {
		<() as WeightInfo>::record().saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}
}

impl WeightInfo for () {
	fn admit() -> Weight {
		Weight::from_parts(100_000_000, 35_000)
	}

	fn dismiss() -> Weight {
		Weight::from_parts(40_000_000, 10_000)
	}

	fn leave() -> Weight {
		Weight::from_parts(40_000_000, 10_000)
	}

	fn rotate_key() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
	}

	fn resume() -> Weight {
		Weight::from_parts(50_000_000, 14_000)
	}

	fn reinstate() -> Weight {
		Weight::from_parts(50_000_000, 14_000)
	}

	fn report_equivocation() -> Weight {
		Weight::from_parts(300_000_000, 35_000)
	}

	fn on_initialize_freeze() -> Weight {
		Weight::from_parts(60_000_000, 20_000)
	}

	fn on_initialize_boundary(released: u32) -> Weight {
		let each = Weight::from_parts(60_000_000, 7_000).saturating_mul(released.into());
		Weight::from_parts(100_000_000, 30_000).saturating_add(each)
	}

	fn record() -> Weight {
		Weight::from_parts(60_000_000, 20_000)
	}
}
