use super::mock::*;
use crate::{Error, Event, Granted, Grants, HoldReason, PerkTriggers, PerksDue, WeightInfo};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold, weights::Weight};
use sp_runtime::{DispatchError, ModuleError};
use vivarium_engine::licence::{Meter, Permission, Refund, State, Terms};
use vivarium_primitives::{CollectionId, ItemId, OnRetired, OnTrigger};

const DEPOSIT: u128 = 70;
/// The collection of the cards of members, of which the owner of the item is the owner too.
const MEMBERS: CollectionId = 2;
/// The cards of two members.
const CARD: ItemId = 0;
const OTHER_CARD: ItemId = 1;
/// The triggers of tiers.
const SILVER: u8 = 1;
const GOLD: u8 = 3;

/// Free of charge, for 100 blocks.
fn free_terms() -> Terms<u64> {
	Terms { price: 0, ..once() }
}

fn execute(test: impl FnOnce()) {
	ExtBuilder::build_and_execute(|| {
		LicenceDeposit::set(DEPOSIT);
		assert_ok!(Uniques::force_create(RuntimeOrigin::root(), MEMBERS, OWNER, true));
		for (card, member) in [(CARD, ALICE), (OTHER_CARD, BOB)] {
			assert_ok!(Uniques::mint(origin(OWNER), MEMBERS, card, member));
		}
		System::reset_events();
		test();
	});
}

fn set(code: u8, terms: &Terms<u64>) -> frame_support::pallet_prelude::DispatchResult {
	Licensing::set_perk(origin(OWNER), MEMBERS, code, COLLECTION, ITEM, Box::new(terms.clone()))
}

fn fire(card: ItemId, codes: u32) {
	assert_ok!(<Licensing as OnTrigger>::on_triggers(MEMBERS, card, codes));
}

fn deposited(who: u64) -> u128 {
	Balances::balance_on_hold(&HoldReason::Licence.into(), &who)
}

/// Why perks were not granted, by the events since the last question.
fn refused() -> Vec<(ItemId, u8, DispatchError)> {
	let told = events().into_iter().filter_map(|event| match event {
		Event::PerkNotGranted { members: MEMBERS, member, code, reason } => Some((member, code, reason)),
		_ => None,
	});
	told.collect()
}

/// An error as an event has it, without its name.
fn bare(error: Error<Test>) -> DispatchError {
	match error.into() {
		DispatchError::Module(module) => DispatchError::Module(ModuleError { message: None, ..module }),
		other => other,
	}
}

#[test]
fn a_trigger_grants_a_licence_to_who_owns_the_item_that_fired() {
	execute(|| {
		assert_ok!(set(GOLD, &free_terms()));
		events();
		fire(CARD, 1 << GOLD);
		assert_eq!((events(), may_display(ALICE)), (vec![], false), "the trigger only notes it");
		next_block();
		let licence = 0;
		let expected = Event::PerkGranted {
			licence,
			collection: COLLECTION,
			item: ITEM,
			members: MEMBERS,
			member: CARD,
			code: GOLD,
			licensee: ALICE,
			digest: free_terms().digest().into(),
			ends: Some(102),
			sponsor: OWNER,
			deposit: DEPOSIT,
		};
		assert_eq!(events(), [expected]);
		assert!(may_display(ALICE) && may(ALICE, Permission::Commercial) && !may_display(BOB));
		assert_eq!((deposited(OWNER), deposited(ALICE), free(ALICE)), (DEPOSIT, 0, ENDOWMENT), "it costs her nothing");
		assert_eq!((view(licence).deposit, view(licence).held), (DEPOSIT, 0));

		run_to(102);
		assert!(!may_display(ALICE));
		assert_eq!((state(licence), deposited(OWNER)), (None, 0), "it has ended, and the deposit is the owner's again");
		assert_eq!((Grants::<Test>::iter().count(), Granted::<Test>::iter().count()), (0, 0));
	});
}

#[test]
fn a_trigger_that_fires_every_round_grants_one_licence_at_a_time() {
	execute(|| {
		assert_ok!(set(GOLD, &free_terms()));
		for _ in 0..50 {
			fire(CARD, 1 << GOLD);
			fire(CARD, 1 << GOLD);
			next_block();
		}
		let granted = |events: Vec<Event<Test>>| {
			events.into_iter().filter(|event| matches!(event, Event::PerkGranted { .. })).count()
		};
		assert_eq!((granted(events()), deposited(OWNER)), (1, DEPOSIT));
		run_to(102);
		fire(CARD, 1 << GOLD);
		next_block();
		assert_eq!((granted(events()), may_display(ALICE)), (1, true), "once it has ended, the next one is");
	});
}

