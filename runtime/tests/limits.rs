//! The limits of blocks are those that docs/limits.md states.

use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::Get,
	weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight},
};
use pallet_dynamic_assets::WeightInfo as _;
use pallet_operators::WeightInfo as _;
use sp_runtime::MultiSignature;
use std::{fs, path::Path};
use vivarium_primitives::MAX_OPERATORS;
use vivarium_runtime::Runtime;

/// Milliseconds of a weight.
fn ms(weight: Weight) -> u64 {
	assert_eq!(weight.ref_time() % WEIGHT_REF_TIME_PER_MILLIS, 0, "{weight:?} is no whole number of milliseconds");
	weight.ref_time() / WEIGHT_REF_TIME_PER_MILLIS
}

/// With commas between thousands.
fn grouped(number: u64) -> String {
	let digits = number.to_string();
	let places = digits.char_indices().map(|(place, digit)| {
		let is_apart = place > 0 && (digits.len() - place).is_multiple_of(3);
		format!("{}{digit}", if is_apart { "," } else { "" })
	});
	places.collect()
}

/// The lines of the table in docs/limits.md, by what the runtime is configured with.
fn stated() -> Vec<String> {
	let weights = <Runtime as frame_system::Config>::BlockWeights::get();
	let lengths = <Runtime as frame_system::Config>::BlockLength::get();
	let normal = weights.get(DispatchClass::Normal);
	let slot: u64 = <Runtime as pallet_aura::Config>::SlotDuration::get();
	let bytes = |class| grouped(u64::from(*lengths.max.get(class)));
	let assets_per_shard: u32 = <Runtime as pallet_dynamic_assets::Config>::MaxAssetsPerShard::get();
	let per_minute = 60_000 / slot;
	vec![
		format!("| slot | {} ms, {per_minute} blocks a minute |", grouped(slot)),
		format!("| weight of a block | {} ms |", grouped(ms(weights.max_block))),
		format!("| … of all calls and reports in it | {} ms |", ms(normal.max_total.unwrap())),
		format!(
			"| … of one of them, with what the block itself costs | {} ms |",
			ms(normal.max_extrinsic.unwrap().saturating_add(normal.base_extrinsic))
		),
		format!("| … of what falls due | {} ms |", ms(<Runtime as pallet_deadlines::Config>::MaxWeight::get())),
		format!(
			"| … of opening requests to models | {} ms |",
			ms(<Runtime as pallet_synthesis::Config>::MaxOpeningWeight::get())
		),
		format!(
			"| … of settling royalties, at the end of an epoch | {} ms |",
			ms(<Runtime as pallet_royalties::Config>::MaxWeight::get())
		),
		format!(
			"| … of paying operators, at the end of an epoch | {} ms |",
			ms(<Runtime as pallet_asset_accounts::Config>::MaxPayoutWeight::get())
		),
		format!(
			"| … of opening and judging work orders | {} ms |",
			ms(<Runtime as pallet_work_orders::Config>::MaxLineWeight::get())
		),
		format!("| … of granting perks | {} ms |", ms(<Runtime as pallet_licensing::Config>::MaxPerkWeight::get())),
		format!(
			"| … of a stepped migration, while it runs | {} ms |",
			ms(<Runtime as pallet_migrations::Config>::MaxServiceWeight::get())
		),
		format!("| length of a block | {} bytes |", bytes(DispatchClass::Operational)),
		format!("| … of all calls and reports in it | {} bytes |", bytes(DispatchClass::Normal)),
		format!("| assets of a shard, which one report is about | {} |", assets_per_shard),
	]
}

#[test]
fn blocks_have_the_limits_that_are_stated() {
	let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/limits.md")).unwrap();
	let missing: Vec<_> = stated().into_iter().filter(|line| !page.lines().any(|stated| stated == line)).collect();
	assert!(missing.is_empty(), "docs/limits.md lacks these lines:\n{}", missing.join("\n"));
}

#[test]
fn a_block_has_room_for_a_report_when_all_hooks_take_their_most() {
	let weights = <Runtime as frame_system::Config>::BlockWeights::get();
	type OperatorWeights = <Runtime as pallet_operators::Config>::WeightInfo;
	type AssetWeights = <Runtime as pallet_dynamic_assets::Config>::WeightInfo;
	let clock = pallet_timestamp::Call::<Runtime>::set { now: 0 }.get_dispatch_info().total_weight();
	let before = [
		weights.base_block,
		clock,
		weights.get(DispatchClass::Mandatory).base_extrinsic,
		weights.get(DispatchClass::Normal).base_extrinsic,
		OperatorWeights::on_initialize_boundary(MAX_OPERATORS),
		AssetWeights::note_pause(),
		<Runtime as pallet_deadlines::Config>::MaxWeight::get(),
		<Runtime as pallet_royalties::Config>::MaxWeight::get(),
		<Runtime as pallet_synthesis::Config>::MaxOpeningWeight::get(),
		<Runtime as pallet_asset_accounts::Config>::MaxPayoutWeight::get(),
		<Runtime as pallet_work_orders::Config>::MaxLineWeight::get(),
		<Runtime as pallet_licensing::Config>::MaxPerkWeight::get(),
	];
	let taken = before.into_iter().fold(Weight::zero(), |sum, weight| sum.saturating_add(weight));
	let left = weights.max_block.saturating_sub(taken);
	let report = pallet_dynamic_assets::Call::<Runtime>::report {
		shard: 0,
		round: 0,
		operator: [0; 32].into(),
		observations: Default::default(),
		signature: MultiSignature::Sr25519([0; 64].into()),
	};
	// Weighed as of a full shard, of which every asset is decided.
	let report = report.get_dispatch_info().total_weight();
	assert!(left.all_gte(report), "{left:?} is left, and a report may take {report:?}");
}
