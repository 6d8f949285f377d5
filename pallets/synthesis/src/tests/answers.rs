use super::mock::*;
use crate::{Answer, Call, End, Event, Stage};
use codec::{Decode, Encode};
use frame_support::{assert_noop, pallet_prelude::InvalidTransaction, traits::UnfilteredDispatchable};
use sp_core::Pair;
use sp_io::hashing::blake2_256;
use sp_runtime::DispatchError::BadOrigin;
use vivarium_engine::synthesis::Refusal;
use vivarium_primitives::{statement, ModelStatus, Outcome};

/// The call, with its answer signed by another statement than the one it is.
fn signed_otherwise(mut call: Call<Test>, by: sp_runtime::MultiSignature) -> Call<Test> {
	if let Call::answer { signature, .. } = &mut call {
		*signature = by;
	}
	call
}

#[test]
fn with_a_committee_of_one_an_answer_comes_true_at_once() {
	ExtBuilder::build_and_execute(|| {
		let open = ask();
		events();
		let call = answer_by(&open, OPERATOR, answering(proposal()));
		include(call.clone());
		let (request, hash) = (open.hash.into(), proposal().hash().into());
		let proposed = Event::Proposed {
			collection: COLLECTION,
			item: 0,
			request,
			proposal: hash,
			operator: OPERATOR.to_account_id(),
			attempt: 0,
		};
		let applied = Event::Applied { collection: COLLECTION, item: 0, proposal: hash, revision: 2 };
		assert_eq!(events(), [proposed, applied]);
		assert_eq!(super::mock::open(), None);
		assert_eq!(outcomes(), [Outcome::Proposed]);
		assert_eq!(refused(&call), InvalidTransaction::Stale, "replayed");
	});
}

#[test]
fn an_answer_is_valid_until_its_request_expires() {
	ExtBuilder::build_and_execute(|| {
		let open = ask();
		let call = answer_by(&open, OPERATOR, answering(proposal()));
		for block in [1, 2, 1 + REQUEST_BLOCKS] {
			run_to(block);
			let valid = authorize(&call).unwrap();
			assert_eq!(valid.longevity, u64::from(open.until - block + 1));
			assert_eq!(valid.provides, [(*b"vivarium:answer1", open.hash, OPERATOR.to_account_id()).encode()]);
			assert!(valid.propagate);
		}
		run_to(open.until + 1);
		assert_eq!(refused(&call), InvalidTransaction::Stale);
	});
}

#[test]
fn an_answer_after_its_time_should_be_refused_even_where_the_deadlines_are_behind() {
	ExtBuilder::build_and_execute(|| {
		let open = ask();
		System::set_block_number(open.until + 1);
		assert_eq!(refused(&answer_by(&open, OPERATOR, answering(proposal()))), InvalidTransaction::Stale);
		assert!(super::mock::open().is_some());
	});
}

#[test]
fn leader_silent() {
	ExtBuilder::build_and_execute(|| {
		Members::set(FOUR.to_vec());
		let open = ask();
		let seats = seats(&open);
		let call = |seat: usize| answer_by(&open, seats[seat], answering(proposal()));
		run_to(1 + LEADER_BLOCKS - 1);
		assert!(authorize(&call(0)).is_ok());
		assert_eq!(refused(&call(1)), InvalidTransaction::Future);
		run_to(1 + LEADER_BLOCKS);
		assert!(authorize(&call(0)).is_ok(), "the first one may still come");
		assert_eq!(refused(&call(2)), InvalidTransaction::Future);
		include(call(1));
		assert_eq!(refused(&call(0)), InvalidTransaction::Stale, "the first proposal counts");
		let Stage::Proposed(candidate) = super::mock::open().unwrap().stage else { panic!("no proposal") };
		assert_eq!((candidate.leader, candidate.agree, candidate.disagree), (1, 0b10, 0));
	});
}

