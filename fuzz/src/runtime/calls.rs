//! Calls with ids and amounts that are likely to exist, so that they get past the first checks.

use super::{value, ACCOUNTS};
use arbitrary::{Result, Unstructured};
use pallet_asset_accounts::FeeTable;
use pallet_market::{Policy, Transfers};
use pallet_work_orders::{Payee, Proof, Providers, Template};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, Alice};
use sp_runtime::MultiAddress;
use vivarium_engine::{
	bounded,
	licence::{Permission, Permissions, Terms},
	notice::Filter,
	royalty::{Schedule, Share},
	traits::TraitValue,
};
use vivarium_primitives::models::ModelStatus;
use vivarium_runtime::{AccountId, Address, Balance, DynamicAssets, RuntimeCall, System, VIV};

/// Who signs a call, and the call.
pub fn call(source: &mut Unstructured<'_>) -> Result<(Sr25519Keyring, RuntimeCall)> {
	// Alice owns the collections of the demo.
	let who = if source.ratio(1, 2)? { Alice } else { *source.choose(&ACCOUNTS)? };
	let makers = [assets, market, licences, work, money, words, governance];
	let make = *source.choose(&makers)?;
	Ok((who, make(source)?))
}

fn collection(source: &mut Unstructured<'_>) -> Result<u32> {
	source.int_in_range(0..=3)
}

fn item(source: &mut Unstructured<'_>) -> Result<u32> {
	source.int_in_range(0..=2)
}

fn somebody(source: &mut Unstructured<'_>) -> Result<AccountId> {
	Ok(source.choose(&ACCOUNTS)?.to_account_id())
}

fn address(source: &mut Unstructured<'_>) -> Result<Address> {
	Ok(MultiAddress::Id(somebody(source)?))
}

/// Nothing, little, what the market deals in, or more than there is.
fn amount(source: &mut Unstructured<'_>) -> Result<Balance> {
	let amounts = [0, 1, VIV / 1_000, VIV, 2 * VIV, 100 * VIV, 1_000_000 * VIV, Balance::MAX];
	source.choose(&amounts).copied()
}

/// A block near the present one.
fn block(source: &mut Unstructured<'_>) -> Result<u32> {
	Ok(System::block_number().saturating_add(source.int_in_range(0..=20)?))
}

fn assets(source: &mut Unstructured<'_>) -> Result<RuntimeCall> {
	use pallet_dynamic_assets::Call;
	let (collection, item) = (collection(source)?, item(source)?);
	Ok(match source.int_in_range(0..=12u8)? {
		0 => pallet_uniques::Call::create { collection, admin: address(source)? }.into(),
		1 => pallet_uniques::Call::mint { collection, item, owner: address(source)? }.into(),
		2 => pallet_uniques::Call::transfer { collection, item, dest: address(source)? }.into(),
		3 => pallet_uniques::Call::burn { collection, item, check_owner: None }.into(),
		4 => Call::enrol { collection, item, external_id: bounded("host").unwrap_or_default() }.into(),
		5 => Call::retire { collection, item }.into(),
		6 => Call::retire_and_burn { collection, item }.into(),
		7 => Call::reap { collection, item }.into(),
		8 => Call::migrate_item { collection, item }.into(),
		9 => {
			let (index, value) = (source.int_in_range(0..=4)?, trait_value(source)?);
			Call::set_trait { collection, item, index, value }.into()
		}
		10 => Call::remove_blueprint { collection, version: source.int_in_range(0..=2)? }.into(),
		11 => Call::close_round { shard: source.int_in_range(0..=3)? }.into(),
		_ => match blueprint(source)? {
			Some((core, texts)) => Call::set_blueprint { collection, core, texts }.into(),
			None => Call::reap { collection, item }.into(),
		},
	})
}

type Parts = (Box<vivarium_engine::blueprint::Core>, Box<vivarium_engine::blueprint::Texts>);

/// The blueprint of one of the collections of the demo, so that assets can move between them.
fn blueprint(source: &mut Unstructured<'_>) -> Result<Option<Parts>> {
	use vivarium_primitives::BlueprintVersion;
	let found = <DynamicAssets as vivarium_primitives::DynamicAssets<_>>::blueprint(collection(source)?, 1);
	Ok(found.map(|BlueprintVersion { core, texts, .. }| (Box::new(core), Box::new(texts))))
}

fn trait_value(source: &mut Unstructured<'_>) -> Result<TraitValue> {
	if source.ratio(1, 4)? {
		Ok(TraitValue::Text(bounded("Sea").unwrap_or_default()))
	} else {
		Ok(TraitValue::Number(value(source)?))
	}
}

