//! Weights, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_asset_accounts --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `fund`.
	fn fund() -> Weight;
	/// Of `withdraw`.
	fn withdraw() -> Weight;
	/// Of `sponsor`.
	fn sponsor() -> Weight;
	/// Of `withdraw_sponsorship`.
	fn withdraw_sponsorship() -> Weight;
	/// Of `set_fees`.
	fn set_fees() -> Weight;
	/// Of `claim`.
	fn claim() -> Weight;
	/// Of `earn`.
	fn earn() -> Weight;
	/// Of `charge`.
	fn charge() -> Weight;
	/// Of `credit`.
	fn credit() -> Weight;
	/// Of `on_retired`.
	fn on_retired() -> Weight;
	/// Of `on_initialize_idle`.
	fn on_initialize_idle() -> Weight;
	/// Of `close_epoch`.
	fn close_epoch() -> Weight;
	/// Of `pay_operator`.
	fn pay_operator() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn fund() -> Weight {
		Weight::from_parts(160_583_000, 3_593)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Market::Listings` (r:1 w:0)
	// Proof: `Market::Listings` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Shards` (r:1 w:0)
	// Proof: `DynamicAssets::Shards` (`max_values`: None, `max_size`: Some(830), added: 3305, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Fees` (r:1 w:0)
	// Proof: `AssetAccounts::Fees` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		Weight::from_parts(218_887_000, 9_245)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn sponsor() -> Weight {
		Weight::from_parts(164_604_000, 3_643)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn withdraw_sponsorship() -> Weight {
		Weight::from_parts(183_982_000, 3_643)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `AssetAccounts::Fees` (r:0 w:1)
	// Proof: `AssetAccounts::Fees` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	fn set_fees() -> Weight {
		Weight::from_parts(15_921_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `AssetAccounts::Accrued` (r:1 w:1)
	// Proof: `AssetAccounts::Accrued` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::AllAccrued` (r:1 w:1)
	// Proof: `AssetAccounts::AllAccrued` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		Weight::from_parts(154_718_000, 6_196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn earn() -> Weight {
		Weight::from_parts(164_495_000, 3_593)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `AssetAccounts::Fees` (r:1 w:0)
	// Proof: `AssetAccounts::Fees` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:3 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn charge() -> Weight {
		Weight::from_parts(194_231_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `AssetAccounts::Books` (r:1 w:1)
	// Proof: `AssetAccounts::Books` (`max_values`: Some(1), `max_size`: Some(41), added: 536, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Points` (r:1 w:1)
	// Proof: `AssetAccounts::Points` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn credit() -> Weight {
		Weight::from_parts(22_322_000, 3_529)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:0 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn on_retired() -> Weight {
		Weight::from_parts(137_091_000, 3_593)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Migrations::Cursor` (r:1 w:0)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Books` (r:1 w:0)
	// Proof: `AssetAccounts::Books` (`max_values`: Some(1), `max_size`: Some(41), added: 536, mode: `MaxEncodedLen`)
	fn on_initialize_idle() -> Weight {
		Weight::from_parts(11_753_000, 67_035).saturating_add(T::DbWeight::get().reads(2))
	}

	// Storage: `System::Account` (r:1 w:0)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::AllAccrued` (r:1 w:0)
	// Proof: `AssetAccounts::AllAccrued` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Books` (r:0 w:1)
	// Proof: `AssetAccounts::Books` (`max_values`: Some(1), `max_size`: Some(41), added: 536, mode: `MaxEncodedLen`)
	fn close_epoch() -> Weight {
		Weight::from_parts(28_885_000, 3_593)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Migrations::Cursor` (r:1 w:0)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Books` (r:1 w:1)
	// Proof: `AssetAccounts::Books` (`max_values`: Some(1), `max_size`: Some(41), added: 536, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Points` (r:2 w:1)
	// Proof: `AssetAccounts::Points` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Accrued` (r:1 w:1)
	// Proof: `AssetAccounts::Accrued` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::AllAccrued` (r:1 w:1)
	// Proof: `AssetAccounts::AllAccrued` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn pay_operator() -> Weight {
		Weight::from_parts(122_440_000, 67_035)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
}

/// For tests.
impl WeightInfo for () {
	fn fund() -> Weight {
		Weight::from_parts(160_583_000, 3_593)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn withdraw() -> Weight {
		Weight::from_parts(218_887_000, 9_245)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn sponsor() -> Weight {
		Weight::from_parts(164_604_000, 3_643)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn withdraw_sponsorship() -> Weight {
		Weight::from_parts(183_982_000, 3_643)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn set_fees() -> Weight {
		Weight::from_parts(15_921_000, 0).saturating_add(ParityDbWeight::get().writes(1))
	}

	fn claim() -> Weight {
		Weight::from_parts(154_718_000, 6_196)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn earn() -> Weight {
		Weight::from_parts(164_495_000, 3_593)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn charge() -> Weight {
		Weight::from_parts(194_231_000, 8_799)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(3))
	}

	fn credit() -> Weight {
		Weight::from_parts(22_322_000, 3_529)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn on_retired() -> Weight {
		Weight::from_parts(137_091_000, 3_593)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn on_initialize_idle() -> Weight {
		Weight::from_parts(11_753_000, 67_035).saturating_add(ParityDbWeight::get().reads(2))
	}

	fn close_epoch() -> Weight {
		Weight::from_parts(28_885_000, 3_593)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn pay_operator() -> Weight {
		Weight::from_parts(122_440_000, 67_035)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
}
