use super::mock::*;
use crate::{Licence, LicenceId, Licences, NextLicence, OfferNumber, Offers, Registers};
use frame_support::assert_ok;
use proptest::prelude::*;
use sp_runtime::DispatchResult;
use vivarium_engine::licence::{By, Refund, Renewal, State, Terms};
use vivarium_primitives::{ItemId, OnRetired, OnTrigger};

const WHO: [u64; 5] = [ALICE, BOB, CAROL, OWNER, POOR];
const TRIGGER: u8 = 1;
/// The kind of terms that are exclusive.
const EXCLUSIVE: u8 = 3;

/// What somebody does, or what happens. Offers and licences are named by their place among those that there are.
#[derive(Clone, Debug)]
enum Act {
	Offer(ItemId, u8),
	Withdraw(ItemId, usize),
	License(u64, ItemId, usize, u128),
	/// Something that the licensee does, or somebody else instead.
	Deal(usize, Deal, Option<u64>),
	Report(usize, u32, u64),
	ReadMeter(usize),
	Suspend(usize),
	Reinstate(usize),
	Lift(ItemId),
	Revoke(usize),
	Settle(usize),
	Fire(ItemId),
	Count(ItemId, u64),
	Retire(ItemId),
	Enrol(ItemId),
	GiveAway(ItemId, u64),
	Drain(u64),
	RoyaltiesFail(bool),
	Migrate(bool),
	Blocks(u32),
}

/// What a licensee does.
#[derive(Clone, Debug)]
enum Deal {
	TopUp(u128),
	TakeBack(u128),
	Renew,
	SetAutomatic(bool),
	GiveUp,
}

fn any_deal() -> impl Strategy<Value = Deal> {
	let amount = || prop_oneof![3 => 0u128..30, 6 => 0u128..300, 1 => Just(u128::MAX)];
	prop_oneof![
		4 => amount().prop_map(Deal::TopUp),
		4 => amount().prop_map(Deal::TakeBack),
		4 => Just(Deal::Renew),
		3 => any::<bool>().prop_map(Deal::SetAutomatic),
		1 => Just(Deal::GiveUp),
	]
}

fn any_act() -> impl Strategy<Value = Act> {
	let who = || prop::sample::select(WHO.as_slice());
	let somebody_else = prop_oneof![9 => Just(None), 1 => who().prop_map(Some)];
	let (item, place) = (|| 0..ITEMS, || 0usize..24);
	let (total, deposit) = (0u64..60, prop_oneof![9 => 0u128..400, 1 => Just(u128::MAX)]);
	prop_oneof![
		6 => (item(), 0u8..6).prop_map(|(item, kind)| Act::Offer(item, kind)),
		1 => (item(), place()).prop_map(|(item, place)| Act::Withdraw(item, place)),
		24 => (who(), item(), place(), deposit).prop_map(|(who, item, place, most)| Act::License(who, item, place, most)),
		24 => (place(), any_deal(), somebody_else).prop_map(|(place, deal, who)| Act::Deal(place, deal, who)),
		9 => (place(), 0u32..8, total).prop_map(|(place, term, total)| Act::Report(place, term, total)),
		3 => place().prop_map(Act::ReadMeter),
		3 => place().prop_map(Act::Suspend),
		4 => place().prop_map(Act::Reinstate),
		4 => item().prop_map(Act::Lift),
		2 => place().prop_map(Act::Revoke),
		3 => place().prop_map(Act::Settle),
		4 => item().prop_map(Act::Fire),
		6 => (item(), 0u64..60).prop_map(|(item, units)| Act::Count(item, units)),
		1 => item().prop_map(Act::Retire),
		4 => item().prop_map(Act::Enrol),
		1 => (item(), who()).prop_map(|(item, who)| Act::GiveAway(item, who)),
		1 => who().prop_map(Act::Drain),
		3 => prop::bool::weighted(0.3).prop_map(Act::RoyaltiesFail),
		3 => prop::bool::weighted(0.3).prop_map(Act::Migrate),
		24 => (1u32..9).prop_map(Act::Blocks),
	]
}

