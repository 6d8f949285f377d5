use super::mock::*;
use crate::{DeviceCount, DeviceKey, DeviceTerms, Devices, Error, Event, Scope};
use frame_support::{
	assert_noop, assert_ok,
	pallet_prelude::DispatchResult,
	traits::fungible::{Inspect, Mutate},
};
use sp_core::Pair;
use vivarium_primitives::limits;

fn forget() -> DispatchResult {
	Publishers::forget_device(origin(OWNER), COLLECTION, key())
}

fn admit_key(key: DeviceKey) -> DispatchResult {
	Publishers::admit_device(origin(OWNER), COLLECTION, key, Default::default(), terms())
}

#[test]
fn the_collections_owner_admits_revokes_and_forgets_a_device() {
	execute(|| {
		let (collection, device, depositor) = (COLLECTION, key(), OWNER.to_account_id());
		assert_ok!(admit_device(1, terms()));
		let name = b"gauge".to_vec().try_into().unwrap();
		let (terms, deposit) = (terms(), DEPOSIT);
		let admitted = Event::DeviceAdmitted { collection, device, name, terms, depositor: depositor.clone(), deposit };
		assert_eq!(events(), [admitted]);
		assert_eq!((held(OWNER), Balances::balance(&depositor)), (DEPOSIT, ENDOWMENT - DEPOSIT));
		let seen = view();
		assert_eq!((seen.name.as_str(), seen.since, seen.revoked, seen.left), ("gauge", BEGIN, None, RATE));
		assert_eq!((seen.sequence, seen.missing, seen.next_period), (0, 0, PERIOD));

		System::set_block_number(5);
		assert_ok!(revoke());
		assert_eq!(events(), [Event::DeviceRevoked { collection, device }]);
		assert_eq!((view().revoked, view().left, held(OWNER)), (Some(5), 0, DEPOSIT));

		assert_ok!(forget());
		assert_eq!(events(), [Event::DeviceForgotten { collection, device, depositor, amount: DEPOSIT }]);
		assert_eq!((held(OWNER), Balances::balance(&OWNER.to_account_id())), (0, ENDOWMENT));
		assert_eq!(Publishers::device_of(COLLECTION, key()), None);
		assert!(!DeviceCount::<Test>::contains_key(COLLECTION));
	});
}

