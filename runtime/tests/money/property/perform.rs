//! How it is done: as calls that somebody signs.

use super::acts::{self, Act, Deal, Item, Licence, Life, Ownership, Person, Purse, Royalty, Step, Transfer};
use crate::stage::{self, id, sign};
use pallet_dynamic_assets::{Assets, LatestVersion};
use pallet_licensing::{Licences, OfferNumber, Offers};
use pallet_market::{Policy, Transfers};
use pallet_publishers::Entry;
use pallet_royalties::{Accruals, Dust};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use sp_runtime::{DispatchResult, MultiAddress};
use vivarium_engine::{bounded, licence::By, royalty::WHOLE, synthesis::Declaration, traits::TraitValue};
use vivarium_primitives::CollectionId;
use vivarium_runtime::{
	AccountId, AssetAccounts, Balance, Licensing, Market, Royalties, Runtime, RuntimeCall, Uniques,
};

/// How models interpret the collections of the genesis.
const DECLARATIONS: [&[u8]; 2] = [
	include_bytes!("../../../src/genesis/examples/machine.declaration"),
	include_bytes!("../../../src/genesis/examples/pump.declaration"),
];

const SIGNERS: [Sr25519Keyring; 6] = [Bob, Dave, Eve, Charlie, Ferdie, Alice];

/// Whoever takes part.
fn account(person: Person) -> AccountId {
	if let Some(signer) = SIGNERS.get(usize::from(person)) {
		return signer.to_account_id();
	}
	match person - SIGNERS.len() as u8 {
		0 => AccountId::new([9; 32]),
		1 => AssetAccounts::pot(),
		2 => Royalties::pot(),
		3 => Licensing::till(),
		4 => <AssetAccounts as vivarium_primitives::Purse<AccountId, Balance>>::account(0, 0),
		item => stage::purse(item.into()),
	}
}

fn address(person: Person) -> MultiAddress<AccountId, ()> {
	MultiAddress::Id(account(person))
}

fn owner((collection, item): Item) -> AccountId {
	Uniques::owner(collection, item).unwrap_or_else(|| collection_owner(collection))
}

fn collection_owner(collection: CollectionId) -> AccountId {
	Uniques::collection_owner(collection).unwrap_or_else(|| Bob.to_account_id())
}

/// What somebody signs, and who that naturally is.
type Signed = (AccountId, RuntimeCall);

fn signed(who: AccountId, call: impl Into<RuntimeCall>) -> Signed {
	(who, call.into())
}

/// Does it, as far as it is allowed.
pub fn perform(step: &Step) -> DispatchResult {
	let calls = match &step.act {
		Act::Blocks(_) | Act::Report(_) => Vec::new(),
		Act::Balances(transfer) => vec![balances(transfer)],
		Act::Royalties(royalty) => vec![royalties(royalty)],
		Act::Purses(purse) => vec![purses(purse)],
		Act::Market(deal) => vec![market(deal)],
		Act::Licensing(licence) => vec![licensing(licence)],
		Act::Uniques(ownership) => uniques(ownership),
		Act::Assets(life) => vec![assets(life)],
	};
	calls.into_iter().try_for_each(|(who, call)| sign(&step.by.map_or(who, account), call))
}

fn balances(transfer: &Transfer) -> Signed {
	use pallet_balances::Call;
	match *transfer {
		Transfer::Send { from, to, amount: value, keep_alive } => {
			let (from, dest) = (account(from), address(to));
			match keep_alive {
				true => signed(from, Call::transfer_keep_alive { dest, value }),
				false => signed(from, Call::transfer_allow_death { dest, value }),
			}
		}
		Transfer::SendAll { from, to, keep_alive } => {
			signed(account(from), Call::transfer_all { dest: address(to), keep_alive })
		}
		Transfer::SendAllBut { from, to, left } => {
			let (from, dest) = (account(from), address(to));
			let value = stage::free(&from).saturating_sub(left);
			signed(from, Call::transfer_allow_death { dest, value })
		}
		Transfer::Burn { from, amount: value, keep_alive } => signed(account(from), Call::burn { value, keep_alive }),
	}
}

