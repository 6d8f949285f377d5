use super::mock::*;
use crate::{Licences, NextLicence, Offers};
use proptest::prelude::*;
use vivarium_engine::licence::{Refund, Renewal, State, Terms};
use vivarium_primitives::{ItemId, OnRetired, OnTrigger};

const WHO: [u64; 5] = [ALICE, BOB, CAROL, OWNER, POOR];
const TRIGGER: u8 = 1;

/// What somebody does, or what happens.
#[derive(Clone, Debug)]
enum Act {
	Offer(ItemId, u8),
	Withdraw(ItemId, u32),
	License(u64, ItemId, u32, u128),
	TopUp(u64, u32, u128),
	TakeBack(u64, u32, u128),
	Renew(u64, u32),
	SetAutomatic(u64, u32, bool),
	GiveUp(u64, u32),
	Report(u32, u32, u64),
	ReadMeter(u32),
	Suspend(u32),
	Reinstate(u32),
	Lift(ItemId),
	Revoke(u64, u32),
	Settle(u32),
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

fn any_act() -> impl Strategy<Value = Act> {
	let who = || prop::sample::select(WHO.as_slice());
	let item = || 0..ITEMS;
	let licence = || 0u32..12;
	let amount = || prop_oneof![0u128..30, 0u128..2_000, Just(u128::MAX)];
	prop_oneof![
		3 => (item(), 0u8..6).prop_map(|(item, kind)| Act::Offer(item, kind)),
		1 => (item(), 0u32..4).prop_map(|(item, offer)| Act::Withdraw(item, offer)),
		6 => (who(), item(), 0u32..4, amount()).prop_map(|(who, item, offer, most)| Act::License(who, item, offer, most)),
		2 => (who(), licence(), amount()).prop_map(|(who, licence, amount)| Act::TopUp(who, licence, amount)),
		2 => (who(), licence(), amount()).prop_map(|(who, licence, amount)| Act::TakeBack(who, licence, amount)),
		2 => (who(), licence()).prop_map(|(who, licence)| Act::Renew(who, licence)),
		1 => (who(), licence(), any::<bool>()).prop_map(|(who, licence, yes)| Act::SetAutomatic(who, licence, yes)),
		1 => (who(), licence()).prop_map(|(who, licence)| Act::GiveUp(who, licence)),
		2 => (licence(), 1u32..4, 0u64..60).prop_map(|(licence, term, total)| Act::Report(licence, term, total)),
		1 => licence().prop_map(Act::ReadMeter),
		1 => licence().prop_map(Act::Suspend),
		1 => licence().prop_map(Act::Reinstate),
		1 => item().prop_map(Act::Lift),
		1 => (who(), licence()).prop_map(|(who, licence)| Act::Revoke(who, licence)),
		1 => licence().prop_map(Act::Settle),
		1 => item().prop_map(Act::Fire),
		2 => (item(), 0u64..200).prop_map(|(item, units)| Act::Count(item, units)),
		1 => item().prop_map(Act::Retire),
		1 => item().prop_map(Act::Enrol),
		1 => (item(), who()).prop_map(|(item, who)| Act::GiveAway(item, who)),
		1 => who().prop_map(Act::Drain),
		1 => any::<bool>().prop_map(Act::RoyaltiesFail),
		1 => any::<bool>().prop_map(Act::Migrate),
		8 => (1u32..14).prop_map(Act::Blocks),
	]
}

/// Short terms of every kind.
fn terms_of(kind: u8) -> Terms<u64> {
	let renewal = Some(Renewal { automatic: true, count: Some(3), price: 70, grace: 4 });
	let short = Terms { duration: Some(8), price: 100, renewal, income: 300_000, ..terms() };
	let metered = Terms { thresholds: metered().thresholds, meter: metered().meter, ..short.clone() };
	match kind {
		0 => Terms { suspending_triggers: 1 << TRIGGER, ..short },
		1 => Terms { revocation: Some(Refund::ProRata), ..metered },
		2 => Terms { meter: counted().meter, ..metered },
		3 => Terms { exclusive: true, renewal: None, price: 3, ..short },
		4 => Terms { price: 0, ..for_ever() },
		_ => Terms { renewal: renewal.map(|renewal| Renewal { automatic: false, ..renewal }), ..short },
	}
}

/// Who owns an item, as far as anyone does.
fn owner_of(item: ItemId) -> u64 {
	Uniques::owner(COLLECTION, item).unwrap_or(OWNER)
}

/// What does not fit is refused, and changes nothing that the checks would not find.
fn perform(act: &Act) {
	let _ = match act.clone() {
		Act::Offer(item, kind) => Licensing::offer(origin(owner_of(item)), COLLECTION, item, Box::new(terms_of(kind))),
		Act::Withdraw(item, offer) => Licensing::withdraw_offer(origin(owner_of(item)), COLLECTION, item, offer),
		Act::License(who, item, offer, most) => {
			let digest = Offers::<Test>::get((COLLECTION, item), offer).map(|offer| offer.digest).unwrap_or_default();
			Licensing::license(origin(who), COLLECTION, item, offer, digest.into(), most)
		}
		Act::TopUp(who, licence, amount) => Licensing::top_up(origin(who), licence, amount),
		Act::TakeBack(who, licence, amount) => Licensing::take_back(origin(who), licence, amount),
		Act::Renew(who, licence) => Licensing::renew(origin(who), licence, 1_000),
		Act::SetAutomatic(who, licence, yes) => Licensing::set_automatic(origin(who), licence, yes),
		Act::GiveUp(who, licence) => Licensing::give_up(origin(who), licence),
		Act::Report(licence, term, total) => Licensing::report_usage(origin(PUBLISHER), licence, term, total),
		Act::ReadMeter(licence) => Licensing::read_meter(origin(STRANGER), licence),
		Act::Suspend(licence) => Licensing::suspend(origin(REVIEWER), licence),
		Act::Reinstate(licence) => Licensing::reinstate(origin(REVIEWER), licence),
		Act::Lift(item) => Licensing::lift(origin(REVIEWER), COLLECTION, item),
		Act::Revoke(who, licence) => Licensing::revoke(origin(who), licence),
		Act::Settle(licence) => Licensing::settle(origin(STRANGER), licence),
		Act::Fire(item) => <Licensing as OnTrigger>::on_trigger(COLLECTION, item, TRIGGER),
		Act::Count(item, units) => {
			count(item, units);
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
	};
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
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn whatever_is_done_money_is_conserved_and_the_hook_reaches_what_is_projected(
		acts in prop::collection::vec(any_act(), 1..90),
	) {
		ExtBuilder::build_and_execute(|| {
			Shares::set(vec![(ARTIST, 60_000), (LABEL, 40_001)]);
			let issuance = Balances::total_issuance();
			for act in &acts {
				frame_support::storage::with_storage_layer(|| {
					perform(act);
					Ok::<(), sp_runtime::DispatchError>(())
				})
				.unwrap();
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