/// Short terms of every kind.
fn terms_of(kind: u8) -> Terms<u64> {
	let renewal = Some(Renewal { automatic: true, count: Some(3), price: 70, grace: 4 });
	let short =
		Terms { suspending_triggers: 1 << TRIGGER, duration: Some(8), price: 100, renewal, income: 300_000, ..terms() };
	let metered = Terms { thresholds: metered().thresholds, meter: metered().meter, ..short.clone() };
	match kind {
		0 => Terms { suspending_triggers: 0, ..metered },
		1 => Terms { revocation: Some(Refund::ProRata), ..metered },
		2 => Terms { meter: counted().meter, ..metered },
		EXCLUSIVE => Terms { exclusive: true, renewal: None, price: 3, ..short },
		4 => Terms { price: 0, ..for_ever() },
		_ => Terms { renewal: renewal.map(|renewal| Renewal { automatic: false, ..renewal }), ..short },
	}
}

/// Who owns an item, as far as anyone does.
fn owner_of(item: ItemId) -> u64 {
	Uniques::owner(COLLECTION, item).unwrap_or(OWNER)
}

/// An offer of an item, by its place among those that there are.
fn offer_at(item: ItemId, place: usize) -> OfferNumber {
	let mut offers: Vec<_> = Offers::<Test>::iter_prefix((COLLECTION, item)).map(|(offer, _)| offer).collect();
	offers.sort_unstable();
	offers.get(place % offers.len().max(1)).copied().unwrap_or(0)
}

/// A licence, by its place among those that live and are like this; among all where none is.
fn licence_like(place: usize, is_like: impl Fn(&Licence<Test>) -> bool) -> LicenceId {
	let all = || Licences::<Test>::iter();
	let mut licences: Vec<_> = all().filter(|(_, licence)| is_like(licence)).map(|(id, _)| id).collect();
	if licences.is_empty() {
		licences = all().map(|(id, _)| id).collect();
	}
	licences.sort_unstable();
	licences.get(place % licences.len().max(1)).copied().unwrap_or(0)
}

fn licence_at(place: usize) -> LicenceId {
	licence_like(place, |_| true)
}

fn is_reported(licence: &Licence<Test>) -> bool {
	matches!(&licence.terms.meter, Some(meter) if meter.by == By::Publisher(PUBLISHER))
}

fn is_counted(licence: &Licence<Test>) -> bool {
	licence.terms.meter.is_some() && !is_reported(licence)
}

fn deal(place: usize, deal: &Deal, somebody_else: Option<u64>) -> DispatchResult {
	let licence = licence_at(place);
	let licensee = Licences::<Test>::get(licence).map_or(STRANGER, |licence| licence.licensee);
	let who = origin(somebody_else.unwrap_or(licensee));
	match deal {
		Deal::TopUp(amount) => Licensing::top_up(who, licence, *amount),
		Deal::TakeBack(amount) => Licensing::take_back(who, licence, *amount),
		Deal::Renew => Licensing::renew(who, licence, 1_000),
		Deal::SetAutomatic(automatic) => Licensing::set_automatic(who, licence, *automatic),
		Deal::GiveUp => Licensing::give_up(who, licence),
	}
}

