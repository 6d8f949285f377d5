//! What may happen.

use crate::stage;
use proptest::prelude::*;
use sp_keyring::Sr25519Keyring::Ferdie;
use vivarium_engine::licence::{By, Meter, Permission, Permissions, Refund, Renewal, Terms, Threshold};
use vivarium_primitives::{CollectionId, ItemId};
use vivarium_runtime::{AccountId, Balance, EXISTENTIAL_DEPOSIT, VIV};

/// How many kinds of terms there are.
pub const KINDS: u8 = 6;
/// The blocks after which what was begun is over: a term, its renewals and its grace.
pub const LONGEST: u32 = 60;

/// Whoever takes part: six of the well-known accounts, one that has nothing, and accounts of the pallets.
pub type Person = u8;
/// How many of them sign.
pub const PEOPLE: u8 = 7;
/// How many there are.
pub const PLACES: u8 = 13;

/// A collection and an item.
pub type Item = (CollectionId, ItemId);

/// What is done, by whom it is natural or by somebody else.
#[derive(Clone, Debug)]
pub struct Step {
	pub act: Act,
	pub by: Option<Person>,
}

/// What happens. Licences and offers are named by their place among those that there are.
#[derive(Clone, Debug)]
pub enum Act {
	Blocks(u32),
	Report(bool),
	Balances(Transfer),
	Royalties(Royalty),
	Purses(Purse),
	Market(Deal),
	Licensing(Licence),
	Uniques(Ownership),
	Assets(Life),
}

#[derive(Clone, Debug)]
pub enum Transfer {
	Send {
		from: Person,
		to: Person,
		amount: Balance,
		keep_alive: bool,
	},
	SendAll {
		from: Person,
		to: Person,
		keep_alive: bool,
	},
	/// All but so much, which may be too little to stay.
	SendAllBut {
		from: Person,
		to: Person,
		left: Balance,
	},
	Burn {
		from: Person,
		amount: Balance,
		keep_alive: bool,
	},
}

#[derive(Clone, Debug)]
pub enum Royalty {
	Set(CollectionId, u32, u8),
	Remove(CollectionId),
	Freeze(CollectionId),
	Override(Item, Option<(u32, u8)>),
	Claim(usize),
}

#[derive(Clone, Debug)]
pub enum Purse {
	Fund(Item, Person, Balance),
	Withdraw(Item, Balance),
	Sponsor(CollectionId, Balance),
	WithdrawSponsorship(CollectionId, Balance),
	SetFees(Balance, Balance),
	Claim,
}

#[derive(Clone, Debug)]
pub enum Deal {
	SetPolicy(CollectionId, u8, u32),
	List(Item, Balance, Option<u32>),
	Cancel(Item),
	Buy(Item, Person, bool),
	Offer(Item, Person, Balance, u32, Balance),
	CancelOffer(usize),
	Accept(usize),
}

#[derive(Clone, Debug)]
pub enum Licence {
	Offer(Item, u8),
	Withdraw(Item, usize),
	License(Item, usize, Person, Balance),
	TopUp(usize, Balance),
	TakeBack(usize, Balance),
	Renew(usize),
	SetAutomatic(usize, bool),
	GiveUp(usize),
	ReportUsage(usize, u64),
	ReadMeter(usize),
	Suspend(usize),
	Reinstate(usize),
	Lift(Item),
	Revoke(usize),
	Settle(usize),
}

#[derive(Clone, Debug)]
pub enum Ownership {
	Mint(Item),
	Burn(Item),
	Destroy(CollectionId),
	Transfer(Item, Person),
	Approve(Item, Person),
	SetPrice(Item, Option<Balance>),
	SellDirectly(Item, Person, Balance),
	Freeze(Item),
	Thaw(Item),
	Describe(CollectionId, usize),
	HandOver(CollectionId, Person),
}

#[derive(Clone, Debug)]
pub enum Life {
	Enrol(ItemId),
	Retire(Item),
	RetireAndBurn(Item),
	Reap(Item),
	SetTrait(ItemId, i64),
	SetBlueprint,
	Migrate(ItemId),
	RemoveBlueprint(u32),
	CloseRound(u32),
	Publish(ItemId, i64, i64),
	Declare(CollectionId),
	RemoveDeclaration(CollectionId),
	SetReviewers(CollectionId, bool),
	Request(Item),
}

pub fn any_step() -> impl Strategy<Value = Step> {
	let act = prop_oneof![
		24 => prop_oneof![9 => 1u32..4, 1 => 4u32..30].prop_map(Act::Blocks),
		1 => prop::bool::weighted(0.8).prop_map(Act::Report),
		6 => any_transfer().prop_map(Act::Balances),
		8 => any_royalty().prop_map(Act::Royalties),
		8 => any_purse().prop_map(Act::Purses),
		20 => any_deal().prop_map(Act::Market),
		32 => any_licence().prop_map(Act::Licensing),
		14 => any_ownership().prop_map(Act::Uniques),
		12 => any_life().prop_map(Act::Assets),
	];
	let by = prop_oneof![14 => Just(None), 1 => person().prop_map(Some)];
	(act, by).prop_map(|(act, by)| Step { act, by })
}

