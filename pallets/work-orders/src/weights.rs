//! Weights, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_work_orders --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `add_template`.
	fn add_template() -> Weight;
	/// Of `remove_template`.
	fn remove_template() -> Weight;
	/// Of `fund`.
	fn fund() -> Weight;
	/// Of `accept`.
	fn accept() -> Weight;
	/// Of `start`.
	fn start() -> Weight;
	/// Of `withdraw`.
	fn withdraw() -> Weight;
	/// Of `complete`.
	fn complete() -> Weight;
	/// Of `dispute`.
	fn dispute() -> Weight;
	/// Of `decide`.
	fn decide() -> Weight;
	/// Of `cancel`.
	fn cancel() -> Weight;
	/// Of `claim`.
	fn claim() -> Weight;
	/// Of `due_reopened`.
	fn due_reopened() -> Weight;
	/// Of `due_ended`.
	fn due_ended() -> Weight;
	/// Of `on_concluded`.
	fn on_concluded() -> Weight;
	/// Of `on_initialize_idle`.
	fn on_initialize_idle() -> Weight;
	/// Of `look`.
	fn look() -> Weight;
	/// Of `open`.
	fn open() -> Weight;
	/// Of `judge`.
	fn judge() -> Weight;
	/// Of `on_retired`.
	fn on_retired() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Catalogues` (r:1 w:1)
	// Proof: `WorkOrders::Catalogues` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Templates` (r:0 w:1)
	// Proof: `WorkOrders::Templates` (`max_values`: None, `max_size`: Some(749), added: 3224, mode: `MaxEncodedLen`)
	fn add_template() -> Weight {
		Weight::from_parts(163_587_000, 9_928)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Templates` (r:1 w:1)
	// Proof: `WorkOrders::Templates` (`max_values`: None, `max_size`: Some(749), added: 3224, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Catalogues` (r:1 w:1)
	// Proof: `WorkOrders::Catalogues` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn remove_template() -> Weight {
		Weight::from_parts(128_782_000, 4_214)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `WorkOrders::Orders` (r:1 w:1)
	// Proof: `WorkOrders::Orders` (`max_values`: None, `max_size`: Some(1100), added: 3575, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn fund() -> Weight {
		Weight::from_parts(213_020_000, 6_196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `WorkOrders::Orders` (r:1 w:1)
	// Proof: `WorkOrders::Orders` (`max_values`: None, `max_size`: Some(1100), added: 3575, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn accept() -> Weight {
		Weight::from_parts(130_923_000, 4_565)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `WorkOrders::Orders` (r:1 w:1)
	// Proof: `WorkOrders::Orders` (`max_values`: None, `max_size`: Some(1100), added: 3575, mode: `MaxEncodedLen`)
	fn start() -> Weight {
		Weight::from_parts(69_225_000, 4_565)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `WorkOrders::Orders` (r:1 w:1)
	// Proof: `WorkOrders::Orders` (`max_values`: None, `max_size`: Some(1100), added: 3575, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		Weight::from_parts(104_221_000, 4_565)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `WorkOrders::Orders` (r:1 w:1)
	// Proof: `WorkOrders::Orders` (`max_values`: None, `max_size`: Some(1100), added: 3575, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:1 w:1)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn complete() -> Weight {
		Weight::from_parts(127_887_000, 4_565)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `WorkOrders::Orders` (r:1 w:1)
	// Proof: `WorkOrders::Orders` (`max_values`: None, `max_size`: Some(1100), added: 3575, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Records` (r:1 w:1)
	// Proof: `WorkOrders::Records` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:2)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:1 w:1)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn dispute() -> Weight {
		Weight::from_parts(158_558_000, 4_565)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	// Storage: `WorkOrders::Orders` (r:1 w:1)
	// Proof: `WorkOrders::Orders` (`max_values`: None, `max_size`: Some(1100), added: 3575, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Panels` (r:1 w:0)
	// Proof: `Synthesis::Panels` (`max_values`: None, `max_size`: Some(534), added: 3009, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:1 w:1)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Records` (r:1 w:1)
	// Proof: `WorkOrders::Records` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn decide() -> Weight {
		Weight::from_parts(204_580_000, 9_245)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	// Storage: `WorkOrders::Orders` (r:1 w:1)
	// Proof: `WorkOrders::Orders` (`max_values`: None, `max_size`: Some(1100), added: 3575, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:1 w:1)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		Weight::from_parts(285_457_000, 9_245)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `WorkOrders::Owed` (r:1 w:1)
	// Proof: `WorkOrders::Owed` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		Weight::from_parts(150_101_000, 9_245)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `WorkOrders::Orders` (r:1 w:1)
	// Proof: `WorkOrders::Orders` (`max_values`: None, `max_size`: Some(1100), added: 3575, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:2)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn due_reopened() -> Weight {
		Weight::from_parts(160_895_000, 6_196)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `WorkOrders::Orders` (r:1 w:1)
	// Proof: `WorkOrders::Orders` (`max_values`: None, `max_size`: Some(1100), added: 3575, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Records` (r:1 w:1)
	// Proof: `WorkOrders::Records` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:1 w:1)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn due_ended() -> Weight {
		Weight::from_parts(206_012_000, 9_245)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	// Storage: `WorkOrders::Catalogues` (r:1 w:0)
	// Proof: `WorkOrders::Catalogues` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:1 w:0)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::LineEnds` (r:1 w:1)
	// Proof: `WorkOrders::LineEnds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Line` (r:0 w:1)
	// Proof: `WorkOrders::Line` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	fn on_concluded() -> Weight {
		Weight::from_parts(42_394_000, 3_562)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Migrations::Cursor` (r:1 w:0)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::LineEnds` (r:1 w:0)
	// Proof: `WorkOrders::LineEnds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn on_initialize_idle() -> Weight {
		Weight::from_parts(11_781_000, 67_035).saturating_add(T::DbWeight::get().reads(2))
	}

	// Storage: `Migrations::Cursor` (r:1 w:0)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::LineEnds` (r:1 w:1)
	// Proof: `WorkOrders::LineEnds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Line` (r:1 w:1)
	// Proof: `WorkOrders::Line` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Catalogues` (r:1 w:0)
	// Proof: `WorkOrders::Catalogues` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:1 w:0)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn look() -> Weight {
		Weight::from_parts(86_638_000, 67_035)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `WorkOrders::Templates` (r:1 w:0)
	// Proof: `WorkOrders::Templates` (`max_values`: None, `max_size`: Some(749), added: 3224, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:1 w:1)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::NextOrder` (r:1 w:1)
	// Proof: `WorkOrders::NextOrder` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Orders` (r:0 w:1)
	// Proof: `WorkOrders::Orders` (`max_values`: None, `max_size`: Some(1100), added: 3575, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:0 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn open() -> Weight {
		Weight::from_parts(251_492_000, 6_196)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	// Storage: `WorkOrders::Orders` (r:1 w:1)
	// Proof: `WorkOrders::Orders` (`max_values`: None, `max_size`: Some(1100), added: 3575, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:1 w:1)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Records` (r:1 w:1)
	// Proof: `WorkOrders::Records` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn judge() -> Weight {
		Weight::from_parts(279_600_000, 9_928)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `WorkOrders::Standings` (r:1 w:1)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Orders` (r:8 w:8)
	// Proof: `WorkOrders::Orders` (`max_values`: None, `max_size`: Some(1100), added: 3575, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:8 w:8)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn on_retired() -> Weight {
		Weight::from_parts(915_725_000, 29_590)
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(20))
	}
}

/// For tests.
impl WeightInfo for () {
	fn add_template() -> Weight {
		Weight::from_parts(163_587_000, 9_928)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn remove_template() -> Weight {
		Weight::from_parts(128_782_000, 4_214)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn fund() -> Weight {
		Weight::from_parts(213_020_000, 6_196)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn accept() -> Weight {
		Weight::from_parts(130_923_000, 4_565)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn start() -> Weight {
		Weight::from_parts(69_225_000, 4_565)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn withdraw() -> Weight {
		Weight::from_parts(104_221_000, 4_565)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn complete() -> Weight {
		Weight::from_parts(127_887_000, 4_565)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(3))
	}

	fn dispute() -> Weight {
		Weight::from_parts(158_558_000, 4_565)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(5))
	}

	fn decide() -> Weight {
		Weight::from_parts(204_580_000, 9_245)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(7))
	}

	fn cancel() -> Weight {
		Weight::from_parts(285_457_000, 9_245)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(6))
	}

	fn claim() -> Weight {
		Weight::from_parts(150_101_000, 9_245)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn due_reopened() -> Weight {
		Weight::from_parts(160_895_000, 6_196)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(6))
	}

	fn due_ended() -> Weight {
		Weight::from_parts(206_012_000, 9_245)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(7))
	}

	fn on_concluded() -> Weight {
		Weight::from_parts(42_394_000, 3_562)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn on_initialize_idle() -> Weight {
		Weight::from_parts(11_781_000, 67_035).saturating_add(ParityDbWeight::get().reads(2))
	}

	fn look() -> Weight {
		Weight::from_parts(86_638_000, 67_035)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn open() -> Weight {
		Weight::from_parts(251_492_000, 6_196)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(7))
	}

	fn judge() -> Weight {
		Weight::from_parts(279_600_000, 9_928)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(6))
	}

	fn on_retired() -> Weight {
		Weight::from_parts(915_725_000, 29_590)
			.saturating_add(ParityDbWeight::get().reads(21))
			.saturating_add(ParityDbWeight::get().writes(20))
	}
}
