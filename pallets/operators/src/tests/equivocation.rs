use super::mock::*;
use crate::{Error, Event, Standing};
use codec::Encode;
use frame_support::{
	assert_err, assert_noop, assert_ok,
	dispatch::{DispatchResultWithPostInfo, Pays},
};
use frame_system::offchain::AppCrypto;
use sp_core::{ed25519, sr25519, Pair, H256};
use sp_io::crypto::sr25519_generate;
use sp_runtime::{MultiSignature, MultiSigner};
use vivarium_primitives::{
	operator_key::{OperatorCrypto, KEY_TYPE},
	Member, ReportHeader,
};

type Header = ReportHeader<u64>;
type Signed = (Header, MultiSignature);

/// The header of operator 1's report of round 5.
fn header(values: u8) -> Header {
	let member = Member { operator: 1, key: key(1) };
	ReportHeader::new(hash(0), 7, 5, member, H256([values; 32]))
}

fn signed_by(pair: sr25519::Pair, header: Header) -> Signed {
	let signature = header.using_encoded(|bytes| pair.sign(bytes)).into();
	(header, signature)
}

fn signed(header: Header) -> Signed {
	signed_by(pair(1), header)
}

fn report(first: Signed, second: Signed) -> DispatchResultWithPostInfo {
	let origin = RuntimeOrigin::signed(STRANGER);
	Operators::report_equivocation(origin, first.0.into(), first.1, second.0.into(), second.1)
}

fn conflict() -> DispatchResultWithPostInfo {
	report(signed(header(1)), signed(header(2)))
}

/// Two headers that differ in their values, both changed.
fn both(change: impl Fn(&mut Header)) -> DispatchResultWithPostInfo {
	let changed = |values| {
		let mut header = header(values);
		change(&mut header);
		signed(header)
	};
	report(changed(1), changed(2))
}

/// Two headers that differ in their values, the second changed.
fn second(change: impl Fn(&mut Header)) -> DispatchResultWithPostInfo {
	let mut header2 = header(2);
	change(&mut header2);
	report(signed(header(1)), signed(header2))
}

#[test]
fn two_reports_for_one_round_cost_the_bond() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		let (offender, other, reporter, treasury) =
			(Money::of(1), Money::of(2), Money::of(STRANGER), Money::of(TREASURY));
		let paid = conflict().unwrap();
		assert_eq!(paid.pays_fee, Pays::No, "the truth is free");
		assert_eq!(events(), [Event::Slashed { operator: 1, amount: 100, shard: 7, round: 5, reporter: STRANGER }]);
		assert_eq!((standing(1), view(1).bond), (Standing::Slashed, 0));
		assert_eq!(Money::of(1), Money { held: 0, ..offender });
		assert_eq!(Money::of(TREASURY), Money { free: treasury.free + 100, ..treasury });
		assert_eq!((Money::of(2), Money::of(STRANGER)), (other, reporter));
	});
}

#[test]
fn what_the_worker_signs_is_evidence() {
	ExtBuilder::default().build_and_execute(|| {
		let public = sr25519_generate(KEY_TYPE, Some(b"//Alice".to_vec()));
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 1, public));
		run_to_epoch(1);
		// As `SignedPayload::sign` does.
		let sign = |values| {
			let header = Header { round: 45, public: public.into(), ..header(values) };
			let signature = header.using_encoded(|bytes| OperatorCrypto::sign(bytes, header.public.clone()));
			(header.clone(), signature.unwrap())
		};
		assert_ok!(report(sign(1), sign(2)));
		assert_eq!(standing(1), Standing::Slashed);
	});
}

#[test]
fn a_lone_header_is_no_evidence() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		let (once, again) = (signed(header(1)), signed(header(1)));
		assert_ne!(once.1, again.1, "signed anew");
		assert_noop!(report(once.clone(), again), Error::<Test>::SamePayload);
		assert_noop!(report(once.clone(), once), Error::<Test>::SamePayload);
	});
}

#[test]
fn headers_of_different_reports_are_no_evidence() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		let is_refused = |result: DispatchResultWithPostInfo| assert_err!(result, Error::<Test>::DifferentReports);
		is_refused(second(|header| header.shard = 8));
		is_refused(second(|header| header.round = 6));
		is_refused(second(|header| header.operator = 2));
		is_refused(second(|header| header.public = key(2).into()));
		is_refused(second(|header| (header.round, header.values) = (6, H256([1; 32]))));
		assert_eq!(standing(1), Standing::Active);
	});
}

#[test]
fn headers_of_something_else_are_no_evidence() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		let domain = *b"vivarium:report2";
		assert_noop!(both(|header| header.domain = domain), Error::<Test>::WrongDomain);
		assert_noop!(second(|header| header.domain = domain), Error::<Test>::WrongDomain);
		assert_noop!(both(|header| header.genesis = hash(1)), Error::<Test>::OtherChain);
		assert_noop!(second(|header| header.genesis = hash(1)), Error::<Test>::OtherChain);
	});
}

#[test]
fn what_the_operator_did_not_sign_is_no_evidence() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		let (first, second) = (signed(header(1)), signed(header(2)));
		let forged = |values| signed_by(pair(2), header(values));
		assert_noop!(report(forged(1), second.clone()), Error::<Test>::BadSignature);
		assert_noop!(report(first.clone(), forged(2)), Error::<Test>::BadSignature);
		let swapped = ((first.0.clone(), second.1.clone()), (second.0.clone(), first.1.clone()));
		assert_noop!(report(swapped.0, swapped.1), Error::<Test>::BadSignature);
		let ed25519 = ed25519::Pair::from_seed(&[1; 32]).sign(&second.0.encode());
		assert_noop!(report(first, (second.0, ed25519.into())), Error::<Test>::BadSignature);
	});
}