fn person() -> impl Strategy<Value = Person> {
	0..PEOPLE
}

fn place() -> impl Strategy<Value = usize> {
	0usize..24
}

fn collection() -> impl Strategy<Value = CollectionId> {
	prop_oneof![6 => Just(stage::COLLECTION), 1 => Just(0), 1 => Just(1)]
}

fn own() -> impl Strategy<Value = ItemId> {
	0..stage::ITEMS
}

fn item() -> impl Strategy<Value = Item> {
	prop_oneof![
		9 => own().prop_map(|item| (stage::COLLECTION, item)),
		1 => Just((0, 0)),
		1 => (0u32..2).prop_map(|item| (1, item)),
	]
}

/// Amounts around what accounts have, and around the existential deposit.
fn amount() -> impl Strategy<Value = Balance> {
	prop_oneof![
		1 => 0u128..3,
		3 => EXISTENTIAL_DEPOSIT - 1..=EXISTENTIAL_DEPOSIT + 1,
		4 => 0..4 * EXISTENTIAL_DEPOSIT,
		12 => 0..20 * VIV,
		1 => 900_000 * VIV..1_100_000 * VIV,
		1 => Just(Balance::MAX),
	]
}

fn any_transfer() -> impl Strategy<Value = Transfer> {
	let to = || 0..PLACES;
	prop_oneof![
		4 => (person(), to(), amount(), any::<bool>())
			.prop_map(|(from, to, amount, keep_alive)| Transfer::Send { from, to, amount, keep_alive }),
		1 => (person(), to(), any::<bool>())
			.prop_map(|(from, to, keep_alive)| Transfer::SendAll { from, to, keep_alive }),
		1 => (person(), to(), 0..2 * EXISTENTIAL_DEPOSIT)
			.prop_map(|(from, to, left)| Transfer::SendAllBut { from, to, left }),
		1 => (person(), amount(), any::<bool>())
			.prop_map(|(from, amount, keep_alive)| Transfer::Burn { from, amount, keep_alive }),
	]
}

fn any_royalty() -> impl Strategy<Value = Royalty> {
	let rate = || 0u32..600_000;
	let kind = || 0u8..5;
	prop_oneof![
		6 => (collection(), rate(), kind()).prop_map(|(collection, rate, kind)| Royalty::Set(collection, rate, kind)),
		1 => collection().prop_map(Royalty::Remove),
		1 => (0u32..2).prop_map(Royalty::Freeze),
		4 => (item(), prop::option::weighted(0.7, (rate(), kind())))
			.prop_map(|(item, schedule)| Royalty::Override(item, schedule)),
		6 => place().prop_map(Royalty::Claim),
	]
}

fn any_purse() -> impl Strategy<Value = Purse> {
	prop_oneof![
		6 => (item(), person(), amount()).prop_map(|(item, person, amount)| Purse::Fund(item, person, amount)),
		6 => (item(), amount()).prop_map(|(item, amount)| Purse::Withdraw(item, amount)),
		3 => (collection(), amount()).prop_map(|(collection, amount)| Purse::Sponsor(collection, amount)),
		3 => (collection(), amount()).prop_map(|(collection, amount)| Purse::WithdrawSponsorship(collection, amount)),
		3 => (0..VIV / 10, 0..VIV).prop_map(|(round, synthesis)| Purse::SetFees(round, synthesis)),
		1 => Just(Purse::Claim),
	]
}

fn any_deal() -> impl Strategy<Value = Deal> {
	let least = prop_oneof![6 => Just(0), 1 => amount()];
	prop_oneof![
		3 => (collection(), 0u8..9, 0u32..2)
			.prop_map(|(collection, transfers, flags)| Deal::SetPolicy(collection, transfers, flags)),
		8 => (item(), amount(), prop::option::of(0u32..20))
			.prop_map(|(item, price, blocks)| Deal::List(item, price, blocks)),
		2 => item().prop_map(Deal::Cancel),
		10 => (item(), person(), prop::bool::weighted(0.9))
			.prop_map(|(item, person, honest)| Deal::Buy(item, person, honest)),
		8 => (item(), person(), amount(), 0u32..20, least)
			.prop_map(|(item, person, price, blocks, least)| Deal::Offer(item, person, price, blocks, least)),
		2 => place().prop_map(Deal::CancelOffer),
		6 => place().prop_map(Deal::Accept),
	]
}