/// The kind of schedule of which a recipient has nothing.
pub const POOR: u8 = 2;

/// A schedule of one of several kinds, not all of them sound.
pub fn schedule(rate: u32, kind: u8) -> pallet_royalties::ScheduleOf<Runtime> {
	let poor = account(SIGNERS.len() as u8);
	let shares = match kind {
		0 => vec![(Eve.to_account_id(), WHOLE)],
		1 => vec![(Eve.to_account_id(), 333_333), (Dave.to_account_id(), 666_667)],
		POOR => vec![(poor, WHOLE / 2), (Bob.to_account_id(), WHOLE / 2)],
		3 => (0..10).map(|number| (AccountId::new([100 + number; 32]), WHOLE / 10)).collect(),
		_ => vec![(Eve.to_account_id(), WHOLE - 1)],
	};
	stage::schedule(rate, &shares)
}

fn royalties(royalty: &Royalty) -> Signed {
	use pallet_royalties::Call;
	match *royalty {
		Royalty::Set(collection, rate, kind) => {
			signed(collection_owner(collection), Call::set_schedule { collection, schedule: schedule(rate, kind) })
		}
		Royalty::Remove(collection) => signed(collection_owner(collection), Call::remove_schedule { collection }),
		Royalty::Freeze(collection) => signed(collection_owner(collection), Call::freeze_schedule { collection }),
		Royalty::Override((collection, item), schedule_of) => {
			let schedule = schedule_of.map(|(rate, kind)| schedule(rate, kind));
			signed(collection_owner(collection), Call::override_item { collection, item, schedule })
		}
		Royalty::Claim(place) => {
			let owed = Accruals::<Runtime>::iter_keys().chain(Dust::<Runtime>::iter_keys()).collect::<Vec<_>>();
			let beneficiary = owed.get(place % owed.len().max(1)).cloned().unwrap_or_else(|| account(0));
			signed(Charlie.to_account_id(), Call::claim { beneficiary })
		}
	}
}

fn purses(purse: &Purse) -> Signed {
	use pallet_asset_accounts::{Call, FeeTable};
	match *purse {
		Purse::Fund((collection, item), person, amount) => {
			signed(account(person), Call::fund { collection, item, amount })
		}
		Purse::Withdraw((collection, item), amount) => {
			signed(owner((collection, item)), Call::withdraw { collection, item, amount })
		}
		Purse::Sponsor(collection, amount) => {
			signed(collection_owner(collection), Call::sponsor { collection, amount })
		}
		Purse::WithdrawSponsorship(collection, amount) => {
			signed(collection_owner(collection), Call::withdraw_sponsorship { collection, amount })
		}
		Purse::SetFees(round, synthesis) => {
			let call = Call::set_fees { fees: FeeTable { round, synthesis } };
			signed(Alice.to_account_id(), pallet_sudo::Call::sudo { call: Box::new(call.into()) })
		}
		Purse::Claim => signed(Eve.to_account_id(), Call::claim { operator: Alice.to_account_id() }),
	}
}

