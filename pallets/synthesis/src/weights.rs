//! Weights, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_synthesis --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `set_declaration`.
	fn set_declaration() -> Weight;
	/// Of `remove_declaration`.
	fn remove_declaration() -> Weight;
	/// Of `request`.
	fn request() -> Weight;
	/// Of `answer`.
	fn answer() -> Weight;
	/// Of `authorize_answer`.
	fn authorize_answer() -> Weight;
	/// Of `attest`.
	fn attest() -> Weight;
	/// Of `authorize_attestation`.
	fn authorize_attestation() -> Weight;
	/// Of `deliver_image`, measured with `b` from 0 to 262144.
	fn deliver_image(b: u32) -> Weight;
	/// Of `authorize_image`, measured with `b` from 0 to 262144.
	fn authorize_image(b: u32) -> Weight;
	/// Of `set_reviewers`.
	fn set_reviewers() -> Weight;
	/// Of `approve`.
	fn approve() -> Weight;
	/// Of `reject`.
	fn reject() -> Weight;
	/// Of `strip`.
	fn strip() -> Weight;
	/// Of `revert`.
	fn revert() -> Weight;
	/// Of `on_initialize_idle`.
	fn on_initialize_idle() -> Weight;
	/// Of `open`.
	fn open() -> Weight;
	/// Of `request_due`.
	fn request_due() -> Weight;
	/// Of `review_due`.
	fn review_due() -> Weight;
	/// Of `motion_due`.
	fn motion_due() -> Weight;
	/// Of `on_retired`.
	fn on_retired() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:1)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(44212), added: 46687, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Models::Models` (r:2 w:0)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	fn set_declaration() -> Weight {
		Weight::from_parts(613_517_000, 47_677)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:1)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn remove_declaration() -> Weight {
		Weight::from_parts(198_812_000, 9_774)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:0)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Requests` (r:1 w:1)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10869), added: 13344, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Wanted` (r:1 w:1)
	// Proof: `Synthesis::Wanted` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::CounterForWanted` (r:1 w:1)
	// Proof: `Synthesis::CounterForWanted` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(44212), added: 46687, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Held` (r:1 w:0)
	// Proof: `Synthesis::Held` (`max_values`: None, `max_size`: Some(11694), added: 14169, mode: `MaxEncodedLen`)
	// Storage: `Models::Models` (r:1 w:0)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	// Storage: `Operators::CurrentEpoch` (r:1 w:0)
	// Proof: `Operators::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `Operators::PreviousEpoch` (r:1 w:0)
	// Proof: `Operators::PreviousEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Fees` (r:1 w:0)
	// Proof: `AssetAccounts::Fees` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::CounterForRequests` (r:1 w:1)
	// Proof: `Synthesis::CounterForRequests` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:2)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Notes` (r:1 w:0)
	// Proof: `Publishers::Notes` (`max_values`: None, `max_size`: Some(1217), added: 3692, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:1 w:0)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	fn request() -> Weight {
		Weight::from_parts(945_446_000, 47_677)
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `Synthesis::Requests` (r:1 w:1)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10869), added: 13344, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:0)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `Models::Models` (r:1 w:0)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	// Storage: `Models::Records` (r:1 w:1)
	// Proof: `Models::Records` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(44212), added: 46687, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Books` (r:1 w:1)
	// Proof: `AssetAccounts::Books` (`max_values`: Some(1), `max_size`: Some(41), added: 536, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Points` (r:1 w:1)
	// Proof: `AssetAccounts::Points` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::CounterForRequests` (r:1 w:1)
	// Proof: `Synthesis::CounterForRequests` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Models::Statistics` (r:1 w:1)
	// Proof: `Models::Statistics` (`max_values`: None, `max_size`: Some(209), added: 2684, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Catalogues` (r:1 w:0)
	// Proof: `WorkOrders::Catalogues` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfItem` (r:1 w:0)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfCollection` (r:1 w:0)
	// Proof: `Notifications::OfCollection` (`max_values`: None, `max_size`: Some(1013), added: 3488, mode: `MaxEncodedLen`)
	// Storage: `Licensing::PerkTriggers` (r:1 w:0)
	// Proof: `Licensing::PerkTriggers` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:1 w:1)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Postponed` (r:0 w:1)
	// Proof: `Synthesis::Postponed` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:1)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	fn answer() -> Weight {
		Weight::from_parts(4_292_422_000, 47_677)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(11))
	}

	// Storage: `Synthesis::Requests` (r:1 w:0)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10869), added: 13344, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:0)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `Models::Models` (r:1 w:0)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn authorize_answer() -> Weight {
		Weight::from_parts(272_165_000, 14_334).saturating_add(T::DbWeight::get().reads(4))
	}

	// Storage: `Synthesis::Requests` (r:1 w:1)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10869), added: 13344, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Books` (r:1 w:1)
	// Proof: `AssetAccounts::Books` (`max_values`: Some(1), `max_size`: Some(41), added: 536, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Points` (r:1 w:1)
	// Proof: `AssetAccounts::Points` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::CounterForRequests` (r:1 w:1)
	// Proof: `Synthesis::CounterForRequests` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:0)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `Models::Models` (r:1 w:0)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(44212), added: 46687, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Models::Statistics` (r:1 w:1)
	// Proof: `Models::Statistics` (`max_values`: None, `max_size`: Some(209), added: 2684, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Catalogues` (r:1 w:0)
	// Proof: `WorkOrders::Catalogues` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfItem` (r:1 w:0)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfCollection` (r:1 w:0)
	// Proof: `Notifications::OfCollection` (`max_values`: None, `max_size`: Some(1013), added: 3488, mode: `MaxEncodedLen`)
	// Storage: `Licensing::PerkTriggers` (r:1 w:0)
	// Proof: `Licensing::PerkTriggers` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:1 w:1)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Postponed` (r:0 w:1)
	// Proof: `Synthesis::Postponed` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:1)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	fn attest() -> Weight {
		Weight::from_parts(2_268_879_000, 47_677)
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(10))
	}

	// Storage: `Synthesis::Requests` (r:1 w:0)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10869), added: 13344, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn authorize_attestation() -> Weight {
		Weight::from_parts(247_004_000, 14_334).saturating_add(T::DbWeight::get().reads(2))
	}

	// Storage: `Synthesis::Requests` (r:1 w:1)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10869), added: 13344, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::CounterForRequests` (r:1 w:1)
	// Proof: `Synthesis::CounterForRequests` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:0)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `Models::Models` (r:2 w:0)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(44212), added: 46687, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Models::Statistics` (r:1 w:1)
	// Proof: `Models::Statistics` (`max_values`: None, `max_size`: Some(209), added: 2684, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Drawn` (r:1 w:1)
	// Proof: `Synthesis::Drawn` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Models::Records` (r:1 w:1)
	// Proof: `Models::Records` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Catalogues` (r:1 w:0)
	// Proof: `WorkOrders::Catalogues` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfItem` (r:1 w:0)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfCollection` (r:1 w:0)
	// Proof: `Notifications::OfCollection` (`max_values`: None, `max_size`: Some(1013), added: 3488, mode: `MaxEncodedLen`)
	// Storage: `Licensing::PerkTriggers` (r:1 w:0)
	// Proof: `Licensing::PerkTriggers` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:1 w:1)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Postponed` (r:0 w:1)
	// Proof: `Synthesis::Postponed` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:1)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	fn deliver_image(b: u32) -> Weight {
		Weight::from_parts(2_332_499_312, 47_677)
			.saturating_add(Weight::from_parts(3_514, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(10))
	}

	// Storage: `Synthesis::Requests` (r:1 w:0)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10869), added: 13344, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn authorize_image(b: u32) -> Weight {
		Weight::from_parts(219_976_688, 14_334)
			.saturating_add(Weight::from_parts(2_286, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(2))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Panels` (r:0 w:1)
	// Proof: `Synthesis::Panels` (`max_values`: None, `max_size`: Some(534), added: 3009, mode: `MaxEncodedLen`)
	fn set_reviewers() -> Weight {
		Weight::from_parts(75_006_000, 3_643)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Synthesis::Panels` (r:1 w:0)
	// Proof: `Synthesis::Panels` (`max_values`: None, `max_size`: Some(534), added: 3009, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Held` (r:1 w:1)
	// Proof: `Synthesis::Held` (`max_values`: None, `max_size`: Some(11694), added: 14169, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Models::Models` (r:2 w:0)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:0)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Catalogues` (r:1 w:0)
	// Proof: `WorkOrders::Catalogues` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfItem` (r:1 w:0)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfCollection` (r:1 w:0)
	// Proof: `Notifications::OfCollection` (`max_values`: None, `max_size`: Some(1013), added: 3488, mode: `MaxEncodedLen`)
	// Storage: `Licensing::PerkTriggers` (r:1 w:0)
	// Proof: `Licensing::PerkTriggers` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:1 w:1)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Drawn` (r:0 w:1)
	// Proof: `Synthesis::Drawn` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Postponed` (r:0 w:1)
	// Proof: `Synthesis::Postponed` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:1)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	fn approve() -> Weight {
		Weight::from_parts(1_367_244_000, 15_159)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	// Storage: `Synthesis::Panels` (r:1 w:0)
	// Proof: `Synthesis::Panels` (`max_values`: None, `max_size`: Some(534), added: 3009, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Held` (r:1 w:1)
	// Proof: `Synthesis::Held` (`max_values`: None, `max_size`: Some(11694), added: 14169, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Models::Records` (r:2 w:2)
	// Proof: `Models::Records` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn reject() -> Weight {
		Weight::from_parts(226_209_000, 15_159)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Synthesis::Panels` (r:1 w:0)
	// Proof: `Synthesis::Panels` (`max_values`: None, `max_size`: Some(534), added: 3009, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Motions` (r:1 w:1)
	// Proof: `Synthesis::Motions` (`max_values`: None, `max_size`: Some(765), added: 3240, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:1 w:1)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Pins` (r:1 w:0)
	// Proof: `Synthesis::Pins` (`max_values`: None, `max_size`: Some(4874), added: 7349, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:1)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	fn strip() -> Weight {
		Weight::from_parts(434_683_000, 12_082)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	// Storage: `Synthesis::Panels` (r:1 w:0)
	// Proof: `Synthesis::Panels` (`max_values`: None, `max_size`: Some(534), added: 3009, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Motions` (r:1 w:1)
	// Proof: `Synthesis::Motions` (`max_values`: None, `max_size`: Some(765), added: 3240, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Pins` (r:2 w:1)
	// Proof: `Synthesis::Pins` (`max_values`: None, `max_size`: Some(4874), added: 7349, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:1 w:1)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:1)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	fn revert() -> Weight {
		Weight::from_parts(714_770_000, 15_688)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `Migrations::Cursor` (r:1 w:0)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::CounterForWanted` (r:1 w:0)
	// Proof: `Synthesis::CounterForWanted` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn on_initialize_idle() -> Weight {
		Weight::from_parts(13_241_000, 67_035).saturating_add(T::DbWeight::get().reads(2))
	}

	// Storage: `Migrations::Cursor` (r:1 w:0)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::CounterForWanted` (r:1 w:1)
	// Proof: `Synthesis::CounterForWanted` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Wanted` (r:2 w:1)
	// Proof: `Synthesis::Wanted` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:0)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(44212), added: 46687, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Held` (r:1 w:0)
	// Proof: `Synthesis::Held` (`max_values`: None, `max_size`: Some(11694), added: 14169, mode: `MaxEncodedLen`)
	// Storage: `Models::Models` (r:1 w:0)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Requests` (r:1 w:1)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10869), added: 13344, mode: `MaxEncodedLen`)
	// Storage: `Operators::CurrentEpoch` (r:1 w:0)
	// Proof: `Operators::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `Operators::PreviousEpoch` (r:1 w:0)
	// Proof: `Operators::PreviousEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Fees` (r:1 w:0)
	// Proof: `AssetAccounts::Fees` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::CounterForRequests` (r:1 w:1)
	// Proof: `Synthesis::CounterForRequests` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:2)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Notes` (r:1 w:0)
	// Proof: `Publishers::Notes` (`max_values`: None, `max_size`: Some(1217), added: 3692, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:1 w:0)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	fn open() -> Weight {
		Weight::from_parts(961_877_000, 67_035)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `Synthesis::Requests` (r:1 w:1)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10869), added: 13344, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::CounterForRequests` (r:1 w:1)
	// Proof: `Synthesis::CounterForRequests` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:0)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Moved` (r:1 w:0)
	// Proof: `Deadlines::Moved` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:0)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `Models::Models` (r:1 w:0)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(44212), added: 46687, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Models::Statistics` (r:1 w:1)
	// Proof: `Models::Statistics` (`max_values`: None, `max_size`: Some(209), added: 2684, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Catalogues` (r:1 w:0)
	// Proof: `WorkOrders::Catalogues` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfItem` (r:1 w:0)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfCollection` (r:1 w:0)
	// Proof: `Notifications::OfCollection` (`max_values`: None, `max_size`: Some(1013), added: 3488, mode: `MaxEncodedLen`)
	// Storage: `Licensing::PerkTriggers` (r:1 w:0)
	// Proof: `Licensing::PerkTriggers` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:1 w:1)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Postponed` (r:0 w:1)
	// Proof: `Synthesis::Postponed` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Parked` (r:0 w:1)
	// Proof: `Deadlines::Parked` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:1)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	fn request_due() -> Weight {
		Weight::from_parts(1_966_631_000, 47_677)
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(8))
	}

	// Storage: `Synthesis::Held` (r:1 w:1)
	// Proof: `Synthesis::Held` (`max_values`: None, `max_size`: Some(11694), added: 14169, mode: `MaxEncodedLen`)
	// Storage: `Models::Records` (r:2 w:2)
	// Proof: `Models::Records` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn review_due() -> Weight {
		Weight::from_parts(104_704_000, 15_159)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Synthesis::Motions` (r:1 w:1)
	// Proof: `Synthesis::Motions` (`max_values`: None, `max_size`: Some(765), added: 3240, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:0)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Moved` (r:1 w:0)
	// Proof: `Deadlines::Moved` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Pins` (r:1 w:0)
	// Proof: `Synthesis::Pins` (`max_values`: None, `max_size`: Some(4874), added: 7349, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Parked` (r:0 w:1)
	// Proof: `Deadlines::Parked` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn motion_due() -> Weight {
		Weight::from_parts(105_010_000, 8_339)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Synthesis::Wanted` (r:1 w:1)
	// Proof: `Synthesis::Wanted` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::CounterForWanted` (r:1 w:1)
	// Proof: `Synthesis::CounterForWanted` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Requests` (r:1 w:1)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10869), added: 13344, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Held` (r:1 w:1)
	// Proof: `Synthesis::Held` (`max_values`: None, `max_size`: Some(11694), added: 14169, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:2 w:2)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Motions` (r:1 w:1)
	// Proof: `Synthesis::Motions` (`max_values`: None, `max_size`: Some(765), added: 3240, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Pins` (r:1 w:0)
	// Proof: `Synthesis::Pins` (`max_values`: None, `max_size`: Some(4874), added: 7349, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Postponed` (r:0 w:1)
	// Proof: `Synthesis::Postponed` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:0 w:1)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	fn on_retired() -> Weight {
		Weight::from_parts(236_315_000, 15_159)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(9))
	}
}

