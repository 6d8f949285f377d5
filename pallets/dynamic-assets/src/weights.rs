//! Weights, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_dynamic_assets --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `set_blueprint`, measured with `b` from 8000 to 45000.
	fn set_blueprint(b: u32) -> Weight;
	/// Of `enrol`.
	fn enrol() -> Weight;
	/// Of `remove_blueprint`.
	fn remove_blueprint() -> Weight;
	/// Of `migrate_item`.
	fn migrate_item() -> Weight;
	/// Of `retire`.
	fn retire() -> Weight;
	/// Of `retire_and_burn`.
	fn retire_and_burn() -> Weight;
	/// Of `reap`.
	fn reap() -> Weight;
	/// Of `set_trait`.
	fn set_trait() -> Weight;
	/// Of `close_round`, measured with `a` from 1 to 200.
	fn close_round(a: u32) -> Weight;
	/// Of `report`, measured with `a` from 1 to 200.
	fn report(a: u32) -> Weight;
	/// Of `count_report`, measured with `a` from 1 to 200.
	fn count_report(a: u32) -> Weight;
	/// Of `authorize_report`, measured with `a` from 1 to 200.
	fn authorize_report(a: u32) -> Weight;
	/// Of `note_pause`.
	fn note_pause() -> Weight;
	/// Of `enrol_founders`, measured with `n` from 1 to 16.
	fn enrol_founders(n: u32) -> Weight;
	/// Of `on_idle`, measured with `s` from 0 to 64.
	fn on_idle(s: u32) -> Weight;
	/// Of `close_silent`.
	fn close_silent() -> Weight;
	/// Of `publish`.
	fn publish() -> Weight;
	/// Of `migrate_asset`.
	fn migrate_asset() -> Weight;
	/// Of `migrate_blueprint`.
	fn migrate_blueprint() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::LatestVersion` (r:1 w:1)
	// Proof: `DynamicAssets::LatestVersion` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintDeposits` (r:0 w:1)
	// Proof: `DynamicAssets::BlueprintDeposits` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:0 w:1)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:0 w:1)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(44212), added: 46687, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:0 w:1)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn set_blueprint(b: u32) -> Weight {
		Weight::from_parts(1_682_468, 3_766)
			.saturating_add(Weight::from_parts(34_105, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::LatestVersion` (r:1 w:0)
	// Proof: `DynamicAssets::LatestVersion` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Population` (r:1 w:1)
	// Proof: `DynamicAssets::Population` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Filling` (r:1 w:1)
	// Proof: `DynamicAssets::Filling` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Shards` (r:1 w:2)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::NextShard` (r:1 w:1)
	// Proof: `DynamicAssets::NextShard` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Due` (r:8 w:1)
	// Proof: `DynamicAssets::Due` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Class` (r:1 w:1)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Uniques::InstanceMetadataOf` (r:1 w:1)
	// Proof: `Uniques::InstanceMetadataOf` (`max_values`: None, `max_size`: Some(315), added: 2790, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:1)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:1)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn enrol() -> Weight {
		Weight::from_parts(318_257_000, 22_982)
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(12))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:1)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Population` (r:1 w:0)
	// Proof: `DynamicAssets::Population` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintDeposits` (r:1 w:1)
	// Proof: `DynamicAssets::BlueprintDeposits` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:0 w:1)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(44212), added: 46687, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:0 w:1)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn remove_blueprint() -> Weight {
		Weight::from_parts(187_172_000, 9_928)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::LatestVersion` (r:1 w:0)
	// Proof: `DynamicAssets::LatestVersion` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:2 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:2 w:0)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(44212), added: 46687, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Shards` (r:2 w:3)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Population` (r:2 w:2)
	// Proof: `DynamicAssets::Population` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Reports` (r:3 w:3)
	// Proof: `DynamicAssets::Reports` (`max_values`: None, `max_size`: Some(33023), added: 35498, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Due` (r:1 w:1)
	// Proof: `DynamicAssets::Due` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Filling` (r:2 w:2)
	// Proof: `DynamicAssets::Filling` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::NextShard` (r:1 w:1)
	// Proof: `DynamicAssets::NextShard` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:1)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Cells` (r:0 w:1)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:2)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn migrate_item() -> Weight {
		Weight::from_parts(1_181_382_000, 107_484)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(17))
	}

	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Shards` (r:1 w:1)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Population` (r:1 w:1)
	// Proof: `DynamicAssets::Population` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Reports` (r:3 w:3)
	// Proof: `DynamicAssets::Reports` (`max_values`: None, `max_size`: Some(33023), added: 35498, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Due` (r:1 w:1)
	// Proof: `DynamicAssets::Due` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Filling` (r:1 w:1)
	// Proof: `DynamicAssets::Filling` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:8 w:8)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Wanted` (r:1 w:1)
	// Proof: `Synthesis::Wanted` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Requests` (r:1 w:1)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10869), added: 13344, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Held` (r:1 w:0)
	// Proof: `Synthesis::Held` (`max_values`: None, `max_size`: Some(11694), added: 14169, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Motions` (r:1 w:1)
	// Proof: `Synthesis::Motions` (`max_values`: None, `max_size`: Some(765), added: 3240, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Pins` (r:1 w:0)
	// Proof: `Synthesis::Pins` (`max_values`: None, `max_size`: Some(4874), added: 7349, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Market::Listings` (r:1 w:0)
	// Proof: `Market::Listings` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:1 w:0)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfItem` (r:1 w:0)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Uniques::InstanceMetadataOf` (r:1 w:1)
	// Proof: `Uniques::InstanceMetadataOf` (`max_values`: None, `max_size`: Some(315), added: 2790, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Class` (r:1 w:1)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Postponed` (r:0 w:1)
	// Proof: `Synthesis::Postponed` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:0 w:1)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Notes` (r:0 w:1)
	// Proof: `Publishers::Notes` (`max_values`: None, `max_size`: Some(1217), added: 3692, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Cells` (r:0 w:1)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:1)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:0 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn retire() -> Weight {
		Weight::from_parts(603_573_000, 107_484)
			.saturating_add(T::DbWeight::get().reads(34))
			.saturating_add(T::DbWeight::get().writes(29))
	}

	// Storage: `Uniques::Asset` (r:1 w:1)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Shards` (r:1 w:1)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Population` (r:1 w:1)
	// Proof: `DynamicAssets::Population` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Reports` (r:3 w:3)
	// Proof: `DynamicAssets::Reports` (`max_values`: None, `max_size`: Some(33023), added: 35498, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Due` (r:1 w:1)
	// Proof: `DynamicAssets::Due` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Filling` (r:1 w:1)
	// Proof: `DynamicAssets::Filling` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:8 w:8)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Wanted` (r:1 w:1)
	// Proof: `Synthesis::Wanted` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Requests` (r:1 w:1)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10869), added: 13344, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Held` (r:1 w:0)
	// Proof: `Synthesis::Held` (`max_values`: None, `max_size`: Some(11694), added: 14169, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Motions` (r:1 w:1)
	// Proof: `Synthesis::Motions` (`max_values`: None, `max_size`: Some(765), added: 3240, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Pins` (r:1 w:0)
	// Proof: `Synthesis::Pins` (`max_values`: None, `max_size`: Some(4874), added: 7349, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Market::Listings` (r:1 w:0)
	// Proof: `Market::Listings` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:1 w:0)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfItem` (r:1 w:0)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Uniques::InstanceMetadataOf` (r:1 w:1)
	// Proof: `Uniques::InstanceMetadataOf` (`max_values`: None, `max_size`: Some(315), added: 2790, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Class` (r:1 w:1)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Market::Policies` (r:1 w:0)
	// Proof: `Market::Policies` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Postponed` (r:0 w:1)
	// Proof: `Synthesis::Postponed` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:0 w:1)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Notes` (r:0 w:1)
	// Proof: `Publishers::Notes` (`max_values`: None, `max_size`: Some(1217), added: 3692, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Account` (r:0 w:1)
	// Proof: `Uniques::Account` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Uniques::ItemPriceOf` (r:0 w:1)
	// Proof: `Uniques::ItemPriceOf` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Cells` (r:0 w:1)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:1)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:0 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn retire_and_burn() -> Weight {
		Weight::from_parts(469_057_000, 107_484)
			.saturating_add(T::DbWeight::get().reads(35))
			.saturating_add(T::DbWeight::get().writes(32))
	}

	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Shards` (r:1 w:1)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Population` (r:1 w:1)
	// Proof: `DynamicAssets::Population` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Reports` (r:3 w:3)
	// Proof: `DynamicAssets::Reports` (`max_values`: None, `max_size`: Some(33023), added: 35498, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Due` (r:1 w:1)
	// Proof: `DynamicAssets::Due` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Filling` (r:1 w:1)
	// Proof: `DynamicAssets::Filling` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:8 w:8)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Wanted` (r:1 w:1)
	// Proof: `Synthesis::Wanted` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Requests` (r:1 w:1)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10869), added: 13344, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Held` (r:1 w:0)
	// Proof: `Synthesis::Held` (`max_values`: None, `max_size`: Some(11694), added: 14169, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Motions` (r:1 w:1)
	// Proof: `Synthesis::Motions` (`max_values`: None, `max_size`: Some(765), added: 3240, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Pins` (r:1 w:0)
	// Proof: `Synthesis::Pins` (`max_values`: None, `max_size`: Some(4874), added: 7349, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Market::Listings` (r:1 w:0)
	// Proof: `Market::Listings` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:1 w:0)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfItem` (r:1 w:0)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Postponed` (r:0 w:1)
	// Proof: `Synthesis::Postponed` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:0 w:1)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Notes` (r:0 w:1)
	// Proof: `Publishers::Notes` (`max_values`: None, `max_size`: Some(1217), added: 3692, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Cells` (r:0 w:1)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:1)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:0 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn reap() -> Weight {
		Weight::from_parts(421_224_000, 107_484)
			.saturating_add(T::DbWeight::get().reads(32))
			.saturating_add(T::DbWeight::get().writes(27))
	}

	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:1)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	fn set_trait() -> Weight {
		Weight::from_parts(180_764_000, 9_928)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `DynamicAssets::Cells` (r:1 w:1)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Shards` (r:1 w:0)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Reports` (r:10 w:3)
	// Proof: `DynamicAssets::Reports` (`max_values`: None, `max_size`: Some(33023), added: 35498, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:200 w:200)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Licensing::PerkTriggers` (r:1 w:0)
	// Proof: `Licensing::PerkTriggers` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:200 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:0)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Catalogues` (r:1 w:0)
	// Proof: `WorkOrders::Catalogues` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:200 w:0)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfItem` (r:200 w:0)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfCollection` (r:1 w:0)
	// Proof: `Notifications::OfCollection` (`max_values`: None, `max_size`: Some(1013), added: 3488, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::LastPause` (r:1 w:0)
	// Proof: `DynamicAssets::LastPause` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Operators::Records` (r:4 w:4)
	// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Operators::Operators` (r:1 w:0)
	// Proof: `Operators::Operators` (`max_values`: Some(1), `max_size`: Some(7554), added: 8049, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Books` (r:1 w:1)
	// Proof: `AssetAccounts::Books` (`max_values`: Some(1), `max_size`: Some(41), added: 536, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Points` (r:3 w:3)
	// Proof: `AssetAccounts::Points` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:200)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:1)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn close_round(a: u32) -> Weight {
		Weight::from_parts(713_583_000, 355_970)
			.saturating_add(Weight::from_parts(604_634_058, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(29))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().writes(13))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(0, 8_255).saturating_mul(a.into()))
	}

	// Storage: `DynamicAssets::Shards` (r:1 w:0)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Cells` (r:1 w:1)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Reports` (r:10 w:3)
	// Proof: `DynamicAssets::Reports` (`max_values`: None, `max_size`: Some(33023), added: 35498, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:200 w:200)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Licensing::PerkTriggers` (r:1 w:0)
	// Proof: `Licensing::PerkTriggers` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:200 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:0)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Catalogues` (r:1 w:0)
	// Proof: `WorkOrders::Catalogues` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:200 w:0)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfItem` (r:200 w:0)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfCollection` (r:1 w:0)
	// Proof: `Notifications::OfCollection` (`max_values`: None, `max_size`: Some(1013), added: 3488, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::LastPause` (r:1 w:0)
	// Proof: `DynamicAssets::LastPause` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Operators::Records` (r:4 w:4)
	// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Operators::Operators` (r:1 w:1)
	// Proof: `Operators::Operators` (`max_values`: Some(1), `max_size`: Some(7554), added: 8049, mode: `MaxEncodedLen`)
	// Storage: `Operators::NextEpoch` (r:1 w:0)
	// Proof: `Operators::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Books` (r:1 w:1)
	// Proof: `AssetAccounts::Books` (`max_values`: Some(1), `max_size`: Some(41), added: 536, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Points` (r:3 w:3)
	// Proof: `AssetAccounts::Points` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Operators::CurrentEpoch` (r:1 w:0)
	// Proof: `Operators::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `Operators::PreviousEpoch` (r:1 w:0)
	// Proof: `Operators::PreviousEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Fees` (r:1 w:0)
	// Proof: `AssetAccounts::Fees` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:400)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:1)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn report(a: u32) -> Weight {
		Weight::from_parts(2_452_179_000, 355_970)
			.saturating_add(Weight::from_parts(1_010_046_670, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(33))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().writes(14))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(0, 8_255).saturating_mul(a.into()))
	}

	// Storage: `DynamicAssets::Shards` (r:1 w:0)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Cells` (r:1 w:1)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Reports` (r:10 w:1)
	// Proof: `DynamicAssets::Reports` (`max_values`: None, `max_size`: Some(33023), added: 35498, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:200 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn count_report(a: u32) -> Weight {
		Weight::from_parts(155_811_606, 355_970)
			.saturating_add(Weight::from_parts(62_979_075, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(Weight::from_parts(0, 8_255).saturating_mul(a.into()))
	}

	// Storage: `DynamicAssets::Shards` (r:1 w:0)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:1 w:0)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Cells` (r:1 w:0)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `Operators::CurrentEpoch` (r:1 w:0)
	// Proof: `Operators::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `Operators::PreviousEpoch` (r:1 w:0)
	// Proof: `Operators::PreviousEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn authorize_report(a: u32) -> Weight {
		Weight::from_parts(297_050_132, 5_623)
			.saturating_add(Weight::from_parts(667_390, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(6))
	}

	// Storage: `Migrations::Cursor` (r:1 w:0)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::LastPause` (r:0 w:1)
	// Proof: `DynamicAssets::LastPause` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn note_pause() -> Weight {
		Weight::from_parts(8_584_000, 67_035)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `DynamicAssets::Founders` (r:1 w:1)
	// Proof: `DynamicAssets::Founders` (`max_values`: Some(1), `max_size`: Some(3505), added: 4000, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(44212), added: 46687, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:16 w:16)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::LatestVersion` (r:1 w:0)
	// Proof: `DynamicAssets::LatestVersion` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Population` (r:1 w:1)
	// Proof: `DynamicAssets::Population` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Filling` (r:1 w:1)
	// Proof: `DynamicAssets::Filling` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::NextShard` (r:1 w:1)
	// Proof: `DynamicAssets::NextShard` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Due` (r:1 w:1)
	// Proof: `DynamicAssets::Due` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Class` (r:1 w:1)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Uniques::InstanceMetadataOf` (r:16 w:16)
	// Proof: `Uniques::InstanceMetadataOf` (`max_values`: None, `max_size`: Some(315), added: 2790, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:16 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:16)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Shards` (r:0 w:1)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:1)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn enrol_founders(n: u32) -> Weight {
		Weight::from_parts(181_058_603, 47_677)
			.saturating_add(Weight::from_parts(855_533_820, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(8))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 8_255).saturating_mul(n.into()))
	}

	// Storage: `DynamicAssets::ClosedUntil` (r:1 w:1)
	// Proof: `DynamicAssets::ClosedUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Due` (r:9 w:0)
	// Proof: `DynamicAssets::Due` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:64 w:0)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn on_idle(s: u32) -> Weight {
		Weight::from_parts(45_031_416, 25_731)
			.saturating_add(Weight::from_parts(5_844_637, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(Weight::from_parts(0, 2_491).saturating_mul(s.into()))
	}

	// Storage: `DynamicAssets::ClosedUntil` (r:1 w:1)
	// Proof: `DynamicAssets::ClosedUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Due` (r:9 w:0)
	// Proof: `DynamicAssets::Due` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:1 w:1)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Cells` (r:1 w:0)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `Operators::CurrentEpoch` (r:1 w:0)
	// Proof: `Operators::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `Operators::PreviousEpoch` (r:1 w:0)
	// Proof: `Operators::PreviousEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::LastPause` (r:1 w:0)
	// Proof: `DynamicAssets::LastPause` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Operators::Records` (r:4 w:4)
	// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Operators::Operators` (r:1 w:1)
	// Proof: `Operators::Operators` (`max_values`: Some(1), `max_size`: Some(7554), added: 8049, mode: `MaxEncodedLen`)
	// Storage: `Operators::NextEpoch` (r:1 w:0)
	// Proof: `Operators::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	fn close_silent() -> Weight {
		Weight::from_parts(384_632_000, 25_731)
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Licensing::PerkTriggers` (r:1 w:0)
	// Proof: `Licensing::PerkTriggers` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:0)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Catalogues` (r:1 w:0)
	// Proof: `WorkOrders::Catalogues` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:1 w:0)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfItem` (r:1 w:0)
	// Proof: `Notifications::OfItem` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
	// Storage: `Notifications::OfCollection` (r:1 w:0)
	// Proof: `Notifications::OfCollection` (`max_values`: None, `max_size`: Some(1013), added: 3488, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:1)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	fn publish() -> Weight {
		Weight::from_parts(825_495_000, 9_928)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `DynamicAssets::Assets` (r:2 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: UNKNOWN KEY `0x9e991ec2f8b92b2336cab398f9afc2c84e7b9012096b41c4eb3aaf947f6ea429` (r:0 w:1)
	// Proof: UNKNOWN KEY `0x9e991ec2f8b92b2336cab398f9afc2c84e7b9012096b41c4eb3aaf947f6ea429` (r:0 w:1)
	fn migrate_asset() -> Weight {
		Weight::from_parts(85_519_000, 17_500)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: UNKNOWN KEY `0x9e991ec2f8b92b2336cab398f9afc2c84e7b9012096b41c4eb3aaf947f6ea429` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x9e991ec2f8b92b2336cab398f9afc2c84e7b9012096b41c4eb3aaf947f6ea429` (r:1 w:0)
	// Storage: `DynamicAssets::Blueprints` (r:3 w:1)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:1 w:1)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(44212), added: 46687, mode: `MaxEncodedLen`)
	fn migrate_blueprint() -> Weight {
		Weight::from_parts(569_667_000, 49_748)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}

/// For tests.
impl WeightInfo for () {
	fn set_blueprint(b: u32) -> Weight {
		Weight::from_parts(1_682_468, 3_766)
			.saturating_add(Weight::from_parts(34_105, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(7))
	}

	fn enrol() -> Weight {
		Weight::from_parts(318_257_000, 22_982)
			.saturating_add(ParityDbWeight::get().reads(21))
			.saturating_add(ParityDbWeight::get().writes(12))
	}

	fn remove_blueprint() -> Weight {
		Weight::from_parts(187_172_000, 9_928)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(6))
	}

	fn migrate_item() -> Weight {
		Weight::from_parts(1_181_382_000, 107_484)
			.saturating_add(ParityDbWeight::get().reads(20))
			.saturating_add(ParityDbWeight::get().writes(17))
	}

	fn retire() -> Weight {
		Weight::from_parts(603_573_000, 107_484)
			.saturating_add(ParityDbWeight::get().reads(34))
			.saturating_add(ParityDbWeight::get().writes(29))
	}

	fn retire_and_burn() -> Weight {
		Weight::from_parts(469_057_000, 107_484)
			.saturating_add(ParityDbWeight::get().reads(35))
			.saturating_add(ParityDbWeight::get().writes(32))
	}

	fn reap() -> Weight {
		Weight::from_parts(421_224_000, 107_484)
			.saturating_add(ParityDbWeight::get().reads(32))
			.saturating_add(ParityDbWeight::get().writes(27))
	}

	fn set_trait() -> Weight {
		Weight::from_parts(180_764_000, 9_928)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn close_round(a: u32) -> Weight {
		Weight::from_parts(713_583_000, 355_970)
			.saturating_add(Weight::from_parts(604_634_058, 0).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().reads(29))
			.saturating_add(ParityDbWeight::get().reads(4).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().writes(13))
			.saturating_add(ParityDbWeight::get().writes(2).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(0, 8_255).saturating_mul(a.into()))
	}

	fn report(a: u32) -> Weight {
		Weight::from_parts(2_452_179_000, 355_970)
			.saturating_add(Weight::from_parts(1_010_046_670, 0).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().reads(33))
			.saturating_add(ParityDbWeight::get().reads(4).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().writes(14))
			.saturating_add(ParityDbWeight::get().writes(3).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(0, 8_255).saturating_mul(a.into()))
	}

	fn count_report(a: u32) -> Weight {
		Weight::from_parts(155_811_606, 355_970)
			.saturating_add(Weight::from_parts(62_979_075, 0).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().reads(14))
			.saturating_add(ParityDbWeight::get().reads(1).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().writes(2))
			.saturating_add(Weight::from_parts(0, 8_255).saturating_mul(a.into()))
	}

	fn authorize_report(a: u32) -> Weight {
		Weight::from_parts(297_050_132, 5_623)
			.saturating_add(Weight::from_parts(667_390, 0).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().reads(6))
	}

	fn note_pause() -> Weight {
		Weight::from_parts(8_584_000, 67_035)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn enrol_founders(n: u32) -> Weight {
		Weight::from_parts(181_058_603, 47_677)
			.saturating_add(Weight::from_parts(855_533_820, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().reads(3).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().writes(8))
			.saturating_add(ParityDbWeight::get().writes(3).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 8_255).saturating_mul(n.into()))
	}

	fn on_idle(s: u32) -> Weight {
		Weight::from_parts(45_031_416, 25_731)
			.saturating_add(Weight::from_parts(5_844_637, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().reads(1).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(Weight::from_parts(0, 2_491).saturating_mul(s.into()))
	}

	fn close_silent() -> Weight {
		Weight::from_parts(384_632_000, 25_731)
			.saturating_add(ParityDbWeight::get().reads(21))
			.saturating_add(ParityDbWeight::get().writes(7))
	}

	fn publish() -> Weight {
		Weight::from_parts(825_495_000, 9_928)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn migrate_asset() -> Weight {
		Weight::from_parts(85_519_000, 17_500)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn migrate_blueprint() -> Weight {
		Weight::from_parts(569_667_000, 49_748)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
}