fn any_licence() -> impl Strategy<Value = Licence> {
	prop_oneof![
		4 => (item(), 0..KINDS).prop_map(|(item, kind)| Licence::Offer(item, kind)),
		1 => (item(), place()).prop_map(|(item, place)| Licence::Withdraw(item, place)),
		20 => (item(), place(), person(), amount())
			.prop_map(|(item, place, person, deposit)| Licence::License(item, place, person, deposit)),
		6 => (place(), amount()).prop_map(|(place, amount)| Licence::TopUp(place, amount)),
		4 => (place(), amount()).prop_map(|(place, amount)| Licence::TakeBack(place, amount)),
		5 => place().prop_map(Licence::Renew),
		3 => (place(), any::<bool>()).prop_map(|(place, automatic)| Licence::SetAutomatic(place, automatic)),
		2 => place().prop_map(Licence::GiveUp),
		5 => (place(), 0u64..60).prop_map(|(place, total)| Licence::ReportUsage(place, total)),
		2 => place().prop_map(Licence::ReadMeter),
		2 => place().prop_map(Licence::Suspend),
		2 => place().prop_map(Licence::Reinstate),
		2 => item().prop_map(Licence::Lift),
		3 => place().prop_map(Licence::Revoke),
		1 => place().prop_map(Licence::Settle),
	]
}

fn any_ownership() -> impl Strategy<Value = Ownership> {
	prop_oneof![
		4 => item().prop_map(Ownership::Mint),
		1 => item().prop_map(Ownership::Burn),
		1 => collection().prop_map(Ownership::Destroy),
		3 => (item(), person()).prop_map(|(item, person)| Ownership::Transfer(item, person)),
		1 => (item(), person()).prop_map(|(item, person)| Ownership::Approve(item, person)),
		2 => (item(), prop::option::weighted(0.9, amount())).prop_map(|(item, price)| Ownership::SetPrice(item, price)),
		6 => (item(), person(), amount()).prop_map(|(item, person, price)| Ownership::SellDirectly(item, person, price)),
		1 => item().prop_map(Ownership::Freeze),
		2 => item().prop_map(Ownership::Thaw),
		2 => (collection(), 0usize..60).prop_map(|(collection, length)| Ownership::Describe(collection, length)),
		2 => (collection(), person()).prop_map(|(collection, person)| Ownership::HandOver(collection, person)),
	]
}

fn any_life() -> impl Strategy<Value = Life> {
	prop_oneof![
		6 => own().prop_map(Life::Enrol),
		1 => item().prop_map(Life::Retire),
		1 => item().prop_map(Life::RetireAndBurn),
		1 => item().prop_map(Life::Reap),
		3 => (own(), 0i64..12).prop_map(|(item, value)| Life::SetTrait(item, value)),
		1 => Just(Life::SetBlueprint),
		2 => own().prop_map(Life::Migrate),
		1 => (1u32..4).prop_map(Life::RemoveBlueprint),
		1 => (0u32..6).prop_map(Life::CloseRound),
		10 => (own(), 0i64..40, 0i64..100).prop_map(|(item, hours, defect)| Life::Publish(item, hours, defect)),
		1 => (0u32..2).prop_map(Life::Declare),
		1 => (0u32..2).prop_map(Life::RemoveDeclaration),
		1 => (collection(), prop::bool::weighted(0.8)).prop_map(|(collection, any)| Life::SetReviewers(collection, any)),
		2 => item().prop_map(Life::Request),
	]
}

/// Short terms of every kind.
pub fn terms(kind: u8) -> Terms<AccountId> {
	let renewal = Renewal { automatic: true, count: Some(2), price: VIV, grace: 5 };
	let short = Terms {
		permissions: Permissions::all(),
		duration: Some(12),
		renewal: Some(renewal),
		suspending_triggers: stage::TRIGGER,
		income: 300_000,
		..stage::once(2 * VIV)
	};
	let narrow = Threshold { at: 40, permissions: Permissions(Permission::Display.into()), price: Some(3 * VIV) };
	let metered = |by| Terms {
		meter: Some(Meter { by, included: 5, unit_price: VIV / 20, cap: Some(70) }),
		thresholds: vec![narrow].try_into().unwrap(),
		revocation: Some(Refund::ProRata),
		..short.clone()
	};
	match kind {
		0 => metered(By::Publisher(Ferdie.to_account_id())),
		1 => metered(By::Metric { version: 1, metric: stage::HOURS }),
		2 => Terms { exclusive: true, renewal: None, price: EXISTENTIAL_DEPOSIT / 2, ..short },
		3 => Terms { duration: None, renewal: None, price: 0, revocation: Some(Refund::Nothing), ..short },
		4 => Terms { renewal: Some(Renewal { automatic: false, ..renewal }), price: EXISTENTIAL_DEPOSIT, ..short },
		_ => Terms { suspending_triggers: 0, price: Balance::MAX, ..short },
	}
}