#[test]
fn who_has_passed_keeps_nobody_waiting() {
	ExtBuilder::build_and_execute(|| {
		Members::set(FOUR.to_vec());
		let open = ask();
		let seats = seats(&open);
		include(answer_by(&open, seats[0], refusing(Refusal::Json)));
		assert_eq!(refused(&answer_by(&open, seats[2], answering(proposal()))), InvalidTransaction::Future);
		include(answer_by(&open, seats[1], refusing(Refusal::Declined)));
		include(answer_by(&open, seats[2], answering(proposal())));
		assert_eq!(
			outcomes(),
			[[Outcome::Refused(Refusal::Json); 3], [Outcome::Refused(Refusal::Declined); 3]]
				.concat()
				.into_iter()
				.chain([Outcome::Proposed])
				.collect::<Vec<_>>()
		);
	});
}

#[test]
fn a_request_ends_once_all_leaders_answers_were_refused() {
	ExtBuilder::build_and_execute(|| {
		Members::set(FOUR.to_vec());
		let open = ask();
		for operator in seats(&open) {
			let call = answer_by(&open, operator, refusing(Refusal::TooLong));
			include(call.clone());
			assert_eq!(refused(&call), InvalidTransaction::Stale, "each passes once");
		}
		assert_eq!(super::mock::open(), None);
		assert_eq!(ends(), [End::Refused]);
		assert_eq!(outcomes(), [Outcome::Refused(Refusal::TooLong); 12]);
		assert_eq!(asset().history.len(), 1, "nothing changed");
	});
}

#[test]
fn refused_attempts_before_a_proposal_are_counted_and_named() {
	ExtBuilder::build_and_execute(|| {
		let open = ask();
		let refusals = vec![Refusal::Json, Refusal::ForbiddenWord].try_into().unwrap();
		include(answer_by(&open, OPERATOR, Answer { refusals, proposal: Some(proposal()), undrawn: None }));
		let expected = [Outcome::Refused(Refusal::Json), Outcome::Refused(Refusal::ForbiddenWord), Outcome::Proposed];
		assert_eq!(outcomes(), expected);
		assert!(events().iter().any(|event| matches!(event, Event::Proposed { attempt: 2, .. })));
		assert!(matches!(last_revision().origin, vivarium_engine::revision::Origin::Synthesis { attempt: 2, .. }));
	});
}

#[test]
fn an_answer_that_is_not_whole_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		let open = ask();
		let answer = |refusals: usize, proposal| Answer {
			refusals: vec![Refusal::Empty; refusals].try_into().unwrap(),
			proposal,
			undrawn: None,
		};
		for unsound in [answer(0, None), answer(2, None), answer(3, Some(proposal()))] {
			assert_eq!(refused(&answer_by(&open, OPERATOR, unsound)), InvalidTransaction::Call);
		}
	});
}

#[test]
fn who_is_not_of_the_committee_should_not_answer() {
	ExtBuilder::build_and_execute(|| {
		let open = ask();
		// The committee is the request's, not that of the moment.
		Members::set(vec![STRANGER]);
		assert_eq!(refused(&answer_by(&open, STRANGER, answering(proposal()))), InvalidTransaction::BadSigner);
		assert!(authorize(&answer_by(&open, OPERATOR, answering(proposal()))).is_ok());
	});
}

#[test]
fn a_wrong_signature_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		let open = ask();
		let call = answer_by(&open, OPERATOR, answering(proposal()));
		let content = answering(proposal()).using_encoded(blake2_256);
		let sign = |stage, signer, content| sign(stage, &open, OPERATOR, signer, content);
		let another_chain = {
			let mut statement = Synthesis::statement(statement::Stage::Answer, open.hash, member(OPERATOR), content);
			statement.genesis = [9; 32].into();
			OPERATOR.pair().sign(&statement.encode()).into()
		};
		for signature in [
			sign(statement::Stage::Answer, STRANGER, content),
			sign(statement::Stage::Answer, OPERATOR, [0; 32]),
			sign(statement::Stage::Attestation, OPERATOR, content),
			sign(statement::Stage::Image, OPERATOR, content),
			another_chain,
			sp_core::ed25519::Pair::from_seed(&[1; 32]).sign(b"").into(),
		] {
			assert_eq!(refused(&signed_otherwise(call.clone(), signature)), InvalidTransaction::BadProof);
		}
	});
}