fn market(deal: &Deal) -> Signed {
	use pallet_market::Call;
	let seen = |collection, item| Market::material(collection, item).unwrap_or_default();
	let offer_at = |place: usize| {
		let offers: Vec<_> = pallet_market::Offers::<Runtime>::iter().collect();
		let found = offers.get(place % offers.len().max(1)).cloned();
		let ((collection, item, buyer), price) =
			found.map_or(((stage::COLLECTION, 0, Dave.to_account_id()), 0), |(key, offer)| (key, offer.terms.price));
		(collection, item, buyer, price)
	};
	match *deal {
		Deal::SetPolicy(collection, transfers, blocking_flags) => {
			let transfers = match transfers {
				0 => Transfers::Bound,
				1 | 2 => Transfers::MarketOnly,
				_ => Transfers::Free,
			};
			let policy = Policy { transfers, blocking_flags };
			signed(collection_owner(collection), Call::set_policy { collection, policy })
		}
		Deal::List((collection, item), price, blocks) => {
			let until = blocks.map(|blocks| stage::now() + blocks);
			signed(owner((collection, item)), Call::list { collection, item, price, until })
		}
		Deal::Cancel((collection, item)) => signed(owner((collection, item)), Call::cancel { collection, item }),
		Deal::Buy((collection, item), person, is_honest) => {
			let listed = pallet_market::Listings::<Runtime>::get(collection, item);
			let price = listed.map_or(0, |listing| listing.price);
			let material = if is_honest { seen(collection, item) } else { Default::default() };
			signed(account(person), Call::buy { collection, item, price, material, min_purse: 0 })
		}
		Deal::Offer((collection, item), person, price, blocks, min_purse) => {
			let (until, material) = (stage::now() + blocks, seen(collection, item));
			signed(account(person), Call::make_offer { collection, item, price, until, material, min_purse })
		}
		Deal::CancelOffer(place) => {
			let (collection, item, buyer, _) = offer_at(place);
			signed(buyer, Call::cancel_offer { collection, item })
		}
		Deal::Accept(place) => {
			let (collection, item, buyer, price) = offer_at(place);
			signed(owner((collection, item)), Call::accept_offer { collection, item, buyer, price })
		}
	}
}

/// An offer of an item, by its place among those that there are.
fn offer_at(item: Item, place: usize) -> OfferNumber {
	let mut offers: Vec<_> = Offers::<Runtime>::iter_prefix(item).map(|(offer, _)| offer).collect();
	offers.sort_unstable();
	offers.get(place % offers.len().max(1)).copied().unwrap_or(0)
}

/// A licence, by its place among those that live and are like this; among all where none is.
fn licence_like(place: usize, is_like: impl Fn(&pallet_licensing::Licence<Runtime>) -> bool) -> u32 {
	let all = || Licences::<Runtime>::iter();
	let mut licences: Vec<_> = all().filter(|(_, licence)| is_like(licence)).map(|(id, _)| id).collect();
	if licences.is_empty() {
		licences = all().map(|(id, _)| id).collect();
	}
	licences.sort_unstable();
	licences.get(place % licences.len().max(1)).copied().unwrap_or(0)
}

fn is_reported(licence: &pallet_licensing::Licence<Runtime>) -> bool {
	matches!(&licence.terms.meter, Some(meter) if matches!(meter.by, By::Publisher(_)))
}

fn is_counted(licence: &pallet_licensing::Licence<Runtime>) -> bool {
	licence.terms.meter.is_some() && !is_reported(licence)
}