fn market(source: &mut Unstructured<'_>) -> Result<RuntimeCall> {
	use pallet_market::Call;
	let (collection, item, price) = (collection(source)?, item(source)?, amount(source)?);
	let (material, min_purse) = (H256::zero(), 0);
	Ok(match source.int_in_range(0..=6u8)? {
		0 => {
			let transfers = *source.choose(&[Transfers::Free, Transfers::MarketOnly, Transfers::Bound])?;
			let policy = Policy { transfers, blocking_flags: source.int_in_range(0..=3)? };
			Call::set_policy { collection, policy }.into()
		}
		1 => {
			let until = if source.ratio(1, 2)? { Some(block(source)?) } else { None };
			Call::list { collection, item, price, until }.into()
		}
		2 => Call::cancel { collection, item }.into(),
		3 => Call::buy { collection, item, price, material, min_purse }.into(),
		4 => Call::make_offer { collection, item, price, until: block(source)?, material, min_purse }.into(),
		5 => Call::cancel_offer { collection, item }.into(),
		_ => Call::accept_offer { collection, item, buyer: somebody(source)?, price }.into(),
	})
}

/// Terms of a few blocks, always the same for the same choice, so that the digest of what is on offer is likely met.
fn terms(source: &mut Unstructured<'_>) -> Result<Terms<AccountId>> {
	Ok(Terms {
		permissions: Permissions(Permission::Display.into()),
		exclusive: source.ratio(1, 4)?,
		duration: if source.ratio(3, 4)? { Some(source.int_in_range(1..=10)?) } else { None },
		price: *source.choose(&[0, VIV, 10 * VIV])?,
		renewal: None,
		meter: None,
		thresholds: Default::default(),
		suspending_triggers: source.int_in_range(0..=3)?,
		revocation: None,
		income: source.int_in_range(0..=1_000_000)?,
	})
}

fn licences(source: &mut Unstructured<'_>) -> Result<RuntimeCall> {
	use pallet_licensing::Call;
	let (collection, item, licence) = (collection(source)?, item(source)?, source.int_in_range(0..=4)?);
	let (offer, amount) = (source.int_in_range(0..=3)?, amount(source)?);
	Ok(match source.int_in_range(0..=15u8)? {
		0 | 1 => Call::offer { collection, item, terms: Box::new(terms(source)?) }.into(),
		2 => Call::withdraw_offer { collection, item, offer }.into(),
		3 | 4 => {
			let digest = terms(source)?.digest().into();
			Call::license { collection, item, offer, digest, deposit: amount }.into()
		}
		5 => Call::top_up { licence, amount }.into(),
		6 => Call::take_back { licence, amount }.into(),
		7 => Call::renew { licence, at_most: amount }.into(),
		8 => Call::set_automatic { licence, automatic: source.arbitrary()? }.into(),
		9 => Call::give_up { licence }.into(),
		10 => Call::report_usage { licence, term: source.int_in_range(0..=2)?, total: source.arbitrary()? }.into(),
		11 => Call::suspend { licence }.into(),
		12 => Call::reinstate { licence }.into(),
		13 => Call::lift { collection, item }.into(),
		14 => Call::revoke { licence }.into(),
		_ => Call::settle { licence }.into(),
	})
}

fn work(source: &mut Unstructured<'_>) -> Result<RuntimeCall> {
	use pallet_work_orders::Call;
	let (collection, order) = (collection(source)?, source.int_in_range(0..=3)?);
	Ok(match source.int_in_range(0..=10u8)? {
		0 => {
			let conditions = Default::default();
			let template = Template {
				title: bounded("Repair it").unwrap_or_default(),
				version: 1,
				trigger: source.int_in_range(0..=2)?,
				fee: amount(source)?,
				providers: Providers::Anyone,
				accept_blocks: source.int_in_range(0..=10)?,
				finish_blocks: source.int_in_range(0..=10)?,
				proof: if source.ratio(1, 2)? {
					Proof::Telemetry { conditions, rounds: source.int_in_range(0..=2)?, blocks: 10 }
				} else {
					Proof::Reviewer
				},
				reopenings: source.int_in_range(0..=2)?,
			};
			Call::add_template { collection, template: Box::new(template) }.into()
		}
		1 => Call::remove_template { collection, template: source.int_in_range(0..=2)? }.into(),
		2 => Call::fund { order }.into(),
		3 => Call::accept { order }.into(),
		4 => Call::start { order }.into(),
		5 => Call::withdraw { order }.into(),
		6 => {
			let uri = bounded("https://example.org/done").unwrap_or_default();
			Call::complete { order, evidence: H256::zero(), uri }.into()
		}
		7 => Call::dispute { order }.into(),
		8 => Call::decide { order, is_done: source.arbitrary()? }.into(),
		9 => Call::cancel { order }.into(),
		_ => Call::claim { payee: Payee::Account(somebody(source)?) }.into(),
	})
}

fn schedule(source: &mut Unstructured<'_>) -> Result<Schedule<AccountId>> {
	let part = source.int_in_range(0..=1_000_000u32)?;
	let mut shares = vec![Share { account: somebody(source)?, part }];
	if part < 1_000_000 {
		shares.push(Share { account: somebody(source)?, part: 1_000_000 - part });
	}
	Ok(Schedule { rate: source.int_in_range(0..=300_000)?, shares: shares.try_into().unwrap_or_default() })
}