#[test]
fn each_trigger_and_each_item_has_its_own_perk() {
	execute(|| {
		let for_gold = Terms { permissions: permissions(&[Permission::Commercial]), ..free_terms() };
		let for_silver = Terms { permissions: permissions(&[Permission::Display]), ..free_terms() };
		assert_ok!(set(GOLD, &for_gold));
		assert_ok!(set(SILVER, &for_silver));
		fire(CARD, u32::MAX);
		fire(OTHER_CARD, 1 << SILVER);
		next_block();
		assert_eq!([Permission::Display, Permission::Commercial].map(|may_do| may(ALICE, may_do)), [true, true]);
		assert_eq!([Permission::Display, Permission::Commercial].map(|may_do| may(BOB, may_do)), [true, false]);
		assert_eq!(deposited(OWNER), 3 * DEPOSIT);
	});
}

#[test]
fn what_grants_nothing_is_not_noted() {
	execute(|| {
		assert_ok!(set(GOLD, &free_terms()));
		fire(CARD, !(1 << GOLD));
		assert_ok!(<Licensing as OnTrigger>::on_triggers(COLLECTION, CARD, 1 << GOLD));
		assert_eq!(PerksDue::<Test>::iter().count(), 0);
	});
}

#[test]
fn only_who_owns_both_sets_a_perk_and_either_owner_removes_it() {
	execute(|| {
		let call = |who, members, item| {
			Licensing::set_perk(origin(who), members, GOLD, COLLECTION, item, Box::new(free_terms()))
		};
		assert_noop!(call(ALICE, MEMBERS, ITEM), Error::<Test>::NotOwner);
		assert_ok!(Uniques::transfer(origin(OWNER), COLLECTION, 1, ALICE));
		assert_noop!(call(OWNER, MEMBERS, 1), Error::<Test>::NotOwner);
		assert_noop!(call(ALICE, MEMBERS, 1), Error::<Test>::NotOwner);
		assert_noop!(call(OWNER, 77, ITEM), Error::<Test>::NotOwner);
		assert_ok!(call(OWNER, MEMBERS, ITEM));
		assert_noop!(Licensing::remove_perk(origin(ALICE), MEMBERS, GOLD), Error::<Test>::NotOwner);
		assert_noop!(Licensing::remove_perk(origin(OWNER), MEMBERS, SILVER), Error::<Test>::NoPerk);
		fire(CARD, 1 << GOLD);
		assert_ok!(Licensing::remove_perk(origin(OWNER), MEMBERS, GOLD));
		assert_eq!(PerkTriggers::<Test>::iter().count(), 0);
		next_block();
		assert!(!may_display(ALICE), "what was removed is not granted any more");
		assert_eq!((refused(), PerksDue::<Test>::iter().count()), (vec![], 0));
	});
}

#[test]
fn a_perk_that_costs_something_is_refused() {
	execute(|| {
		let renewal = terms().renewal;
		let meter = Some(Meter { included: 0, ..metered().meter.unwrap() });
		for terms in [
			Terms { price: 1, ..free_terms() },
			Terms { renewal, ..free_terms() },
			Terms { meter, ..free_terms() },
			Terms { exclusive: true, ..free_terms() },
		] {
			assert_noop!(set(GOLD, &terms), Error::<Test>::BadPerk);
		}
		assert_noop!(set(GOLD, &Terms { duration: Some(4), ..free_terms() }), Error::<Test>::BadDuration);
		assert_noop!(set(GOLD, &Terms { income: 1_000_001, ..free_terms() }), Error::<Test>::BadIncome);
		assert_noop!(set(16, &free_terms()), Error::<Test>::NoSuchTrigger);
		Enrolled::mutate(|enrolled| enrolled.remove(&ITEM));
		assert_noop!(set(GOLD, &free_terms()), Error::<Test>::NotAnAsset);
	});
}