#[test]
fn who_brings_no_evidence_pays() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		let refused = report(signed(header(1)), signed(header(1))).unwrap_err();
		assert_eq!(refused.post_info.pays_fee, Pays::Yes);
	});
}

#[test]
fn nobody_is_slashed_by_the_key_of_another() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		// Operator 2 signs in the name of operator 1, with its own key or claiming the other's.
		let by_two = |values, public: MultiSigner| signed_by(pair(2), Header { public, ..header(values) });
		let own = |values| by_two(values, key(2).into());
		assert_noop!(report(own(1), own(2)), Error::<Test>::NotMember);
		let claimed = |values| by_two(values, key(1).into());
		assert_noop!(report(claimed(1), claimed(2)), Error::<Test>::BadSignature);
		let ed25519 = MultiSigner::from(ed25519::Public::from_raw(key(1).0));
		assert_noop!(both(|header| header.public = ed25519.clone()), Error::<Test>::NotMember);
	});
}

#[test]
fn who_did_not_serve_in_the_epoch_of_the_round_is_not_slashed() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		let stranger = |header: &mut Header| header.operator = STRANGER;
		assert_noop!(both(stranger), Error::<Test>::NotMember);
		// Admitted, but not serving yet.
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 9, key(9)));
		let early = |values| {
			let member = Member { operator: 9, key: key(9) };
			signed_by(pair(9), ReportHeader::new(hash(0), 7, 5, member, H256([values; 32])))
		};
		assert_noop!(report(early(1), early(2)), Error::<Test>::NotMember);
	});
}

#[test]
fn evidence_counts_with_the_key_of_its_epoch() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		assert_ok!(Operators::rotate_key(RuntimeOrigin::signed(1), key(11)));
		run_to_epoch(1);
		let new = |round, values| signed_by(pair(11), Header { round, public: key(11).into(), ..header(values) });
		assert_noop!(report(new(5, 1), new(5, 2)), Error::<Test>::NotMember);
		assert_noop!(both(|header| header.round = 45), Error::<Test>::NotMember);
		assert_ok!(conflict());
	});
}

#[test]
fn evidence_counts_in_the_epoch_of_the_round_and_the_next() {
	for (block, counts) in [(5, true), (EPOCH - 1, true), (2 * EPOCH - 1, true), (2 * EPOCH, false)] {
		ExtBuilder::default().operators(1..=4).build_and_execute(|| {
			run_to(block);
			if counts {
				assert_ok!(conflict());
			} else {
				assert_noop!(conflict(), Error::<Test>::EpochNotKept);
			}
		});
	}
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		assert_noop!(both(|header| header.round = EPOCH as u32), Error::<Test>::EpochNotKept);
	});
}

#[test]
fn one_is_slashed_once() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		assert_ok!(conflict());
		let before = Money::of(1);
		assert_noop!(conflict(), Error::<Test>::AlreadySlashed);
		assert_noop!(report(signed(header(2)), signed(header(1))), Error::<Test>::AlreadySlashed);
		assert_noop!(both(|header| header.round = 10), Error::<Test>::AlreadySlashed);
		assert_eq!(Money::of(1), before);
	});
}

#[test]
fn who_left_is_slashed_while_its_bond_is_held() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		assert_ok!(Operators::leave(RuntimeOrigin::signed(1)));
		run_to(2 * EPOCH - 1);
		assert_ok!(conflict());
		events();
		run_to_epoch(2);
		let Money { free, held, .. } = Money::of(1);
		assert_eq!((free, held), (ENDOWMENT - 100, 0));
		assert_eq!(events(), [Event::EpochBegan { epoch: 2, operators: 3, committee_size: 3 }], "nothing to release");
	});
}

#[test]
fn a_suspended_operator_is_slashed_too() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		serve(1, 10, 10);
		assert_ok!(conflict());
		assert_eq!(standing(1), Standing::Slashed);
		assert_noop!(Operators::reinstate(RuntimeOrigin::root(), 1), Error::<Test>::HasLeft);
	});
}

#[test]
fn who_was_slashed_serves_in_no_further_epoch_even_if_that_was_frozen() {
	for block in [5, MIDPOINT] {
		ExtBuilder::default().operators(1..=4).build_and_execute(|| {
			run_to(block);
			assert_ok!(conflict());
			assert_eq!(members(), [1, 2, 3, 4], "the present committees stay");
			run_to_epoch(1);
			assert_eq!(members(), [2, 3, 4]);
			assert_eq!(committee(0, EPOCH).len(), 3);
		});
	}
}

#[test]
fn who_was_slashed_may_be_admitted_again_when_its_epochs_are_over() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		assert_ok!(conflict());
		run_to(2 * EPOCH - 1);
		assert_noop!(Operators::admit(RuntimeOrigin::root(), 1, key(1)), Error::<Test>::BondStillHeld);
		run_to_epoch(2);
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 1, key(1)));
		assert_noop!(conflict(), Error::<Test>::EpochNotKept);
		assert_eq!(Money::of(1).held, 100);
	});
}