#[test]
fn an_answer_to_another_request_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		let (first, mut second) = (ask(), ask_of(1));
		second.request.item = 0;
		let stale = answer_by(&second, OPERATOR, answering(proposal()));
		assert_eq!(refused(&stale), InvalidTransaction::Stale);
		let mut unknown = first;
		unknown.hash = [1; 32];
		assert_eq!(refused(&answer_by(&unknown, OPERATOR, answering(proposal()))), InvalidTransaction::Stale);
	});
}

#[test]
fn people_cannot_call_it() {
	ExtBuilder::build_and_execute(|| {
		let open = ask();
		let calls = [
			answer_by(&open, OPERATOR, answering(proposal())),
			attestation_by(&open, OPERATOR, &proposal(), true),
			image_by(&open, OPERATOR, png()),
		];
		for call in calls {
			for origin in
				[RuntimeOrigin::signed(OPERATOR.to_account_id()), RuntimeOrigin::root(), RuntimeOrigin::none()]
			{
				assert_noop!(call.clone().dispatch_bypass_filter(origin), BadOrigin);
			}
		}
	});
}

#[test]
fn an_answer_with_more_refusals_than_attempts_should_not_decode() {
	let mut bytes =
		Answer { refusals: vec![Refusal::Json; 3].try_into().unwrap(), proposal: None, undrawn: None }.encode();
	assert!(Answer::decode(&mut &bytes[..]).is_ok());
	bytes[0] = 4 << 2;
	bytes.insert(1, 0);
	assert!(Answer::decode(&mut &bytes[..]).is_err());
}

#[test]
fn model_suspended_in_mid_synthesis() {
	ExtBuilder::build_and_execute(|| {
		Members::set(FOUR.to_vec());
		let open = ask();
		set_status(MODEL, ModelStatus::Suspended);
		include(answer_by(&open, seats(&open)[0], answering(proposal())));
		assert_eq!(ends(), [End::ModelSuspended]);
		set_status(MODEL, ModelStatus::Active);

		let open = ask();
		let seats = seats(&open);
		include(answer_by(&open, seats[0], answering(proposal())));
		include(attestation_by(&open, seats[1], &proposal(), true));
		set_status(MODEL, ModelStatus::Suspended);
		include(attestation_by(&open, seats[2], &proposal(), true));
		assert_eq!(ends(), [End::ModelSuspended]);
		assert_eq!(asset().history.len(), 1, "nothing changed");
	});
}

#[test]
fn a_declaration_replaced_in_mid_synthesis_ends_the_request() {
	ExtBuilder::build_and_execute(|| {
		Members::set(FOUR.to_vec());
		let open = ask();
		let seats = seats(&open);
		include(answer_by(&open, seats[0], answering(proposal())));
		include(attestation_by(&open, seats[1], &proposal(), true));
		declare(|declaration| declaration.adjustment = 0);
		include(attestation_by(&open, seats[2], &proposal(), true));
		assert_eq!(ends(), [End::Superseded]);
		assert_eq!(asset().history.len(), 1, "nothing changed");

		let open = ask();
		declare(|_| ());
		let answer = answer_by(&open, super::mock::seats(&open)[0], answering(proposal()));
		assert_eq!(refused(&answer), InvalidTransaction::Call);
		run_to(open.until + 1);
		assert_eq!(ends(), [End::Expired]);
	});
}

#[test]
fn a_picture_that_was_refused_is_counted_with_the_model_that_drew_it() {
	ExtBuilder::build_and_execute(|| {
		declare_image();
		let open = ask();
		let answer = Answer { undrawn: Some(Refusal::NotAnImage), ..answering(proposal()) };
		let with_picture = proposing(|one| one.image = Some([1; 32]));
		let both = Answer { proposal: Some(with_picture), ..answer.clone() };
		let neither = Answer { undrawn: Some(Refusal::NotAnImage), ..refusing(Refusal::Empty) };
		for unsound in [both, neither] {
			assert_eq!(refused(&answer_by(&open, OPERATOR, unsound)), InvalidTransaction::Call);
		}
		include(answer_by(&open, OPERATOR, answer));
		let expected = [(PAINTER, Outcome::Refused(Refusal::NotAnImage)), (MODEL, Outcome::Proposed)];
		assert_eq!(Outcomes::take(), expected);
	});
}