#[test]
fn what_cannot_be_granted_is_told_and_the_next_trigger_tries_again() {
	execute(|| {
		assert_ok!(set(GOLD, &free_terms()));
		let refuses = |error: Error<Test>| {
			events();
			fire(CARD, 1 << GOLD);
			next_block();
			assert_eq!(refused(), [(CARD, GOLD, bare(error))]);
			assert!(!may_display(ALICE));
		};
		LicenceDeposit::set(ENDOWMENT);
		refuses(Error::DepositNotCovered);
		LicenceDeposit::set(DEPOSIT);
		Enrolled::mutate(|enrolled| enrolled.remove(&ITEM));
		refuses(Error::NotAnAsset);
		Enrolled::mutate(|enrolled| enrolled.insert(ITEM));
		assert_ok!(Uniques::transfer(origin(OWNER), MEMBERS, CARD, OWNER));
		refuses(Error::OwnItem);
		assert_ok!(Uniques::burn(origin(OWNER), MEMBERS, CARD, None));
		refuses(Error::NoMember);
		assert_ok!(Uniques::mint(origin(OWNER), MEMBERS, CARD, ALICE));
		let exclusive = sell(BOB, &Terms { exclusive: true, ..for_ever() }, 0);
		refuses(Error::Exclusive);
		assert_ok!(Licensing::give_up(origin(BOB), exclusive));
		assert_ok!(Uniques::transfer(origin(OWNER), COLLECTION, ITEM, CAROL));
		refuses(Error::OwnerChanged);
		assert_ok!(Uniques::transfer(origin(CAROL), COLLECTION, ITEM, OWNER));

		fire(CARD, 1 << GOLD);
		next_block();
		assert_eq!((refused(), may_display(ALICE)), (vec![], true));
	});
}

#[test]
fn a_perk_is_suspended_revoked_given_up_and_outlives_the_card() {
	execute(|| {
		let revocable = Terms { revocation: Some(Refund::ProRata), suspending_triggers: 1 << 2, ..free_terms() };
		assert_ok!(set(GOLD, &revocable));
		fire(CARD, 1 << GOLD);
		next_block();
		assert_ok!(<Licensing as OnTrigger>::on_triggers(COLLECTION, ITEM, 1 << 2));
		assert_eq!(state(0), Some(State::Suspended));
		assert_ok!(Licensing::lift(origin(REVIEWER), COLLECTION, ITEM));
		assert_ok!(Licensing::revoke(origin(OWNER), 0));
		assert_eq!((may_display(ALICE), deposited(OWNER), free(OWNER)), (false, 0, ENDOWMENT - ED));

		fire(CARD, 1 << GOLD);
		next_block();
		assert_noop!(Licensing::renew(origin(ALICE), 1, u128::MAX), Error::<Test>::NotRenewable);
		assert_ok!(Licensing::give_up(origin(ALICE), 1));
		assert_eq!((deposited(OWNER), free(ALICE)), (0, ENDOWMENT));

		fire(CARD, 1 << GOLD);
		next_block();
		assert_ok!(Uniques::burn(origin(OWNER), MEMBERS, CARD, None));
		<Licensing as OnRetired>::on_retired(MEMBERS, CARD);
		assert!(may_display(ALICE), "what was granted is granted");
		run_to(now() + 100);
		assert!(!may_display(ALICE));
	});
}

#[test]
fn a_storm_is_granted_over_blocks_within_the_share_of_each() {
	execute(|| {
		assert_ok!(set(GOLD, &free_terms()));
		for card in 10..110 {
			assert_ok!(Uniques::mint(origin(OWNER), MEMBERS, card, 1_000 + u64::from(card)));
			fire(card, 1 << GOLD);
		}
		let weight = <() as WeightInfo>::grant_perk();
		PerkWeight::set(<() as WeightInfo>::perks_idle().saturating_add(weight.saturating_mul(7)));
		for block in 1..=14 {
			next_block();
			assert_eq!(Grants::<Test>::iter().count(), 7 * block);
		}
		next_block();
		assert_eq!((Grants::<Test>::iter().count(), PerksDue::<Test>::iter().count()), (100, 0));
		assert_eq!(deposited(OWNER), 100 * DEPOSIT);
	});
}

#[test]
fn nothing_is_granted_while_a_migration_runs_nor_without_weight() {
	execute(|| {
		assert_ok!(set(GOLD, &free_terms()));
		fire(CARD, 1 << GOLD);
		Migrating::set(true);
		next_block();
		Migrating::set(false);
		PerkWeight::set(Weight::zero());
		next_block();
		assert!(!may_display(ALICE));
		PerkWeight::set(Weight::from_parts(40_000_000_000, u64::MAX / 20));
		next_block();
		assert!(may_display(ALICE), "nothing is lost");
	});
}
