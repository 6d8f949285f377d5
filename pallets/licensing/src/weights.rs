//! Weights, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_licensing --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `offer`.
	fn offer() -> Weight;
	/// Of `withdraw_offer`.
	fn withdraw_offer() -> Weight;
	/// Of `license`.
	fn license() -> Weight;
	/// Of `top_up`.
	fn top_up() -> Weight;
	/// Of `take_back`.
	fn take_back() -> Weight;
	/// Of `renew`.
	fn renew() -> Weight;
	/// Of `set_automatic`.
	fn set_automatic() -> Weight;
	/// Of `give_up`.
	fn give_up() -> Weight;
	/// Of `report_usage`.
	fn report_usage() -> Weight;
	/// Of `read_meter`.
	fn read_meter() -> Weight;
	/// Of `suspend`.
	fn suspend() -> Weight;
	/// Of `reinstate`.
	fn reinstate() -> Weight;
	/// Of `lift`.
	fn lift() -> Weight;
	/// Of `revoke`.
	fn revoke() -> Weight;
	/// Of `settle`.
	fn settle() -> Weight;
	/// Of `due_renewed`, measured with `s` from 0 to 10.
	fn due_renewed(s: u32) -> Weight;
	/// Of `due_ended`, measured with `s` from 0 to 10.
	fn due_ended(s: u32) -> Weight;
	/// Of `on_triggers`.
	fn on_triggers() -> Weight;
	/// Of `on_retired`.
	fn on_retired() -> Weight;
	/// Of `set_perk`.
	fn set_perk() -> Weight;
	/// Of `remove_perk`.
	fn remove_perk() -> Weight;
	/// Of `perks_idle`.
	fn perks_idle() -> Weight;
	/// Of `grant_perk`.
	fn grant_perk() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:1)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Offers` (r:0 w:1)
	// Proof: `Licensing::Offers` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
	fn offer() -> Weight {
		Weight::from_parts(293_073_000, 9_928)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Licensing::Offers` (r:1 w:1)
	// Proof: `Licensing::Offers` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:1)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	fn withdraw_offer() -> Weight {
		Weight::from_parts(83_027_000, 3_795)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Licensing::Offers` (r:1 w:0)
	// Proof: `Licensing::Offers` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:1)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:4 w:4)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:0)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Accruals` (r:10 w:10)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Licensing::NextLicence` (r:1 w:1)
	// Proof: `Licensing::NextLicence` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Licensing::ByLicensee` (r:1 w:1)
	// Proof: `Licensing::ByLicensee` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:0 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Licences` (r:0 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	fn license() -> Weight {
		Weight::from_parts(681_450_000, 26_380)
			.saturating_add(T::DbWeight::get().reads(25))
			.saturating_add(T::DbWeight::get().writes(21))
	}

	// Storage: `Licensing::Licences` (r:1 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:5 w:5)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:0)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Accruals` (r:10 w:10)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:2)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn top_up() -> Weight {
		Weight::from_parts(1_002_600_000, 26_380)
			.saturating_add(T::DbWeight::get().reads(25))
			.saturating_add(T::DbWeight::get().writes(20))
	}

	// Storage: `Licensing::Licences` (r:1 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn take_back() -> Weight {
		Weight::from_parts(239_386_000, 9_928)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Licensing::Licences` (r:1 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:5 w:5)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:0)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Accruals` (r:10 w:10)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:2)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn renew() -> Weight {
		Weight::from_parts(961_443_000, 26_380)
			.saturating_add(T::DbWeight::get().reads(25))
			.saturating_add(T::DbWeight::get().writes(20))
	}

	// Storage: `Licensing::Licences` (r:1 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:5 w:5)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:0)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Accruals` (r:10 w:10)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:2)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn set_automatic() -> Weight {
		Weight::from_parts(895_522_000, 26_380)
			.saturating_add(T::DbWeight::get().reads(25))
			.saturating_add(T::DbWeight::get().writes(20))
	}

	// Storage: `Licensing::Licences` (r:1 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:1)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:5 w:5)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:0)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Accruals` (r:10 w:10)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Grants` (r:1 w:0)
	// Proof: `Licensing::Grants` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	// Storage: `Licensing::ByLicensee` (r:1 w:1)
	// Proof: `Licensing::ByLicensee` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn give_up() -> Weight {
		Weight::from_parts(1_036_021_000, 26_380)
			.saturating_add(T::DbWeight::get().reads(27))
			.saturating_add(T::DbWeight::get().writes(21))
	}

	// Storage: `Licensing::Licences` (r:1 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	fn report_usage() -> Weight {
		Weight::from_parts(106_826_000, 3_933)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Licensing::Licences` (r:1 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	fn read_meter() -> Weight {
		Weight::from_parts(178_545_000, 9_928)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Licensing::Licences` (r:1 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Panels` (r:1 w:0)
	// Proof: `Synthesis::Panels` (`max_values`: None, `max_size`: Some(534), added: 3009, mode: `MaxEncodedLen`)
	fn suspend() -> Weight {
		Weight::from_parts(150_276_000, 9_928)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Licensing::Licences` (r:1 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Panels` (r:1 w:0)
	// Proof: `Synthesis::Panels` (`max_values`: None, `max_size`: Some(534), added: 3009, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:5 w:5)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:0)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Accruals` (r:10 w:10)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:2)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn reinstate() -> Weight {
		Weight::from_parts(899_827_000, 26_380)
			.saturating_add(T::DbWeight::get().reads(26))
			.saturating_add(T::DbWeight::get().writes(20))
	}

	// Storage: `Synthesis::Panels` (r:1 w:0)
	// Proof: `Synthesis::Panels` (`max_values`: None, `max_size`: Some(534), added: 3009, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:1)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	fn lift() -> Weight {
		Weight::from_parts(85_509_000, 3_999)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Licensing::Licences` (r:1 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:1)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:5 w:5)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:0)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Accruals` (r:10 w:10)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Grants` (r:1 w:0)
	// Proof: `Licensing::Grants` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	// Storage: `Licensing::ByLicensee` (r:1 w:1)
	// Proof: `Licensing::ByLicensee` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		Weight::from_parts(754_603_000, 26_380)
			.saturating_add(T::DbWeight::get().reads(27))
			.saturating_add(T::DbWeight::get().writes(21))
	}

	// Storage: `Licensing::Licences` (r:1 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:5 w:5)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:0)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Accruals` (r:10 w:10)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:2)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn settle() -> Weight {
		Weight::from_parts(527_542_000, 26_380)
			.saturating_add(T::DbWeight::get().reads(25))
			.saturating_add(T::DbWeight::get().writes(20))
	}

	// Storage: `Licensing::Licences` (r:1 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:0)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:5 w:5)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:0)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Accruals` (r:10 w:10)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `AssetAccounts::Turnovers` (r:1 w:1)
	// Proof: `AssetAccounts::Turnovers` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:0 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn due_renewed(s: u32) -> Weight {
		Weight::from_parts(567_808_522, 13_148)
			.saturating_add(Weight::from_parts(15_970_422, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_539).saturating_mul(s.into()))
	}

	// Storage: `Licensing::Licences` (r:1 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:1)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:4 w:4)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:0)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Accruals` (r:10 w:10)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Grants` (r:1 w:0)
	// Proof: `Licensing::Grants` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	// Storage: `Licensing::ByLicensee` (r:1 w:1)
	// Proof: `Licensing::ByLicensee` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn due_ended(s: u32) -> Weight {
		Weight::from_parts(650_579_075, 10_545)
			.saturating_add(Weight::from_parts(30_989_813, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(8))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_539).saturating_mul(s.into()))
	}

	// Storage: `Licensing::PerkTriggers` (r:1 w:0)
	// Proof: `Licensing::PerkTriggers` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `Licensing::PerksDue` (r:1 w:1)
	// Proof: `Licensing::PerksDue` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:1)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	fn on_triggers() -> Weight {
		Weight::from_parts(144_300_000, 3_664)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Licensing::Registers` (r:1 w:1)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Offers` (r:16 w:16)
	// Proof: `Licensing::Offers` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
	fn on_retired() -> Weight {
		Weight::from_parts(112_622_000, 45_870)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(17))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Licensing::PerkTriggers` (r:1 w:1)
	// Proof: `Licensing::PerkTriggers` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Perks` (r:0 w:1)
	// Proof: `Licensing::Perks` (`max_values`: None, `max_size`: Some(299), added: 2774, mode: `MaxEncodedLen`)
	fn set_perk() -> Weight {
		Weight::from_parts(276_353_000, 9_245)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Licensing::Perks` (r:1 w:1)
	// Proof: `Licensing::Perks` (`max_values`: None, `max_size`: Some(299), added: 2774, mode: `MaxEncodedLen`)
	// Storage: `Licensing::PerkTriggers` (r:1 w:1)
	// Proof: `Licensing::PerkTriggers` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn remove_perk() -> Weight {
		Weight::from_parts(71_295_000, 3_764)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Migrations::Cursor` (r:1 w:0)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `Licensing::PerksDue` (r:1 w:0)
	// Proof: `Licensing::PerksDue` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn perks_idle() -> Weight {
		Weight::from_parts(15_034_000, 67_035).saturating_add(T::DbWeight::get().reads(2))
	}

	// Storage: `Migrations::Cursor` (r:1 w:0)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `Licensing::PerksDue` (r:2 w:1)
	// Proof: `Licensing::PerksDue` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Perks` (r:1 w:0)
	// Proof: `Licensing::Perks` (`max_values`: None, `max_size`: Some(299), added: 2774, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Granted` (r:1 w:1)
	// Proof: `Licensing::Granted` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:2 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Registers` (r:1 w:1)
	// Proof: `Licensing::Registers` (`max_values`: None, `max_size`: Some(199), added: 2674, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Licensing::NextLicence` (r:1 w:1)
	// Proof: `Licensing::NextLicence` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Licensing::ByLicensee` (r:1 w:1)
	// Proof: `Licensing::ByLicensee` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:0 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Grants` (r:0 w:1)
	// Proof: `Licensing::Grants` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	// Storage: `Licensing::Licences` (r:0 w:1)
	// Proof: `Licensing::Licences` (`max_values`: None, `max_size`: Some(468), added: 2943, mode: `MaxEncodedLen`)
	fn grant_perk() -> Weight {
		Weight::from_parts(381_113_000, 67_035)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(10))
	}
}

