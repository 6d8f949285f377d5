use super::mock::*;
use crate::{
	End, Event, Grounds, Missed, NextOrder, Order, OrderId, Orders, Owed, Payee, Proof, Providers, Settlement, Stage,
	Template,
};
use frame_support::assert_ok;
use proptest::{prelude::*, test_runner::TestRunner};
use sp_runtime::DispatchResult;
use std::{cell::RefCell, collections::BTreeSet};
use vivarium_engine::rules::Condition;
use vivarium_primitives::{ItemId, OnConcluded, Step};

const WHO: [u64; 6] = [MAKER, OWNER, PROVIDER, OTHER, SPONSOR, POOR];

/// What somebody does, or what happens. Orders are named by their place among those that there are.
#[derive(Clone, Debug)]
enum Act {
	AddTemplate(u64, u8, u8),
	RemoveTemplate(u64, u32),
	Fund(u64, usize),
	Accept(u64, usize),
	/// Something that the provider does, or somebody else instead.
	Work(usize, Deed, Option<u64>),
	Dispute(u64, usize),
	Decide(u64, usize, bool),
	Cancel(u64, usize),
	Claim(usize),
	Conclude(ItemId, Step, u32),
	Hold(ItemId, Option<bool>),
	Retire(ItemId),
	Enrol(ItemId, u32),
	GiveAway(ItemId, u64),
	Burn(ItemId),
	Drain(u64),
	Refill(ItemId, u128),
	PursesFail(bool),
	Migrate(bool),
	Blocks(u32),
}

/// What a provider does.
#[derive(Clone, Debug)]
enum Deed {
	Start,
	Withdraw,
	Complete,
}

fn any_act() -> impl Strategy<Value = Act> {
	let who = || prop::sample::select(WHO.as_slice());
	let place = || 0usize..24;
	let item = || 0..ITEMS;
	let step = prop_oneof![3 => (0u32..9).prop_map(Step::Round), 1 => Just(Step::Push), 1 => Just(Step::Synthesis)];
	let deed = prop_oneof![6 => Just(Deed::Start), 1 => Just(Deed::Withdraw), 6 => Just(Deed::Complete)];
	let somebody_else = prop_oneof![19 => Just(None), 1 => who().prop_map(Some)];
	let owner = || prop_oneof![9 => Just(MAKER), 1 => who()];
	prop_oneof![
		2 => (owner(), 0u8..4, 0u8..6).prop_map(|(who, trigger, kind)| Act::AddTemplate(who, trigger, kind)),
		1 => (owner(), 0u32..12).prop_map(|(who, template)| Act::RemoveTemplate(who, template)),
		6 => (who(), place()).prop_map(|(who, place)| Act::Fund(who, place)),
		18 => (who(), place()).prop_map(|(who, place)| Act::Accept(who, place)),
		40 => (place(), deed, somebody_else).prop_map(|(place, deed, who)| Act::Work(place, deed, who)),
		3 => (prop_oneof![Just(OWNER), who()], place()).prop_map(|(who, place)| Act::Dispute(who, place)),
		5 => (prop_oneof![4 => Just(REVIEWER), 1 => who()], place(), any::<bool>())
			.prop_map(|(who, place, is_done)| Act::Decide(who, place, is_done)),
		2 => (prop_oneof![Just(OWNER), who()], place()).prop_map(|(who, place)| Act::Cancel(who, place)),
		3 => place().prop_map(Act::Claim),
		24 => (item(), step, 0u32..16).prop_map(|(item, step, triggers)| Act::Conclude(item, step, triggers)),
		8 => (item(), prop_oneof![4 => Just(Some(true)), 1 => Just(Some(false)), 1 => Just(None)])
			.prop_map(|(item, holds)| Act::Hold(item, holds)),
		1 => item().prop_map(Act::Retire),
		3 => (item(), 1u32..3).prop_map(|(item, version)| Act::Enrol(item, version)),
		1 => (item(), who()).prop_map(|(item, who)| Act::GiveAway(item, who)),
		1 => item().prop_map(Act::Burn),
		2 => who().prop_map(Act::Drain),
		3 => (item(), 0u128..400).prop_map(|(item, amount)| Act::Refill(item, amount)),
		2 => prop::bool::weighted(0.3).prop_map(Act::PursesFail),
		2 => prop::bool::weighted(0.3).prop_map(Act::Migrate),
		24 => (1u32..6).prop_map(Act::Blocks),
	]
}