fn licensing(act: &Licence) -> Signed {
	use pallet_licensing::Call;
	let any = |place| licence_like(place, |_| true);
	let licensee = |licence| Licences::<Runtime>::get(licence).map_or(account(0), |licence| licence.licensee);
	let reviewer = || Charlie.to_account_id();
	let anyone = || Eve.to_account_id();
	match *act {
		Licence::Offer((collection, item), kind) => {
			let terms = Box::new(acts::terms(kind));
			signed(owner((collection, item)), Call::offer { collection, item, terms })
		}
		Licence::Withdraw((collection, item), place) => {
			let offer = offer_at((collection, item), place);
			signed(owner((collection, item)), Call::withdraw_offer { collection, item, offer })
		}
		Licence::License((collection, item), place, person, deposit) => {
			let offer = offer_at((collection, item), place);
			let stored = Offers::<Runtime>::get((collection, item), offer);
			let digest = stored.map(|offer| offer.digest).unwrap_or_default().into();
			signed(account(person), Call::license { collection, item, offer, digest, deposit })
		}
		Licence::TopUp(place, amount) => {
			let licence = licence_like(place, |licence| licence.course.grace.is_some());
			signed(licensee(licence), Call::top_up { licence, amount })
		}
		Licence::TakeBack(place, amount) => {
			let licence = licence_like(place, |licence| licence.held > 0);
			signed(licensee(licence), Call::take_back { licence, amount })
		}
		Licence::Renew(place) => {
			let licence = licence_like(place, |licence| licence.terms.renewal.is_some());
			signed(licensee(licence), Call::renew { licence, at_most: Balance::MAX })
		}
		Licence::SetAutomatic(place, automatic) => {
			let licence = any(place);
			signed(licensee(licence), Call::set_automatic { licence, automatic })
		}
		Licence::GiveUp(place) => signed(licensee(any(place)), Call::give_up { licence: any(place) }),
		Licence::ReportUsage(place, total) => {
			let licence = licence_like(place, is_reported);
			let term = Licences::<Runtime>::get(licence).map_or(0, |licence| licence.course.metered_term());
			signed(Ferdie.to_account_id(), Call::report_usage { licence, term, total })
		}
		Licence::ReadMeter(place) => signed(anyone(), Call::read_meter { licence: licence_like(place, is_counted) }),
		Licence::Suspend(place) => signed(reviewer(), Call::suspend { licence: any(place) }),
		Licence::Reinstate(place) => {
			let licence = licence_like(place, |licence| licence.suspended.is_some());
			signed(reviewer(), Call::reinstate { licence })
		}
		Licence::Lift((collection, item)) => signed(reviewer(), Call::lift { collection, item }),
		Licence::Revoke(place) => {
			let licence = licence_like(place, |licence| licence.terms.revocation.is_some());
			let item = Licences::<Runtime>::get(licence).map_or((0, 0), |licence| (licence.collection, licence.item));
			signed(owner(item), Call::revoke { licence })
		}
		Licence::Settle(place) => signed(anyone(), Call::settle { licence: any(place) }),
	}
}

fn uniques(ownership: &Ownership) -> Vec<Signed> {
	use pallet_uniques::Call;
	let owned = |(collection, item): Item| (owner((collection, item)), collection, item);
	vec![match *ownership {
		Ownership::Mint((collection, item)) => {
			let owner = collection_owner(collection);
			signed(owner.clone(), Call::mint { collection, item, owner: MultiAddress::Id(owner) })
		}
		Ownership::Burn(item) => {
			let (owner, collection, item) = owned(item);
			signed(owner, Call::burn { collection, item, check_owner: None })
		}
		Ownership::Destroy(collection) => {
			let Some(details) = pallet_uniques::Collection::<Runtime>::get(collection) else { return Vec::new() };
			signed(details.owner.clone(), Call::destroy { collection, witness: details.destroy_witness() })
		}
		Ownership::Transfer(item, person) => {
			let (owner, collection, item) = owned(item);
			signed(owner, Call::transfer { collection, item, dest: address(person) })
		}
		Ownership::Approve(item, person) => {
			let (owner, collection, item) = owned(item);
			let approve = Call::approve_transfer { collection, item, delegate: address(person) };
			let transfer = Call::transfer { collection, item, dest: id(Dave) };
			return vec![signed(owner, approve), signed(account(person), transfer)];
		}
		Ownership::SetPrice(item, price) => {
			let (owner, collection, item) = owned(item);
			signed(owner, Call::set_price { collection, item, price, whitelisted_buyer: None })
		}
		Ownership::SellDirectly(item, person, price) => {
			let (owner, collection, item) = owned(item);
			let sell = Call::set_price { collection, item, price: Some(price), whitelisted_buyer: None };
			let buy = Call::buy_item { collection, item, bid_price: price };
			return vec![signed(owner, sell), signed(account(person), buy)];
		}
		Ownership::Freeze((collection, item)) => signed(freezer(collection), Call::freeze { collection, item }),
		Ownership::Thaw((collection, item)) => signed(freezer(collection), Call::thaw { collection, item }),
		Ownership::Describe(collection, length) => {
			let data = vec![b'x'; length].try_into().unwrap();
			let owner = collection_owner(collection);
			signed(owner, Call::set_collection_metadata { collection, data, is_frozen: false })
		}
		Ownership::HandOver(collection, person) => {
			let accept = Call::set_accept_ownership { maybe_collection: Some(collection) };
			let transfer = Call::transfer_ownership { collection, new_owner: address(person) };
			return vec![signed(account(person), accept), signed(collection_owner(collection), transfer)];
		}
	}]
}

