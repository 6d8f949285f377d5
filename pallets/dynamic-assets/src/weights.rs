//! Weights, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-22, steps: 20, repetitions: 10, processor: AMD EPYC.
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
	/// Of `migrate_asset`: bringing one asset to the present layout.
	fn migrate_asset() -> Weight;
	/// Of `migrate_blueprint`: bringing one blueprint to the present layout.
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintDeposits` (r:0 w:1)
	// Proof: `DynamicAssets::BlueprintDeposits` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:0 w:1)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6334), added: 8809, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:0 w:1)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(40881), added: 43356, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:0 w:1)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn set_blueprint(b: u32) -> Weight {
		Weight::from_parts(248_630_000, 3_643)
			.saturating_add(Weight::from_parts(21_015, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5270), added: 7745, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::LatestVersion` (r:1 w:0)
	// Proof: `DynamicAssets::LatestVersion` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6334), added: 8809, mode: `MaxEncodedLen`)
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
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3728), added: 6203, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:1)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn enrol() -> Weight {
		Weight::from_parts(201_540_000, 22_982)
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(12))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:1)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6334), added: 8809, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Population` (r:1 w:0)
	// Proof: `DynamicAssets::Population` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintDeposits` (r:1 w:1)
	// Proof: `DynamicAssets::BlueprintDeposits` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:0 w:1)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(40881), added: 43356, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:0 w:1)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn remove_blueprint() -> Weight {
		Weight::from_parts(85_177_000, 9_799)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5270), added: 7745, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::LatestVersion` (r:1 w:0)
	// Proof: `DynamicAssets::LatestVersion` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:2 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6334), added: 8809, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:2 w:0)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(40881), added: 43356, mode: `MaxEncodedLen`)
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
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:1)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3728), added: 6203, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Cells` (r:0 w:1)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:2)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn migrate_item() -> Weight {
		Weight::from_parts(682_947_000, 107_484)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(17))
	}

	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5270), added: 7745, mode: `MaxEncodedLen`)
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
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3728), added: 6203, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Wanted` (r:1 w:1)
	// Proof: `Synthesis::Wanted` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Requests` (r:1 w:1)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10796), added: 13271, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Held` (r:1 w:0)
	// Proof: `Synthesis::Held` (`max_values`: None, `max_size`: Some(11621), added: 14096, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Motions` (r:1 w:0)
	// Proof: `Synthesis::Motions` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	// Storage: `Uniques::InstanceMetadataOf` (r:1 w:1)
	// Proof: `Uniques::InstanceMetadataOf` (`max_values`: None, `max_size`: Some(315), added: 2790, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Class` (r:1 w:1)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:0 w:1)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Notes` (r:0 w:1)
	// Proof: `Publishers::Notes` (`max_values`: None, `max_size`: Some(1217), added: 3692, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Cells` (r:0 w:1)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:1)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn retire() -> Weight {
		Weight::from_parts(223_873_000, 107_484)
			.saturating_add(T::DbWeight::get().reads(27))
			.saturating_add(T::DbWeight::get().writes(26))
	}

	// Storage: `Uniques::Asset` (r:1 w:1)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5270), added: 7745, mode: `MaxEncodedLen`)
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
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3728), added: 6203, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Wanted` (r:1 w:1)
	// Proof: `Synthesis::Wanted` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Requests` (r:1 w:1)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10796), added: 13271, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Held` (r:1 w:0)
	// Proof: `Synthesis::Held` (`max_values`: None, `max_size`: Some(11621), added: 14096, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Motions` (r:1 w:0)
	// Proof: `Synthesis::Motions` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	// Storage: `Uniques::InstanceMetadataOf` (r:1 w:1)
	// Proof: `Uniques::InstanceMetadataOf` (`max_values`: None, `max_size`: Some(315), added: 2790, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Class` (r:1 w:1)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
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
	fn retire_and_burn() -> Weight {
		Weight::from_parts(283_802_000, 107_484)
			.saturating_add(T::DbWeight::get().reads(27))
			.saturating_add(T::DbWeight::get().writes(29))
	}

	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5270), added: 7745, mode: `MaxEncodedLen`)
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
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3728), added: 6203, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Wanted` (r:1 w:1)
	// Proof: `Synthesis::Wanted` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Requests` (r:1 w:1)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10796), added: 13271, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Held` (r:1 w:0)
	// Proof: `Synthesis::Held` (`max_values`: None, `max_size`: Some(11621), added: 14096, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Motions` (r:1 w:0)
	// Proof: `Synthesis::Motions` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:0 w:1)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Notes` (r:0 w:1)
	// Proof: `Publishers::Notes` (`max_values`: None, `max_size`: Some(1217), added: 3692, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Cells` (r:0 w:1)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:1)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn reap() -> Weight {
		Weight::from_parts(212_306_000, 107_484)
			.saturating_add(T::DbWeight::get().reads(25))
			.saturating_add(T::DbWeight::get().writes(24))
	}

	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5270), added: 7745, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6334), added: 8809, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:1)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3728), added: 6203, mode: `MaxEncodedLen`)
	fn set_trait() -> Weight {
		Weight::from_parts(118_326_000, 9_799)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `DynamicAssets::Cells` (r:1 w:1)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Shards` (r:1 w:0)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6334), added: 8809, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Reports` (r:10 w:3)
	// Proof: `DynamicAssets::Reports` (`max_values`: None, `max_size`: Some(33023), added: 35498, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:200 w:200)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5270), added: 7745, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:0)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::LastPause` (r:1 w:0)
	// Proof: `DynamicAssets::LastPause` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Operators::Records` (r:4 w:4)
	// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Operators::Operators` (r:1 w:0)
	// Proof: `Operators::Operators` (`max_values`: Some(1), `max_size`: Some(7554), added: 8049, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:200)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3728), added: 6203, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:1)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn close_round(a: u32) -> Weight {
		Weight::from_parts(659_882_331, 355_970)
			.saturating_add(Weight::from_parts(283_878_372, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(22))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(0, 7_745).saturating_mul(a.into()))
	}

	// Storage: `DynamicAssets::Shards` (r:1 w:0)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6334), added: 8809, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Cells` (r:1 w:1)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Reports` (r:10 w:3)
	// Proof: `DynamicAssets::Reports` (`max_values`: None, `max_size`: Some(33023), added: 35498, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:200 w:200)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5270), added: 7745, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:0)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
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
	// Storage: `Operators::CurrentEpoch` (r:1 w:0)
	// Proof: `Operators::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `Operators::PreviousEpoch` (r:1 w:0)
	// Proof: `Operators::PreviousEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:400)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3728), added: 6203, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:1)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn report(a: u32) -> Weight {
		Weight::from_parts(3_381_958_151, 355_970)
			.saturating_add(Weight::from_parts(465_541_805, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(25))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().writes(10))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(0, 7_745).saturating_mul(a.into()))
	}

	// Storage: `DynamicAssets::Shards` (r:1 w:0)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6334), added: 8809, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Cells` (r:1 w:1)
	// Proof: `DynamicAssets::Cells` (`max_values`: None, `max_size`: Some(1599), added: 4074, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Reports` (r:10 w:1)
	// Proof: `DynamicAssets::Reports` (`max_values`: None, `max_size`: Some(33023), added: 35498, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:200 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5270), added: 7745, mode: `MaxEncodedLen`)
	fn count_report(a: u32) -> Weight {
		Weight::from_parts(346_925_847, 355_970)
			.saturating_add(Weight::from_parts(36_221_391, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(Weight::from_parts(0, 7_745).saturating_mul(a.into()))
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
		Weight::from_parts(163_880_659, 5_623)
			.saturating_add(Weight::from_parts(498_087, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(6))
	}

	// Storage: `Migrations::Cursor` (r:1 w:0)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::LastPause` (r:0 w:1)
	// Proof: `DynamicAssets::LastPause` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn note_pause() -> Weight {
		Weight::from_parts(3_295_000, 67_035)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `DynamicAssets::Founders` (r:1 w:1)
	// Proof: `DynamicAssets::Founders` (`max_values`: Some(1), `max_size`: Some(3505), added: 4000, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6334), added: 8809, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintTexts` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintTexts` (`max_values`: None, `max_size`: Some(40881), added: 43356, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:16 w:16)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5270), added: 7745, mode: `MaxEncodedLen`)
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
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3728), added: 6203, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Shards` (r:0 w:1)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:0 w:1)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn enrol_founders(n: u32) -> Weight {
		Weight::from_parts(486_134_000, 44_346)
			.saturating_add(Weight::from_parts(418_166_646, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(8))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 7_745).saturating_mul(n.into()))
	}

	// Storage: `DynamicAssets::ClosedUntil` (r:1 w:1)
	// Proof: `DynamicAssets::ClosedUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Due` (r:9 w:0)
	// Proof: `DynamicAssets::Due` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Closed` (r:64 w:0)
	// Proof: `DynamicAssets::Closed` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn on_idle(s: u32) -> Weight {
		Weight::from_parts(23_050_561, 25_731)
			.saturating_add(Weight::from_parts(2_977_442, 0).saturating_mul(s.into()))
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
		Weight::from_parts(284_623_000, 25_731)
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	// Storage: `DynamicAssets::Assets` (r:1 w:1)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5270), added: 7745, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6334), added: 8809, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:1)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3728), added: 6203, mode: `MaxEncodedLen`)
	fn publish() -> Weight {
		Weight::from_parts(450_501_000, 9_799)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Estimated, until it is measured.
	fn migrate_asset() -> Weight {
		Weight::from_parts(60_000_000, 7_745)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Estimated, until it is measured.
	fn migrate_blueprint() -> Weight {
		Weight::from_parts(400_000_000, 53_000)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}

/// For tests.
impl WeightInfo for () {
	fn set_blueprint(b: u32) -> Weight {
		Weight::from_parts(248_630_000, 3_643)
			.saturating_add(Weight::from_parts(21_015, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(7))
	}

	fn enrol() -> Weight {
		Weight::from_parts(201_540_000, 22_982)
			.saturating_add(ParityDbWeight::get().reads(21))
			.saturating_add(ParityDbWeight::get().writes(12))
	}

	fn remove_blueprint() -> Weight {
		Weight::from_parts(85_177_000, 9_799)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(6))
	}

	fn migrate_item() -> Weight {
		Weight::from_parts(682_947_000, 107_484)
			.saturating_add(ParityDbWeight::get().reads(20))
			.saturating_add(ParityDbWeight::get().writes(17))
	}

	fn retire() -> Weight {
		Weight::from_parts(223_873_000, 107_484)
			.saturating_add(ParityDbWeight::get().reads(27))
			.saturating_add(ParityDbWeight::get().writes(26))
	}

	fn retire_and_burn() -> Weight {
		Weight::from_parts(283_802_000, 107_484)
			.saturating_add(ParityDbWeight::get().reads(27))
			.saturating_add(ParityDbWeight::get().writes(29))
	}

	fn reap() -> Weight {
		Weight::from_parts(212_306_000, 107_484)
			.saturating_add(ParityDbWeight::get().reads(25))
			.saturating_add(ParityDbWeight::get().writes(24))
	}

	fn set_trait() -> Weight {
		Weight::from_parts(118_326_000, 9_799)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn close_round(a: u32) -> Weight {
		Weight::from_parts(659_882_331, 355_970)
			.saturating_add(Weight::from_parts(283_878_372, 0).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().reads(22))
			.saturating_add(ParityDbWeight::get().reads(1).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().writes(9))
			.saturating_add(ParityDbWeight::get().writes(2).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(0, 7_745).saturating_mul(a.into()))
	}

	fn report(a: u32) -> Weight {
		Weight::from_parts(3_381_958_151, 355_970)
			.saturating_add(Weight::from_parts(465_541_805, 0).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().reads(25))
			.saturating_add(ParityDbWeight::get().reads(1).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().writes(10))
			.saturating_add(ParityDbWeight::get().writes(3).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(0, 7_745).saturating_mul(a.into()))
	}

	fn count_report(a: u32) -> Weight {
		Weight::from_parts(346_925_847, 355_970)
			.saturating_add(Weight::from_parts(36_221_391, 0).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().reads(13))
			.saturating_add(ParityDbWeight::get().reads(1).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().writes(2))
			.saturating_add(Weight::from_parts(0, 7_745).saturating_mul(a.into()))
	}

	fn authorize_report(a: u32) -> Weight {
		Weight::from_parts(163_880_659, 5_623)
			.saturating_add(Weight::from_parts(498_087, 0).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().reads(6))
	}

	fn note_pause() -> Weight {
		Weight::from_parts(3_295_000, 67_035)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn enrol_founders(n: u32) -> Weight {
		Weight::from_parts(486_134_000, 44_346)
			.saturating_add(Weight::from_parts(418_166_646, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().reads(3).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().writes(8))
			.saturating_add(ParityDbWeight::get().writes(3).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 7_745).saturating_mul(n.into()))
	}

	fn on_idle(s: u32) -> Weight {
		Weight::from_parts(23_050_561, 25_731)
			.saturating_add(Weight::from_parts(2_977_442, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().reads(1).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(Weight::from_parts(0, 2_491).saturating_mul(s.into()))
	}

	fn close_silent() -> Weight {
		Weight::from_parts(284_623_000, 25_731)
			.saturating_add(ParityDbWeight::get().reads(21))
			.saturating_add(ParityDbWeight::get().writes(7))
	}

	fn publish() -> Weight {
		Weight::from_parts(450_501_000, 9_799)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	// Estimated, until it is measured.
	fn migrate_asset() -> Weight {
		Weight::from_parts(60_000_000, 7_745)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	// Estimated, until it is measured.
	fn migrate_blueprint() -> Weight {
		Weight::from_parts(400_000_000, 53_000)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
}