/// Short templates of every kind: small fees, which not every account can take, and large ones.
fn template_of(trigger: u8, kind: u8) -> Template<u64> {
	let fee = [1, ED - 1, 300, PURSE, u128::MAX, 50][usize::from(kind)];
	let conditions = || vec![Condition::InState { state: 0 }].try_into().unwrap();
	let telemetry = |rounds| Proof::Telemetry { conditions: conditions(), rounds, blocks: 12 };
	let listed = Providers::Listed(vec![PROVIDER, POOR].try_into().unwrap());
	Template {
		trigger,
		fee,
		providers: if kind == 2 { listed } else { Providers::Anyone },
		accept_blocks: 10,
		finish_blocks: 14,
		proof: if kind % 3 == 2 { Proof::Reviewer } else { telemetry(1 + kind % 2) },
		reopenings: kind % 3,
		version: VERSION + u32::from(kind == 5),
		..template()
	}
}

/// An order, by its place among those that are like this; among all where none is.
fn order_like(place: usize, is_like: impl Fn(&Order<Test>) -> bool) -> OrderId {
	let mut orders: Vec<_> = Orders::<Test>::iter().filter(|(_, order)| is_like(order)).map(|(id, _)| id).collect();
	if orders.is_empty() {
		orders = Orders::<Test>::iter_keys().collect();
	}
	orders.sort_unstable();
	orders.get(place % orders.len().max(1)).copied().unwrap_or(0)
}

fn work(place: usize, deed: &Deed, somebody_else: Option<u64>) -> DispatchResult {
	let order = order_like(place, |order| match deed {
		Deed::Start | Deed::Withdraw => matches!(order.stage, Stage::Accepted { .. }),
		Deed::Complete => matches!(order.stage, Stage::Started { .. }),
	});
	let provider = Orders::<Test>::get(order).and_then(|order| order.stage.provider().copied()).unwrap_or(STRANGER);
	let who = origin(somebody_else.unwrap_or(provider));
	match deed {
		Deed::Start => WorkOrders::start(who, order),
		Deed::Withdraw => WorkOrders::withdraw(who, order),
		Deed::Complete => WorkOrders::complete(who, order, EVIDENCE, Default::default()),
	}
}

/// What does not fit is refused.
fn perform(act: &Act) -> DispatchResult {
	match act.clone() {
		Act::AddTemplate(who, trigger, kind) => {
			WorkOrders::add_template(origin(who), COLLECTION, Box::new(template_of(trigger, kind)))
		}
		Act::RemoveTemplate(who, template) => WorkOrders::remove_template(origin(who), COLLECTION, template),
		Act::Fund(who, place) => {
			WorkOrders::fund(origin(who), order_like(place, |order| order.stage == Stage::Unfunded))
		}
		Act::Accept(who, place) => {
			WorkOrders::accept(origin(who), order_like(place, |order| order.stage == Stage::Open))
		}
		Act::Work(place, deed, somebody_else) => work(place, &deed, somebody_else),
		Act::Dispute(who, place) => {
			let is_like = |order: &Order<Test>| matches!(order.stage, Stage::Completed { .. });
			WorkOrders::dispute(origin(who), order_like(place, is_like))
		}
		Act::Decide(who, place, is_done) => {
			let is_like = |order: &Order<Test>| matches!(order.stage, Stage::Disputed { .. } | Stage::Completed { .. });
			WorkOrders::decide(origin(who), order_like(place, is_like), is_done)
		}
		Act::Cancel(who, place) => WorkOrders::cancel(origin(who), order_like(place, |_| true)),
		Act::Claim(place) => {
			let payees: BTreeSet<_> = Owed::<Test>::iter_keys().collect();
			let payee = payees.iter().nth(place % payees.len().max(1)).cloned();
			WorkOrders::claim(origin(STRANGER), payee.unwrap_or(Payee::Account(STRANGER)))
		}
		Act::Conclude(item, step, triggers) => {
			let version = Enrolled::get().get(&item).copied().unwrap_or(VERSION);
			let conclusion = vivarium_primitives::Conclusion { version, ..conclusion(item, step, triggers) };
			<WorkOrders as OnConcluded>::on_concluded(conclusion);
			Ok(())
		}
		Act::Hold(item, holds) => {
			hold(item, holds);
			Ok(())
		}
		Act::Retire(item) => {
			retire(item);
			Ok(())
		}
		Act::Enrol(item, version) => {
			Enrolled::mutate(|enrolled| enrolled.insert(item, version));
			Ok(())
		}
		Act::GiveAway(item, to) => {
			let owner = Uniques::owner(COLLECTION, item).unwrap_or(OWNER);
			Uniques::transfer(origin(owner), COLLECTION, item, to)
		}
		Act::Burn(item) => Uniques::burn(origin(MAKER), COLLECTION, item, None),
		Act::Drain(who) => Balances::transfer_all(origin(who), STRANGER, false),
		Act::Refill(item, amount) => Balances::transfer_allow_death(origin(STRANGER), purse(item), amount),
		Act::PursesFail(fail) => {
			PursesFail::set(fail);
			Ok(())
		}
		Act::Migrate(migrating) => {
			Migrating::set(migrating);
			Ok(())
		}
		Act::Blocks(count) => {
			run_to(now() + count);
			Ok(())
		}
	}
}