fn freezer(collection: CollectionId) -> AccountId {
	pallet_uniques::Collection::<Runtime>::get(collection).map_or(account(0), |details| details.freezer)
}

fn assets(life: &Life) -> Signed {
	use pallet_dynamic_assets::Call;
	use pallet_synthesis::Call as SynthesisCall;
	let own = stage::COLLECTION;
	match *life {
		Life::Enrol(item) => {
			let external_id = bounded(&format!("m{item}")).unwrap();
			signed(owner((own, item)), Call::enrol { collection: own, item, external_id })
		}
		Life::Retire((collection, item)) => signed(owner((collection, item)), Call::retire { collection, item }),
		Life::RetireAndBurn((collection, item)) => {
			signed(owner((collection, item)), Call::retire_and_burn { collection, item })
		}
		Life::Reap((collection, item)) => signed(Eve.to_account_id(), Call::reap { collection, item }),
		Life::SetTrait(item, value) => {
			let (index, value) = (stage::NUMBER, TraitValue::Number(value));
			signed(owner((own, item)), Call::set_trait { collection: own, item, index, value })
		}
		Life::SetBlueprint => {
			let (mut core, texts) = stage::blueprint();
			let is_slower = LatestVersion::<Runtime>::get(own).is_some_and(|latest| latest % 2 == 1);
			core.heartbeat = if is_slower { 3 * stage::HEARTBEAT } else { stage::HEARTBEAT };
			let (core, texts) = (Box::new(core), Box::new(texts));
			signed(collection_owner(own), Call::set_blueprint { collection: own, core, texts })
		}
		Life::Migrate(item) => signed(owner((own, item)), Call::migrate_item { collection: own, item }),
		Life::RemoveBlueprint(version) => {
			signed(collection_owner(own), Call::remove_blueprint { collection: own, version })
		}
		Life::CloseRound(shard) => signed(Eve.to_account_id(), Call::close_round { shard }),
		Life::Publish(item, hours, defect) => {
			let asset = Assets::<Runtime>::get(own, item);
			let shown = asset.and_then(|asset| asset.life.value(stage::HOURS)).unwrap_or(0);
			let values = vec![(stage::HOURS, shown + hours), (stage::DEFECT, defect)].try_into().unwrap();
			let entries = vec![Entry { item, values, note: None }].try_into().unwrap();
			signed(Ferdie.to_account_id(), pallet_publishers::Call::publish { collection: own, entries })
		}
		Life::Declare(collection) => {
			// In place of the genesis's own, for which no deposit is held.
			let declaration = Box::new(Declaration::read(DECLARATIONS[collection as usize]).unwrap());
			let call = SynthesisCall::set_declaration { collection, version: 1, declaration };
			signed(collection_owner(collection), call)
		}
		Life::RemoveDeclaration(collection) => {
			signed(collection_owner(collection), SynthesisCall::remove_declaration { collection, version: 1 })
		}
		Life::SetReviewers(collection, any) => {
			let reviewers = if any { vec![Charlie.to_account_id()] } else { Vec::new() };
			let (reviewers, threshold) = (reviewers.try_into().unwrap(), u8::from(any));
			signed(collection_owner(collection), SynthesisCall::set_reviewers { collection, reviewers, threshold })
		}
		Life::Request((collection, item)) => {
			signed(owner((collection, item)), SynthesisCall::request { collection, item })
		}
	}
}