fn money(source: &mut Unstructured<'_>) -> Result<RuntimeCall> {
	let (collection, item, amount) = (collection(source)?, item(source)?, amount(source)?);
	Ok(match source.int_in_range(0..=10u8)? {
		0 => pallet_asset_accounts::Call::fund { collection, item, amount }.into(),
		1 => pallet_asset_accounts::Call::withdraw { collection, item, amount }.into(),
		2 => pallet_asset_accounts::Call::sponsor { collection, amount }.into(),
		3 => pallet_asset_accounts::Call::withdraw_sponsorship { collection, amount }.into(),
		4 => pallet_asset_accounts::Call::claim { operator: somebody(source)? }.into(),
		5 => pallet_royalties::Call::set_schedule { collection, schedule: schedule(source)? }.into(),
		6 => pallet_royalties::Call::remove_schedule { collection }.into(),
		7 => pallet_royalties::Call::freeze_schedule { collection }.into(),
		8 => {
			let schedule = if source.ratio(1, 2)? { Some(schedule(source)?) } else { None };
			pallet_royalties::Call::override_item { collection, item, schedule }.into()
		}
		9 => pallet_royalties::Call::claim { beneficiary: somebody(source)? }.into(),
		_ => pallet_balances::Call::transfer_all { dest: address(source)?, keep_alive: source.arbitrary()? }.into(),
	})
}

/// What publishers, subscribers, owners and reviewers say.
fn words(source: &mut Unstructured<'_>) -> Result<RuntimeCall> {
	let (collection, item) = (collection(source)?, item(source)?);
	let some_item = if source.ratio(3, 4)? { Some(item) } else { None };
	Ok(match source.int_in_range(0..=11u8)? {
		0 => {
			let (publisher, metrics) = (somebody(source)?, source.arbitrary()?);
			pallet_publishers::Call::admit { collection, publisher, per_period: 100, metrics, notes: true }.into()
		}
		1 => pallet_publishers::Call::dismiss { collection, publisher: somebody(source)? }.into(),
		2 | 3 => {
			let values = vec![(source.int_in_range(0..=5u8)?, value(source)?)];
			let note = if source.ratio(1, 2)? { bounded("It hums.").ok() } else { None };
			let entry = pallet_publishers::Entry { item, values: values.try_into().unwrap_or_default(), note };
			let entries = vec![entry].try_into().unwrap_or_default();
			pallet_publishers::Call::publish { collection, entries }.into()
		}
		4 | 5 => pallet_synthesis::Call::request { collection, item }.into(),
		6 => {
			let reviewers = vec![somebody(source)?].try_into().unwrap_or_default();
			let threshold = source.int_in_range(0..=2)?;
			pallet_synthesis::Call::set_reviewers { collection, reviewers, threshold }.into()
		}
		7 => {
			let held = pallet_synthesis::Held::<vivarium_runtime::Runtime>::get(collection, item);
			let proposal = held.map(|held| held.decided.proposal.hash()).unwrap_or_default().into();
			pallet_synthesis::Call::approve { collection, item, proposal }.into()
		}
		8 => {
			let (narrative, image) = (source.arbitrary()?, source.arbitrary()?);
			pallet_synthesis::Call::strip { collection, item, narrative, image }.into()
		}
		9 => pallet_synthesis::Call::revert { collection, item, to: source.int_in_range(0..=4)? }.into(),
		10 => {
			let (flags, states, triggers) = (source.int_in_range(0..=3)?, source.int_in_range(0..=3)?, 0);
			let filter = Filter { flags, states, triggers, health_below: source.arbitrary()? };
			pallet_notifications::Call::subscribe { collection, item: some_item, filter }.into()
		}
		_ => pallet_notifications::Call::unsubscribe { collection, item: some_item }.into(),
	})
}

/// What governance may do without voiding the chain. Signed by Alice it is done.
fn governance(source: &mut Unstructured<'_>) -> Result<RuntimeCall> {
	let operator = somebody(source)?;
	let call: RuntimeCall = match source.int_in_range(0..=6u8)? {
		0 => {
			let key = source.choose(&ACCOUNTS)?.public();
			pallet_operators::Call::admit { operator, key }.into()
		}
		1 => pallet_operators::Call::dismiss { operator }.into(),
		2 => pallet_operators::Call::reinstate { operator }.into(),
		3 => {
			let status = *source.choose(&[ModelStatus::Active, ModelStatus::Probation, ModelStatus::Suspended])?;
			pallet_models::Call::set_status { model: source.int_in_range(0..=2)?, status }.into()
		}
		4 => pallet_models::Call::clear_alert { model: source.int_in_range(0..=2)? }.into(),
		5 => {
			let fees = FeeTable { round: amount(source)?, synthesis: amount(source)? };
			pallet_asset_accounts::Call::set_fees { fees }.into()
		}
		_ => return Ok(pallet_operators::Call::leave {}.into()),
	};
	Ok(pallet_sudo::Call::sudo { call: Box::new(call) }.into())
}