/// What the sequences must come to, so that what is checked after them means something.
const MILESTONES: [&str; 16] = [
	"paid by telemetry",
	"confirmed",
	"rejected",
	"undecided",
	"nobody funded",
	"nobody accepted",
	"nobody completed",
	"cancelled",
	"retired",
	"open anew",
	"funded by somebody else",
	"given back",
	"disputed",
	"not proven",
	"claimed",
	"owed",
];

fn milestone(event: &Event<Test>) -> Option<&'static str> {
	Some(match event {
		Event::Ended { settlement: Settlement { payee: Some(_), account: None, .. }, .. } => "owed",
		Event::Ended { end, .. } => match end {
			End::Proven => "paid by telemetry",
			End::Confirmed { .. } => "confirmed",
			End::Rejected { .. } => "rejected",
			End::Undecided => "undecided",
			End::Missed(Missed::Funding) => "nobody funded",
			End::Missed(Missed::Acceptance) => "nobody accepted",
			End::Missed(Missed::Completion { .. }) => "nobody completed",
			End::Cancelled { .. } => "cancelled",
			End::Retired => "retired",
		},
		Event::Reopened { .. } => "open anew",
		Event::Funded { payer: Payee::Account(_), .. } => "funded by somebody else",
		Event::Withdrawn { .. } => "given back",
		Event::Disputed { grounds: Grounds::Objection(_), .. } => "disputed",
		Event::Disputed { grounds: Grounds::Unproven, .. } => "not proven",
		Event::Claimed { .. } => "claimed",
		_ => return None,
	})
}

/// Performs a sequence, and then lets everything fall due. Returns what it came to.
fn run(acts: &[Act]) -> BTreeSet<&'static str> {
	let issuance = Balances::total_issuance();
	let mut reached = BTreeSet::new();
	for kind in 0..6 {
		assert_ok!(perform(&Act::AddTemplate(MAKER, kind % 4, kind)));
	}
	for act in acts {
		let before = sp_io::storage::root(Default::default());
		if perform(act).is_err() {
			assert_eq!(sp_io::storage::root(Default::default()), before, "{act:?} was refused, and left its mark");
		}
		check(issuance);
		reached.extend(events().iter().filter_map(milestone));
	}
	Migrating::set(false);
	PursesFail::set(false);
	run_to(now() + 200);
	assert_eq!(Orders::<Test>::iter().count(), 0, "of {} orders", NextOrder::<Test>::get());
	assert_eq!(escrow(), Owed::<Test>::iter_values().sum::<u128>(), "what is left in escrow is owed to somebody");
	reached
}

/// Batches of sequences: one is run anyway, and more of them until every milestone was reached.
const BATCHES: u32 = 10;

#[test]
fn whatever_is_done_money_is_conserved_and_escrow_is_what_open_orders_and_claims_have() {
	let reached = RefCell::new(BTreeSet::new());
	let missing = || MILESTONES.into_iter().filter(|name| !reached.borrow().contains(name)).collect::<Vec<_>>();
	for _ in 0..BATCHES {
		let config = ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() };
		let done = TestRunner::new(config).run(&prop::collection::vec(any_act(), 40..200), |acts| {
			ExtBuilder::build_and_execute(|| reached.borrow_mut().extend(run(&acts)));
			Ok(())
		});
		done.unwrap_or_else(|error| panic!("{error}"));
		if missing().is_empty() {
			return;
		}
	}
	panic!("the sequences are too tame: {:?}", missing());
}
