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
	/// Of a report for so many assets that neither closes nor decides anything.
	fn count_report(assets: u32) -> Weight;
	/// Of authorizing a `report` for so many assets, hashing and signature included.
	fn authorize_report(assets: u32) -> Weight;
	/// Of `remove_blueprint`.
	fn remove_blueprint() -> Weight;
	/// Of `migrate_item`.
	fn migrate_item() -> Weight;
	/// Of `retire`.
	fn retire() -> Weight;
	/// Of `reap`.
	fn reap() -> Weight;
	/// Of `retire_and_burn`.
	fn retire_and_burn() -> Weight;
	/// Of `close_round` with so many open assets, as if all of them were revised.
	fn close_round(assets: u32) -> Weight;
	/// Of closing a round in which nobody reported.
	fn close_silent() -> Weight;
	/// Of `set_trait`.
	fn set_trait() -> Weight;
	/// Of noting in `on_initialize` whether a migration is under way.
	fn note_pause() -> Weight;
	/// Of enrolling so many items of the genesis.
	fn enrol_founders(founders: u32) -> Weight;
	/// Of looking up in `on_idle` the rounds that opened at one block, and passing over so many that are closed.
	fn on_idle(shards: u32) -> Weight;
}

/// Estimates for a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_blueprint(bytes: u32) -> Weight {
		<() as WeightInfo>::set_blueprint(bytes).saturating_add(T::DbWeight::get().reads_writes(2, 3))
	}

	fn enrol() -> Weight {
		<() as WeightInfo>::enrol().saturating_add(T::DbWeight::get().reads_writes(12, 12))
	}

	fn report(assets: u32) -> Weight {
		let each = T::DbWeight::get().reads_writes(2, 2).saturating_mul(assets.into());
		let once = T::DbWeight::get().reads_writes(27, 24);
		<() as WeightInfo>::report(assets).saturating_add(once).saturating_add(each)
	}

	fn count_report(assets: u32) -> Weight {
		Self::report(assets)
	}

	fn authorize_report(assets: u32) -> Weight {
		<() as WeightInfo>::authorize_report(assets).saturating_add(T::DbWeight::get().reads(5))
	}

	fn remove_blueprint() -> Weight {
		<() as WeightInfo>::remove_blueprint().saturating_add(T::DbWeight::get().reads_writes(6, 6))
	}

	fn migrate_item() -> Weight {
		<() as WeightInfo>::migrate_item().saturating_add(T::DbWeight::get().reads_writes(16, 30))
	}

	fn retire() -> Weight {
		<() as WeightInfo>::retire().saturating_add(T::DbWeight::get().reads_writes(20, 30))
	}

	fn reap() -> Weight {
		Self::retire()
	}

	fn retire_and_burn() -> Weight {
		Self::retire().saturating_add(T::DbWeight::get().reads_writes(5, 5))
	}

	fn close_round(assets: u32) -> Weight {
		let each = T::DbWeight::get().reads_writes(2, 2).saturating_mul(assets.into());
		let once = T::DbWeight::get().reads_writes(25, 24);
		<() as WeightInfo>::close_round(assets).saturating_add(once).saturating_add(each)
	}

	fn close_silent() -> Weight {
		Self::close_round(0)
	}

	fn set_trait() -> Weight {
		<() as WeightInfo>::set_trait().saturating_add(T::DbWeight::get().reads_writes(5, 2))
	}

	fn note_pause() -> Weight {
		T::DbWeight::get().reads_writes(1, 1)
	}

	fn enrol_founders(founders: u32) -> Weight {
		Self::enrol().saturating_mul(founders.into())
	}

	fn on_idle(shards: u32) -> Weight {
		T::DbWeight::get().reads_writes(10, 1).saturating_add(T::DbWeight::get().reads(shards.into()))
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

	fn count_report(assets: u32) -> Weight {
		<() as WeightInfo>::report(assets)
	}

	fn authorize_report(assets: u32) -> Weight {
		let each = Weight::from_parts(500_000, 0).saturating_mul(assets.into());
		Weight::from_parts(120_000_000, 10_000).saturating_add(each)
	}

	fn remove_blueprint() -> Weight {
		Weight::from_parts(80_000_000, 20_000)
	}

	fn migrate_item() -> Weight {
		Weight::from_parts(250_000_000, 60_000)
	}

	fn retire() -> Weight {
		Weight::from_parts(180_000_000, 60_000)
	}

	fn reap() -> Weight {
		<() as WeightInfo>::retire()
	}

	fn retire_and_burn() -> Weight {
		Weight::from_parts(260_000_000, 60_000)
	}

	fn close_round(assets: u32) -> Weight {
		<() as WeightInfo>::report(assets)
	}

	fn close_silent() -> Weight {
		<() as WeightInfo>::close_round(0)
	}

	fn set_trait() -> Weight {
		Weight::from_parts(80_000_000, 10_000)
	}

	fn note_pause() -> Weight {
		Weight::zero()
	}

	fn enrol_founders(founders: u32) -> Weight {
		<() as WeightInfo>::enrol().saturating_mul(founders.into())
	}

	fn on_idle(_shards: u32) -> Weight {
		Weight::from_parts(1_000_000, 0)
	}
}