/// What does not fit is refused.
fn perform(act: &Act) -> DispatchResult {
	match act.clone() {
		Act::Offer(item, kind) => Licensing::offer(origin(owner_of(item)), COLLECTION, item, Box::new(terms_of(kind))),
		Act::Withdraw(item, place) => {
			Licensing::withdraw_offer(origin(owner_of(item)), COLLECTION, item, offer_at(item, place))
		}
		Act::License(who, item, place, deposit) => {
			let offer = offer_at(item, place);
			let digest = Offers::<Test>::get((COLLECTION, item), offer).map(|offer| offer.digest).unwrap_or_default();
			Licensing::license(origin(who), COLLECTION, item, offer, digest.into(), deposit)
		}
		Act::Deal(place, act, somebody_else) => deal(place, &act, somebody_else),
		Act::Report(place, term, total) => {
			let licence = licence_like(place, is_reported);
			// Mostly the term that runs.
			let running = Licences::<Test>::get(licence).map_or(0, |licence| licence.course.metered_term());
			let term = if term == 0 { 0 } else { running };
			Licensing::report_usage(origin(PUBLISHER), licence, term, total)
		}
		Act::ReadMeter(place) => Licensing::read_meter(origin(STRANGER), licence_like(place, is_counted)),
		Act::Suspend(place) => Licensing::suspend(origin(REVIEWER), licence_at(place)),
		Act::Reinstate(place) => {
			let licence = licence_like(place, |licence| licence.suspended.is_some());
			Licensing::reinstate(origin(REVIEWER), licence)
		}
		Act::Lift(item) => {
			let mut fired = Registers::<Test>::iter().filter(|(_, register)| !register.fired.is_empty());
			let item = fired.next().map_or(item, |((_, item), _)| item);
			Licensing::lift(origin(REVIEWER), COLLECTION, item)
		}
		Act::Revoke(place) => {
			let licence = licence_at(place);
			let item = Licences::<Test>::get(licence).map_or(ITEM, |licence| licence.item);
			Licensing::revoke(origin(owner_of(item)), licence)
		}
		Act::Settle(place) => Licensing::settle(origin(STRANGER), licence_at(place)),
		Act::Fire(item) => <Licensing as OnTrigger>::on_triggers(COLLECTION, item, 1 << TRIGGER),
		Act::Count(item, units) => {
			let shown = Counters::get().get(&item).copied().unwrap_or(0);
			// Now and then it falls.
			count(item, if units < 10 { units } else { shown + units });
			Ok(())
		}
		Act::Retire(item) => {
			Enrolled::mutate(|enrolled| enrolled.remove(&item));
			<Licensing as OnRetired>::on_retired(COLLECTION, item);
			Ok(())
		}
		Act::Enrol(item) => {
			Enrolled::mutate(|enrolled| enrolled.insert(item));
			Ok(())
		}
		Act::GiveAway(item, to) => Uniques::transfer(origin(owner_of(item)), COLLECTION, item, to),
		Act::Drain(who) => Balances::transfer_all(origin(who), STRANGER, false),
		Act::RoyaltiesFail(fail) => {
			RoyaltiesFail::set(fail);
			Ok(())
		}
		Act::Migrate(migrating) => {
			Migrating::set(migrating);
			Ok(())
		}
		Act::Blocks(count) => {
			(0..count).for_each(|_| pass_block());
			Ok(())
		}
	}
}

/// What anyone sees of the licences that were sold, whether or not they live.
fn seen() -> Vec<Option<impl PartialEq + std::fmt::Debug>> {
	let licences = 0..NextLicence::<Test>::get();
	let seen = licences.map(|licence| {
		let view = Licensing::licence_view(licence).filter(|view| view.state != State::Expired)?;
		let times = (view.term, view.ends, view.grace_until, view.renewals, view.is_paid_ahead);
		Some((view.state, view.permissions, times, view.used, view.owed, view.held))
	});
	seen.collect()
}

/// A block whose hook does not change what anyone sees.
fn pass_block() {
	jump_to(now() + 1);
	let before = seen();
	jump_to(now() - 1);
	next_block();
	assert_eq!(seen(), before, "the hook of block {} reached something else than what was projected", now());
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn whatever_is_done_money_is_conserved_and_the_hook_reaches_what_is_projected(
		acts in prop::collection::vec(any_act(), 1..90),
	) {
		ExtBuilder::build_and_execute(|| {
			Shares::set(vec![(ARTIST, 60_000), (LABEL, 40_001)]);
			LicenceDeposit::set(7);
			let issuance = Balances::total_issuance();
			for item in 0..ITEMS {
				count(item, 0);
				// One item has no exclusive licences, which would keep all others away.
				let kinds = (0..6).filter(|kind| item > 0 || *kind != EXCLUSIVE);
				for kind in kinds {
					assert_ok!(perform(&Act::Offer(item, kind)));
				}
			}
			for act in &acts {
				let before = sp_io::storage::root(Default::default());
				if perform(act).is_err() {
					assert_eq!(sp_io::storage::root(Default::default()), before, "{act:?} was refused, and left its mark");
				}
				check(issuance);
			}
			// In the end whatever is not for ever is over, and nothing is left on hold for it.
			RoyaltiesFail::set(false);
			Migrating::set(false);
			(0..90).for_each(|_| pass_block());
			for parked in pallet_deadlines::Parked::<Test>::iter_keys().collect::<Vec<_>>() {
				while Licensing::settle(origin(STRANGER), parked.licence).is_ok() {}
			}
			(0..90).for_each(|_| pass_block());
			assert!(Licences::<Test>::iter_values().all(|licence| licence.course.end.is_none()));
			let for_ever: u128 = Licences::<Test>::iter_values().map(|licence| licence.held).sum();
			assert_eq!(WHO.iter().map(|who| held(*who)).sum::<u128>(), for_ever);
		});
	}
}
