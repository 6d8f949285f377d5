//! Weights, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_notifications --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `subscribe`.
	fn subscribe() -> Weight;
	/// Of `change`.
	fn change() -> Weight;
	/// Of `unsubscribe`.
	fn unsubscribe() -> Weight;
	/// Of `clear`.
	fn clear() -> Weight;
	/// Of `on_concluded`.
	fn on_concluded() -> Weight;
	/// Of `on_retired`.
	fn on_retired() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Notifications::BySubscriber` (r:1 w:1)
	// Proof: `Notifications::BySubscriber` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfItem` (r:1 w:1)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn subscribe() -> Weight {
		Weight::from_parts(175_509_000, 9_928)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Notifications::BySubscriber` (r:1 w:0)
	// Proof: `Notifications::BySubscriber` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfItem` (r:1 w:1)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	fn change() -> Weight {
		Weight::from_parts(100_255_000, 9_928)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Notifications::BySubscriber` (r:1 w:1)
	// Proof: `Notifications::BySubscriber` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfCollection` (r:1 w:1)
	// Proof: `Notifications::OfCollection` (`max_values`: None, `max_size`: Some(1013), added: 3488, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn unsubscribe() -> Weight {
		Weight::from_parts(117_581_000, 4_478)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfCollection` (r:1 w:1)
	// Proof: `Notifications::OfCollection` (`max_values`: None, `max_size`: Some(1013), added: 3488, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:16 w:16)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:16 w:16)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::EventTopics` (r:16 w:16)
	// Proof: `System::EventTopics` (`max_values`: None, `max_size`: None, mode: `Measured`)
	// Storage: `Notifications::BySubscriber` (r:0 w:16)
	// Proof: `Notifications::BySubscriber` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	fn clear() -> Weight {
		Weight::from_parts(1_094_436_000, 45_406)
			.saturating_add(T::DbWeight::get().reads(50))
			.saturating_add(T::DbWeight::get().writes(65))
	}

	// Storage: `Notifications::OfItem` (r:1 w:0)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfCollection` (r:1 w:0)
	// Proof: `Notifications::OfCollection` (`max_values`: None, `max_size`: Some(1013), added: 3488, mode: `MaxEncodedLen`)
	// Storage: `System::EventTopics` (r:4 w:4)
	// Proof: `System::EventTopics` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn on_concluded() -> Weight {
		Weight::from_parts(112_874_000, 12_262)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Notifications::OfItem` (r:1 w:1)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:4 w:4)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:4 w:4)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::EventTopics` (r:4 w:4)
	// Proof: `System::EventTopics` (`max_values`: None, `max_size`: None, mode: `Measured`)
	// Storage: `Notifications::BySubscriber` (r:0 w:4)
	// Proof: `Notifications::BySubscriber` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	fn on_retired() -> Weight {
		Weight::from_parts(290_609_000, 12_550)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(17))
	}
}

/// For tests.
impl WeightInfo for () {
	fn subscribe() -> Weight {
		Weight::from_parts(175_509_000, 9_928)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn change() -> Weight {
		Weight::from_parts(100_255_000, 9_928)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn unsubscribe() -> Weight {
		Weight::from_parts(117_581_000, 4_478)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn clear() -> Weight {
		Weight::from_parts(1_094_436_000, 45_406)
			.saturating_add(ParityDbWeight::get().reads(50))
			.saturating_add(ParityDbWeight::get().writes(65))
	}

	fn on_concluded() -> Weight {
		Weight::from_parts(112_874_000, 12_262)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn on_retired() -> Weight {
		Weight::from_parts(290_609_000, 12_550)
			.saturating_add(ParityDbWeight::get().reads(13))
			.saturating_add(ParityDbWeight::get().writes(17))
	}
}