/// For tests.
impl WeightInfo for () {
	fn offer() -> Weight {
		Weight::from_parts(293_073_000, 9_928)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn withdraw_offer() -> Weight {
		Weight::from_parts(83_027_000, 3_795)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn license() -> Weight {
		Weight::from_parts(681_450_000, 26_380)
			.saturating_add(ParityDbWeight::get().reads(25))
			.saturating_add(ParityDbWeight::get().writes(21))
	}

	fn top_up() -> Weight {
		Weight::from_parts(1_002_600_000, 26_380)
			.saturating_add(ParityDbWeight::get().reads(25))
			.saturating_add(ParityDbWeight::get().writes(20))
	}

	fn take_back() -> Weight {
		Weight::from_parts(239_386_000, 9_928)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(3))
	}

	fn renew() -> Weight {
		Weight::from_parts(961_443_000, 26_380)
			.saturating_add(ParityDbWeight::get().reads(25))
			.saturating_add(ParityDbWeight::get().writes(20))
	}

	fn set_automatic() -> Weight {
		Weight::from_parts(895_522_000, 26_380)
			.saturating_add(ParityDbWeight::get().reads(25))
			.saturating_add(ParityDbWeight::get().writes(20))
	}

	fn give_up() -> Weight {
		Weight::from_parts(1_036_021_000, 26_380)
			.saturating_add(ParityDbWeight::get().reads(27))
			.saturating_add(ParityDbWeight::get().writes(21))
	}

	fn report_usage() -> Weight {
		Weight::from_parts(106_826_000, 3_933)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn read_meter() -> Weight {
		Weight::from_parts(178_545_000, 9_928)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn suspend() -> Weight {
		Weight::from_parts(150_276_000, 9_928)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn reinstate() -> Weight {
		Weight::from_parts(899_827_000, 26_380)
			.saturating_add(ParityDbWeight::get().reads(26))
			.saturating_add(ParityDbWeight::get().writes(20))
	}

	fn lift() -> Weight {
		Weight::from_parts(85_509_000, 3_999)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn revoke() -> Weight {
		Weight::from_parts(754_603_000, 26_380)
			.saturating_add(ParityDbWeight::get().reads(27))
			.saturating_add(ParityDbWeight::get().writes(21))
	}

	fn settle() -> Weight {
		Weight::from_parts(527_542_000, 26_380)
			.saturating_add(ParityDbWeight::get().reads(25))
			.saturating_add(ParityDbWeight::get().writes(20))
	}

	fn due_renewed(s: u32) -> Weight {
		Weight::from_parts(567_808_522, 13_148)
			.saturating_add(Weight::from_parts(15_970_422, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(14))
			.saturating_add(ParityDbWeight::get().reads(1).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().writes(9))
			.saturating_add(ParityDbWeight::get().writes(1).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_539).saturating_mul(s.into()))
	}

	fn due_ended(s: u32) -> Weight {
		Weight::from_parts(650_579_075, 10_545)
			.saturating_add(Weight::from_parts(30_989_813, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(14))
			.saturating_add(ParityDbWeight::get().reads(1).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().writes(8))
			.saturating_add(ParityDbWeight::get().writes(1).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_539).saturating_mul(s.into()))
	}

	fn on_triggers() -> Weight {
		Weight::from_parts(144_300_000, 3_664)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn on_retired() -> Weight {
		Weight::from_parts(112_622_000, 45_870)
			.saturating_add(ParityDbWeight::get().reads(17))
			.saturating_add(ParityDbWeight::get().writes(17))
	}

	fn set_perk() -> Weight {
		Weight::from_parts(276_353_000, 9_245)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn remove_perk() -> Weight {
		Weight::from_parts(71_295_000, 3_764)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn perks_idle() -> Weight {
		Weight::from_parts(15_034_000, 67_035).saturating_add(ParityDbWeight::get().reads(2))
	}

	fn grant_perk() -> Weight {
		Weight::from_parts(381_113_000, 67_035)
			.saturating_add(ParityDbWeight::get().reads(14))
			.saturating_add(ParityDbWeight::get().writes(10))
	}
}
