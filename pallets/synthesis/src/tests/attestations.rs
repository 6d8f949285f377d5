use super::mock::*;
use crate::{Call, End, Event, Open, Stage};
use codec::Encode;
use frame_support::pallet_prelude::InvalidTransaction;
use sp_keyring::Sr25519Keyring;
use vivarium_engine::revision::Origin;
use vivarium_primitives::Outcome;

/// A request of four, of which the first has proposed.
fn proposed() -> (Open<Test>, Vec<Sr25519Keyring>) {
	Members::set(FOUR.to_vec());
	let open = ask();
	let seats = seats(&open);
	include(answer_by(&open, seats[0], answering(proposal())));
	events();
	outcomes();
	(open, seats)
}

fn attest(open: &Open<Test>, operator: Sr25519Keyring, agrees: bool) -> Call<Test> {
	attestation_by(open, operator, &proposal(), agrees)
}

fn has_applied() -> bool {
	asset().history.len() == 2
}

#[test]
fn three_of_four_are_a_quorum() {
	ExtBuilder::build_and_execute(|| {
		let (open, seats) = proposed();
		assert!(!has_applied());
		include(attest(&open, seats[3], true));
		assert!(!has_applied());
		include(attest(&open, seats[1], true));
		assert!(has_applied());
		let attested = |operator: Sr25519Keyring| Event::Attested {
			collection: COLLECTION,
			item: 0,
			request: open.hash.into(),
			operator: operator.to_account_id(),
			agrees: true,
		};
		assert_eq!(events()[..2], [attested(seats[3]), attested(seats[1])]);
		let Origin::Synthesis { leader, attesters, .. } = last_revision().origin else { panic!("no synthesis") };
		assert_eq!(leader, seats[0].public().0);
		assert_eq!(attesters.to_vec(), [seats[1], seats[3]].map(|one| one.public().0), "in the committee's order");
		assert_eq!(refused(&attest(&open, seats[2], true)), InvalidTransaction::Stale, "late");
	});
}

#[test]
fn quorums_are_the_committee_less_a_third() {
	ExtBuilder::build_and_execute(|| {
		let keys: Vec<_> = Sr25519Keyring::iter().take(10).collect();
		for (size, quorum) in [(1, 1), (2, 2), (3, 3), (4, 3), (6, 5), (7, 5), (10, 7)] {
			Members::set(keys[..size].to_vec());
			run_to(now() + 1);
			assert_eq!(ask().quorum(), quorum, "{size}");
		}
	});
}

#[test]
fn one_who_does_not_agree_stops_nothing() {
	ExtBuilder::build_and_execute(|| {
		let (open, seats) = proposed();
		include(attest(&open, seats[1], false));
		include(attest(&open, seats[2], true));
		assert!(!has_applied());
		include(attest(&open, seats[3], true));
		assert!(has_applied());
		assert_eq!(outcomes(), []);
	});
}

#[test]
fn attesters_split() {
	ExtBuilder::build_and_execute(|| {
		let (open, seats) = proposed();
		include(attest(&open, seats[1], true));
		include(attest(&open, seats[2], false));
		assert!(super::mock::open().is_some());
		include(attest(&open, seats[3], false));
		assert_eq!(ends(), [End::Disputed]);
		assert_eq!(outcomes(), [Outcome::AttestationFailed]);
		assert!(!has_applied() && super::mock::open().is_none());
	});
}

#[test]
fn a_dispute_ends_a_request_before_the_last_one_has_spoken() {
	ExtBuilder::build_and_execute(|| {
		let (open, seats) = proposed();
		include(attest(&open, seats[1], false));
		include(attest(&open, seats[2], false));
		assert_eq!(ends(), [End::Disputed]);
		assert_eq!(refused(&attest(&open, seats[3], true)), InvalidTransaction::Stale);
	});
}

#[test]
fn an_attester_says_it_once() {
	ExtBuilder::build_and_execute(|| {
		let (open, seats) = proposed();
		include(attest(&open, seats[1], false));
		for agrees in [false, true] {
			assert_eq!(refused(&attest(&open, seats[1], agrees)), InvalidTransaction::Stale);
		}
	});
}

#[test]
fn the_leader_should_not_attest_its_own_proposal() {
	ExtBuilder::build_and_execute(|| {
		let (open, seats) = proposed();
		for agrees in [true, false] {
			assert_eq!(refused(&attest(&open, seats[0], agrees)), InvalidTransaction::Stale);
		}
	});
}

#[test]
fn an_attestation_of_another_proposal_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		let (open, seats) = proposed();
		let other = proposing(|one| one.adjustment = 0);
		assert_eq!(refused(&attestation_by(&open, seats[1], &other, true)), InvalidTransaction::Stale);
	});
}

#[test]
fn an_attestation_before_the_proposal_comes_too_early() {
	ExtBuilder::build_and_execute(|| {
		Members::set(FOUR.to_vec());
		let open = ask();
		assert_eq!(refused(&attest(&open, seats(&open)[1], true)), InvalidTransaction::Future);
	});
}

#[test]
fn strangers_and_wrong_keys_should_not_attest() {
	ExtBuilder::build_and_execute(|| {
		let (open, seats) = proposed();
		assert_eq!(refused(&attest(&open, STRANGER, true)), InvalidTransaction::BadSigner);
		let mut forged = attest(&open, seats[1], true);
		let theirs = attest(&open, seats[2], true);
		if let (Call::attest { signature, .. }, Call::attest { signature: other, .. }) = (&mut forged, theirs) {
			*signature = other;
		}
		assert_eq!(refused(&forged), InvalidTransaction::BadProof);
		let mut turned = attest(&open, seats[1], false);
		if let Call::attest { attestation, .. } = &mut turned {
			attestation.agrees = true;
		}
		assert_eq!(refused(&turned), InvalidTransaction::BadProof);
	});
}

#[test]
fn an_attestation_is_told_from_others() {
	ExtBuilder::build_and_execute(|| {
		let (open, seats) = proposed();
		let valid = authorize(&attest(&open, seats[1], true)).unwrap();
		assert_eq!(valid.provides, [(*b"vivarium:attest1", open.hash, seats[1].to_account_id()).encode()]);
		assert_eq!(valid.longevity, u64::from(open.until));
	});
}

#[test]
fn quorum_lost() {
	ExtBuilder::build_and_execute(|| {
		let (open, seats) = proposed();
		include(attest(&open, seats[1], true));
		run_to(open.until);
		assert!(matches!(super::mock::open().unwrap().stage, Stage::Proposed(_)));
		assert!(authorize(&attest(&open, seats[2], true)).is_ok(), "the last block");
		run_to(open.until + 1);
		assert_eq!(ends(), [End::Expired]);
		assert!(!has_applied());
		assert_eq!(outcomes(), [], "silence is no opinion");
		assert_eq!(refused(&attest(&open, seats[2], true)), InvalidTransaction::Stale);
	});
}