/// For tests.
impl WeightInfo for () {
	fn set_declaration() -> Weight {
		Weight::from_parts(613_517_000, 47_677)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn remove_declaration() -> Weight {
		Weight::from_parts(198_812_000, 9_774)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn request() -> Weight {
		Weight::from_parts(945_446_000, 47_677)
			.saturating_add(ParityDbWeight::get().reads(19))
			.saturating_add(ParityDbWeight::get().writes(6))
	}

	fn answer() -> Weight {
		Weight::from_parts(4_292_422_000, 47_677)
			.saturating_add(ParityDbWeight::get().reads(20))
			.saturating_add(ParityDbWeight::get().writes(11))
	}

	fn authorize_answer() -> Weight {
		Weight::from_parts(272_165_000, 14_334).saturating_add(ParityDbWeight::get().reads(4))
	}

	fn attest() -> Weight {
		Weight::from_parts(2_268_879_000, 47_677)
			.saturating_add(ParityDbWeight::get().reads(19))
			.saturating_add(ParityDbWeight::get().writes(10))
	}

	fn authorize_attestation() -> Weight {
		Weight::from_parts(247_004_000, 14_334).saturating_add(ParityDbWeight::get().reads(2))
	}

	fn deliver_image(b: u32) -> Weight {
		Weight::from_parts(2_332_499_312, 47_677)
			.saturating_add(Weight::from_parts(3_514, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(20))
			.saturating_add(ParityDbWeight::get().writes(10))
	}

	fn authorize_image(b: u32) -> Weight {
		Weight::from_parts(219_976_688, 14_334)
			.saturating_add(Weight::from_parts(2_286, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(2))
	}

	fn set_reviewers() -> Weight {
		Weight::from_parts(75_006_000, 3_643)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn approve() -> Weight {
		Weight::from_parts(1_367_244_000, 15_159)
			.saturating_add(ParityDbWeight::get().reads(16))
			.saturating_add(ParityDbWeight::get().writes(7))
	}

	fn reject() -> Weight {
		Weight::from_parts(226_209_000, 15_159)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn strip() -> Weight {
		Weight::from_parts(434_683_000, 12_082)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(5))
	}

	fn revert() -> Weight {
		Weight::from_parts(714_770_000, 15_688)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(6))
	}

	fn on_initialize_idle() -> Weight {
		Weight::from_parts(13_241_000, 67_035).saturating_add(ParityDbWeight::get().reads(2))
	}

	fn open() -> Weight {
		Weight::from_parts(961_877_000, 67_035)
			.saturating_add(ParityDbWeight::get().reads(20))
			.saturating_add(ParityDbWeight::get().writes(6))
	}

	fn request_due() -> Weight {
		Weight::from_parts(1_966_631_000, 47_677)
			.saturating_add(ParityDbWeight::get().reads(18))
			.saturating_add(ParityDbWeight::get().writes(8))
	}

	fn review_due() -> Weight {
		Weight::from_parts(104_704_000, 15_159)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(3))
	}

	fn motion_due() -> Weight {
		Weight::from_parts(105_010_000, 8_339)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn on_retired() -> Weight {
		Weight::from_parts(236_315_000, 15_159)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(9))
	}
}
