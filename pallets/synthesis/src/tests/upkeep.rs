use super::mock::*;
use crate::{End, Error, Event, NotRequested};
use frame_support::{assert_noop, assert_ok};
use vivarium_engine::synthesis::Refusal;
use vivarium_primitives::{Conclusion, ModelStatus, OnConcluded, Step};

#[test]
fn nobody_asks_what_nobody_can_pay() {
	ExtBuilder::build_and_execute(|| {
		Payable::set(Some(0));
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 0), Error::<Test>::CannotPay);
		Payable::set(Some(1));
		assert_ok!(Synthesis::request(holder_origin(), COLLECTION, 0));
		assert_eq!(Payable::get(), Some(0));
	});
}

#[test]
fn an_occasion_that_nobody_can_pay_passes_and_is_told() {
	ExtBuilder::build_and_execute(|| {
		Payable::set(Some(0));
		let trigger = Conclusion {
			collection: COLLECTION,
			item: 0,
			version: 1,
			step: Step::Round(1),
			transition: None,
			triggers: 1,
			raised: 0,
			health: (None, None),
		};
		Synthesis::on_concluded(trigger);
		run_to(now() + 1);
		let reason = NotRequested::CannotPay;
		assert_eq!(events(), [Event::NotRequested { collection: COLLECTION, item: 0, reason }]);
		assert!(open().is_none());
	});
}

#[test]
fn an_older_request_goes_on_where_a_newer_one_cannot_be_paid() {
	ExtBuilder::build_and_execute(|| {
		Payable::set(Some(1));
		let first = ask();
		run_to(now() + 1);
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 0), Error::<Test>::CannotPay);
		assert_eq!(open().unwrap().hash, first.hash);
		Payable::set(Some(1));
		assert_ok!(Synthesis::request(holder_origin(), COLLECTION, 0));
		assert_eq!((ends(), Payable::get()), (vec![End::Superseded], Some(0)), "each one is paid");
	});
}

#[test]
fn what_is_not_asked_costs_nothing() {
	ExtBuilder::build_and_execute(|| {
		Payable::set(Some(1));
		set_status(MODEL, ModelStatus::Suspended);
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 0), Error::<Test>::ModelSilent);
		set_status(MODEL, ModelStatus::Active);
		Members::set(vec![]);
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 0), Error::<Test>::NoCommittee);
		assert_eq!(Payable::get(), Some(1));
	});
}

#[test]
fn who_proposes_or_attests_gets_a_point_and_who_is_refused_none() {
	ExtBuilder::build_and_execute(|| {
		Members::set(FOUR.to_vec());
		let open = ask();
		let seats = seats(&open);
		include(answer_by(&open, seats[0], refusing(Refusal::Empty)));
		assert_eq!(Credited::get(), []);
		include(answer_by(&open, seats[1], answering(proposal())));
		include(attestation_by(&open, seats[3], &proposal(), false));
		include(attestation_by(&open, seats[2], &proposal(), true));
		assert_eq!(Credited::get(), [seats[1], seats[3], seats[2]].map(|operator| operator.to_account_id()));
	});
}