#[test]
fn only_the_collections_owner_should_admit_revoke_and_forget_a_device() {
	execute_with_device(|| {
		for who in [STRANGER, PUBLISHER] {
			let admit = |collection| {
				Publishers::admit_device(origin(who), collection, device(2).public(), Default::default(), terms())
			};
			assert_noop!(admit(COLLECTION), Error::<Test>::NotOwner);
			assert_noop!(admit(COLLECTION + 1), Error::<Test>::UnknownCollection);
			assert_noop!(Publishers::revoke_device(origin(who), COLLECTION, key()), Error::<Test>::NotOwner);
			assert_noop!(Publishers::forget_device(origin(who), COLLECTION, key()), Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn a_device_that_is_not_there_should_be_neither_revoked_nor_forgotten() {
	execute(|| {
		assert_noop!(revoke(), Error::<Test>::DeviceNotAdmitted);
		assert_noop!(forget(), Error::<Test>::DeviceNotAdmitted);
	});
}

#[test]
fn a_device_should_be_revoked_once_and_forgotten_only_then() {
	execute_with_device(|| {
		assert_noop!(forget(), Error::<Test>::NotRevoked);
		assert_ok!(revoke());
		assert_noop!(revoke(), Error::<Test>::DeviceRevoked);
	});
}

#[test]
fn anyone_forgets_the_devices_of_a_collection_that_is_gone() {
	execute_with_device(|| {
		IsThere::set(false);
		assert_ok!(Publishers::forget_device(origin(STRANGER), COLLECTION, key()));
		assert_eq!((held(OWNER), Balances::balance(&OWNER.to_account_id())), (0, ENDOWMENT), "who paid gets it");
	});
}

#[test]
fn a_collection_with_a_device_has_publishers() {
	execute_with_device(|| {
		assert_ok!(Publishers::dismiss(origin(OWNER), COLLECTION, PUBLISHER.to_account_id()));
		assert!(Publishers::has_publishers(COLLECTION));
		assert_ok!(revoke());
		assert!(Publishers::has_publishers(COLLECTION), "its deposit is still held");
		assert_ok!(forget());
		assert!(!Publishers::has_publishers(COLLECTION));
	});
}

#[test]
fn admitting_again_changes_the_terms_and_neither_the_count_nor_what_was_used() {
	execute_with_device(|| {
		assert_eq!(relay_refusals(vec![signed(sample(0, 3, 1)), signed(sample(1, 4, 1))]), []);
		let narrow = DeviceTerms { scope: Scope::Items(vec![5].try_into().unwrap()), per_period: 3, ..terms() };
		assert_ok!(admit_device(1, narrow.clone()));
		let seen = view();
		assert_eq!((seen.terms, seen.sequence, seen.left, seen.since), (narrow, 4, 1, BEGIN));
		assert_eq!((held(OWNER), DeviceCount::<Test>::get(COLLECTION)), (DEPOSIT, 1), "no second deposit");
	});
}

#[test]
fn a_device_that_is_reinstated_goes_on_with_its_count_and_not_with_what_it_sampled_meanwhile() {
	execute_with_device(|| {
		let before = signed(sample(0, 1, 1));
		assert_eq!(relay_refusals(vec![before.clone()]), []);
		assert_ok!(revoke());
		later(10);
		let meanwhile = signed(sample(0, 2, 2));
		later(10);
		assert_ok!(admit_device(1, terms()));
		assert_eq!((view().revoked, view().since), (None, Moment::get()));
		assert_eq!(reading_refusal(before), Error::<Test>::NotInSequence.into());
		assert_eq!(reading_refusal(meanwhile), Error::<Test>::SampledBeforeAdmission.into());
		later(1);
		assert_eq!(relay_refusals(vec![signed(sample(0, 3, 3))]), []);
	});
}

#[test]
fn what_a_forgotten_device_had_sampled_should_be_refused_once_it_is_admitted_anew() {
	execute_with_device(|| {
		let mut ahead = sample(0, 9, 1);
		ahead.sampled += limits::AHEAD_MS;
		let (early, late) = (signed(sample(0, 8, 1)), signed(ahead));
		assert_eq!(relay_refusals(vec![early.clone(), late.clone()]), []);
		assert_ok!(revoke());
		assert_noop!(forget(), Error::<Test>::NotYetForgettable);
		later(limits::AHEAD_MS / 1_000);
		assert_ok!(forget());
		assert_ok!(admit_device(1, DeviceTerms { max_age: u32::MAX, ..terms() }));
		for reading in [early, late] {
			assert_eq!(reading_refusal(reading), Error::<Test>::SampledBeforeAdmission.into());
		}
	});
}

#[test]
fn terms_that_allow_a_device_nothing_should_be_refused() {
	execute(|| {
		for nothing in [
			DeviceTerms { scope: Scope::Items(Default::default()), ..terms() },
			DeviceTerms { metrics: 0, ..terms() },
			DeviceTerms { per_period: 0, ..terms() },
			DeviceTerms { max_age: 0, ..terms() },
		] {
			assert_noop!(admit_device(1, nothing), Error::<Test>::NothingAllowed);
		}
	});
}

#[test]
fn a_name_that_is_not_plain_text_should_be_refused() {
	execute(|| {
		let admit = |name: &[u8]| {
			Publishers::admit_device(origin(OWNER), COLLECTION, key(), name.to_vec().try_into().unwrap(), terms())
		};
		for name in [&b"a\nb"[..], b"\xff", b"\x1b[31m"] {
			assert_noop!(admit(name), Error::<Test>::BadName);
		}
		assert_ok!(admit(b""));
		assert_ok!(admit("Kühlraum 3".as_bytes()));
		assert_eq!(view().name, "Kühlraum 3");
	});
}

#[test]
fn a_key_for_which_anyone_can_sign_should_be_refused() {
	execute(|| {
		let mut neutral = [0; 32];
		neutral[0] = 1;
		// The points of order 1, 2 and 4, as they are written.
		let mut second = [0xff; 32];
		second[0] = 0xec;
		second[31] = 0x7f;
		for weak in [[0; 32], neutral, second] {
			assert_noop!(admit_key(DeviceKey::from_raw(weak)), Error::<Test>::WeakKey);
		}
		for number in 1..20 {
			assert_ok!(admit_device(number, terms()));
		}
	});
}

#[test]
fn a_full_list_of_devices_should_take_no_more() {
	execute(|| {
		let key = |index: u32| {
			let mut seed = [0; 32];
			seed[..4].copy_from_slice(&(index + 1).to_le_bytes());
			sp_core::ed25519::Pair::from_seed(&seed).public()
		};
		for index in 0..limits::DEVICES {
			assert_ok!(admit_key(key(index)));
		}
		assert_noop!(admit_key(key(limits::DEVICES)), Error::<Test>::TooManyDevices);
		assert_ok!(admit_key(key(0)));
		assert_ok!(Publishers::revoke_device(origin(OWNER), COLLECTION, key(0)));
		assert_noop!(admit_key(key(limits::DEVICES)), Error::<Test>::TooManyDevices);
		assert_ok!(Publishers::forget_device(origin(OWNER), COLLECTION, key(0)));
		assert_ok!(admit_key(key(limits::DEVICES)));
		assert_eq!(Publishers::devices_of(COLLECTION).len(), limits::DEVICES as usize);
		assert!(Publishers::devices_of(COLLECTION).is_sorted_by_key(|view| view.device));
		assert_eq!(held(OWNER), DEPOSIT * u128::from(limits::DEVICES));
	});
}

#[test]
fn an_owner_who_cannot_pay_the_deposit_should_not_admit_a_device() {
	execute(|| {
		let burnt = ENDOWMENT - Balances::minimum_balance() - DEPOSIT + 1;
		assert_ok!(Balances::transfer_keep_alive(origin(OWNER), PUBLISHER.to_account_id(), burnt));
		assert_noop!(admit_device(1, terms()), Error::<Test>::DepositNotCovered);
		assert_ok!(<Balances as Mutate<_>>::transfer(
			&PUBLISHER.to_account_id(),
			&OWNER.to_account_id(),
			1,
			frame_support::traits::tokens::Preservation::Preserve,
		));
		assert_ok!(admit_device(1, terms()));
	});
}

#[test]
fn a_device_belongs_to_each_collection_by_itself() {
	execute_with_device(|| {
		assert!(!Devices::<Test>::contains_key(COLLECTION + 1, key()));
		assert!(!Publishers::has_publishers(COLLECTION + 1));
	});
}
