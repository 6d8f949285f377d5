//! Weights, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_market --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `set_policy`.
	fn set_policy() -> Weight;
	/// Of `list`.
	fn list() -> Weight;
	/// Of `cancel`.
	fn cancel() -> Weight;
	/// Of `buy`, measured with `s` from 0 to 10.
	fn buy(s: u32) -> Weight;
	/// Of `make_offer`.
	fn make_offer() -> Weight;
	/// Of `cancel_offer`.
	fn cancel_offer() -> Weight;
	/// Of `accept_offer`, measured with `s` from 0 to 10.
	fn accept_offer(s: u32) -> Weight;
	/// Of `listing_due`.
	fn listing_due() -> Weight;
	/// Of `offer_due`.
	fn offer_due() -> Weight;
	/// Of `on_retired`.
	fn on_retired() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Market::Policies` (r:0 w:1)
	// Proof: `Market::Policies` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn set_policy() -> Weight {
		Weight::from_parts(54_906_000, 3_643)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Market::Policies` (r:1 w:0)
	// Proof: `Market::Policies` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:1 w:0)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Market::Listings` (r:1 w:1)
	// Proof: `Market::Listings` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:2)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::QuietUntil` (r:0 w:1)
	// Proof: `Deadlines::QuietUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn list() -> Weight {
		Weight::from_parts(238_600_000, 12_082)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Market::Listings` (r:1 w:1)
	// Proof: `Market::Listings` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		Weight::from_parts(98_305_000, 3_587)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Market::Listings` (r:1 w:1)
	// Proof: `Market::Listings` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:1)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Market::Policies` (r:1 w:0)
	// Proof: `Market::Policies` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:1 w:0)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:4 w:3)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:0)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Accruals` (r:10 w:10)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Dust` (r:10 w:0)
	// Proof: `Royalties::Dust` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Account` (r:0 w:2)
	// Proof: `Uniques::Account` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Uniques::ItemPriceOf` (r:0 w:1)
	// Proof: `Uniques::ItemPriceOf` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	// Storage: `Market::Released` (r:0 w:1)
	// Proof: `Market::Released` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn buy(s: u32) -> Weight {
		Weight::from_parts(522_753_467, 12_082)
			.saturating_add(Weight::from_parts(19_872_123, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(10))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_539).saturating_mul(s.into()))
	}

	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	// Storage: `Market::Policies` (r:1 w:0)
	// Proof: `Market::Policies` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:1 w:0)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:0 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::QuietUntil` (r:0 w:1)
	// Proof: `Deadlines::QuietUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Market::Wanted` (r:0 w:1)
	// Proof: `Market::Wanted` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn make_offer() -> Weight {
		Weight::from_parts(368_436_000, 12_082)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Market::Wanted` (r:0 w:1)
	// Proof: `Market::Wanted` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn cancel_offer() -> Weight {
		Weight::from_parts(189_392_000, 3_766)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	// Storage: `Uniques::Asset` (r:1 w:1)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:4 w:3)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:2 w:2)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Market::Listings` (r:1 w:1)
	// Proof: `Market::Listings` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	// Storage: `Market::Policies` (r:1 w:0)
	// Proof: `Market::Policies` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:1 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Faces` (r:1 w:0)
	// Proof: `Synthesis::Faces` (`max_values`: None, `max_size`: Some(8617), added: 11092, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:0)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Accruals` (r:10 w:10)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Dust` (r:10 w:0)
	// Proof: `Royalties::Dust` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Account` (r:0 w:2)
	// Proof: `Uniques::Account` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Uniques::ItemPriceOf` (r:0 w:1)
	// Proof: `Uniques::ItemPriceOf` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	// Storage: `Market::Wanted` (r:0 w:1)
	// Proof: `Market::Wanted` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Market::Released` (r:0 w:1)
	// Proof: `Market::Released` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn accept_offer(s: u32) -> Weight {
		Weight::from_parts(654_260_454, 12_082)
			.saturating_add(Weight::from_parts(17_884_703, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(14))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_539).saturating_mul(s.into()))
	}

	// Storage: `Market::Listings` (r:1 w:1)
	// Proof: `Market::Listings` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn listing_due() -> Weight {
		Weight::from_parts(43_329_000, 3_558)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Market::Wanted` (r:0 w:1)
	// Proof: `Market::Wanted` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn offer_due() -> Weight {
		Weight::from_parts(149_143_000, 3_766)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Market::Listings` (r:1 w:1)
	// Proof: `Market::Listings` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn on_retired() -> Weight {
		Weight::from_parts(37_603_000, 3_558)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}

/// For tests.
impl WeightInfo for () {
	fn set_policy() -> Weight {
		Weight::from_parts(54_906_000, 3_643)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn list() -> Weight {
		Weight::from_parts(238_600_000, 12_082)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn cancel() -> Weight {
		Weight::from_parts(98_305_000, 3_587)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn buy(s: u32) -> Weight {
		Weight::from_parts(522_753_467, 12_082)
			.saturating_add(Weight::from_parts(19_872_123, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(14))
			.saturating_add(ParityDbWeight::get().reads(2).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().writes(10))
			.saturating_add(ParityDbWeight::get().writes(1).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_539).saturating_mul(s.into()))
	}

	fn make_offer() -> Weight {
		Weight::from_parts(368_436_000, 12_082)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(6))
	}

	fn cancel_offer() -> Weight {
		Weight::from_parts(189_392_000, 3_766)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(5))
	}

	fn accept_offer(s: u32) -> Weight {
		Weight::from_parts(654_260_454, 12_082)
			.saturating_add(Weight::from_parts(17_884_703, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(17))
			.saturating_add(ParityDbWeight::get().reads(2).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().writes(14))
			.saturating_add(ParityDbWeight::get().writes(1).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_539).saturating_mul(s.into()))
	}

	fn listing_due() -> Weight {
		Weight::from_parts(43_329_000, 3_558)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn offer_due() -> Weight {
		Weight::from_parts(149_143_000, 3_766)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn on_retired() -> Weight {
		Weight::from_parts(37_603_000, 3_558)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
}
