//! Weights of the calls, estimated from their reads and writes until they are measured.

use frame_support::{traits::Get, weights::Weight};

/// The weights that the pallet needs.
pub trait WeightInfo {
	/// Of `set_blueprint`, by encoded length in bytes.
	fn set_blueprint(bytes: u32) -> Weight;
	/// Of `enrol`.
	fn enrol() -> Weight;
	/// Of `report` for so many assets, as if all of them were revised.
	fn report(assets: u32) -> Weight;
	/// Of authorizing a `report` for so many assets, hashing and signature included.
	fn authorize_report(assets: u32) -> Weight;
}

/// Estimates for a runtime with the database weights of `T`.
pub struct Estimated<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for Estimated<T> {
	fn set_blueprint(bytes: u32) -> Weight {
		<() as WeightInfo>::set_blueprint(bytes).saturating_add(T::DbWeight::get().reads_writes(2, 3))
	}

	fn enrol() -> Weight {
		<() as WeightInfo>::enrol().saturating_add(T::DbWeight::get().reads_writes(9, 7))
	}

	fn report(assets: u32) -> Weight {
		let each = T::DbWeight::get().reads_writes(2, 2).saturating_mul(assets.into());
		<() as WeightInfo>::report(assets).saturating_add(T::DbWeight::get().reads_writes(5, 1)).saturating_add(each)
	}

	fn authorize_report(assets: u32) -> Weight {
		<() as WeightInfo>::authorize_report(assets).saturating_add(T::DbWeight::get().reads(4))
	}
}

impl WeightInfo for () {
	fn set_blueprint(bytes: u32) -> Weight {
		Weight::from_parts(60_000_000, 8_000).saturating_add(Weight::from_parts(3_000, 1).saturating_mul(bytes.into()))
	}

	fn enrol() -> Weight {
		Weight::from_parts(120_000_000, 20_000)
	}

	fn report(assets: u32) -> Weight {
		let each = Weight::from_parts(60_000_000, 3_000).saturating_mul(assets.into());
		Weight::from_parts(60_000_000, 10_000).saturating_add(each)
	}

	fn authorize_report(assets: u32) -> Weight {
		let each = Weight::from_parts(500_000, 0).saturating_mul(assets.into());
		Weight::from_parts(120_000_000, 10_000).saturating_add(each)
	}
}
