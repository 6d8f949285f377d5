//! A leader that lies: it signs what its model never may say. Each title is a bad input.

use super::mock::*;
use crate::{End, Event, Stage};
use vivarium_engine::{
	bounded,
	synthesis::{Proposal, Refusal, TraitProposal},
	traits::TraitValue,
};
use vivarium_primitives::Outcome;

/// Checks that a proposal that breaks the rules is refused for this reason, that its leader has passed, and that the
/// next one leads.
#[track_caller]
fn assert_refused(lie: impl FnOnce(&mut Proposal), refusal: Refusal) {
	let lie = proposing(lie);
	ExtBuilder::build_and_execute(|| {
		Members::set(FOUR.to_vec());
		let before = asset();
		let open = ask();
		events();
		let seats = seats(&open);
		include(answer_by(&open, seats[0], answering(lie)));
		let refused = Event::AnswerRefused {
			collection: COLLECTION,
			item: 0,
			request: open.hash.into(),
			operator: seats[0].to_account_id(),
			refusal,
		};
		assert_eq!(events(), [refused]);
		assert_eq!(outcomes(), [Outcome::Refused(refusal)]);
		assert_eq!(super::mock::open().unwrap().stage, Stage::Asked { passed: 1 });
		assert_eq!(asset(), before, "nothing changed");
		include(answer_by(&open, seats[1], answering(proposal())));
		assert_eq!(outcomes(), [Outcome::Proposed]);
	});
}

fn set(proposal: &mut Proposal, index: u8, value: TraitValue) {
	proposal.traits[usize::from(index)].value = value;
}

fn write(proposal: &mut Proposal, narrative: &str) {
	proposal.narrative = bounded(narrative).unwrap();
}

#[test]
fn output_with_out_of_range_numbers() {
	for wear in [-1, 101, i64::MIN, i64::MAX] {
		assert_refused(|one| set(one, WEAR, TraitValue::Number(wear)), Refusal::OutOfRange);
	}
	for adjustment in [-11, 11, i8::MIN] {
		assert_refused(|one| one.adjustment = adjustment, Refusal::OutOfRange);
	}
}

#[test]
fn output_with_unknown_enums() {
	for option in [-1, 3] {
		assert_refused(|one| set(one, CONDITION, TraitValue::Number(option)), Refusal::UnknownOption);
	}
}

#[test]
fn output_with_values_of_another_type() {
	assert_refused(|one| set(one, WEAR, TraitValue::Text(bounded("10").unwrap())), Refusal::Type);
	assert_refused(|one| set(one, REMARK, TraitValue::Number(1)), Refusal::Type);
}

#[test]
fn output_with_forbidden_traits() {
	for index in [ALARMS, VALUE, PLANT, 6, u8::MAX] {
		let value = TraitValue::Number(1);
		assert_refused(|one| one.traits.try_push(TraitProposal { index, value }).unwrap(), Refusal::ForbiddenTrait);
	}
	assert_refused(|one| one.traits[1].index = CONDITION, Refusal::ForbiddenTrait);
}

#[test]
fn output_without_a_trait_that_was_asked_for() {
	assert_refused(|one| drop(one.traits.pop()), Refusal::MissingKey);
}

#[test]
fn output_with_undeclared_transitions() {
	// The blueprint lets a pump fail; the declaration does not let the model say so.
	for to in [NOMINAL, FAILED, 9] {
		assert_refused(|one| one.to = Some(to), Refusal::Transition);
	}
}

#[test]
fn output_with_flags_that_it_may_not_raise() {
	for flags in [0b10, 0b11, 0b100, u32::MAX] {
		assert_refused(|one| one.flags = flags, Refusal::Flag);
	}
}

#[test]
fn output_with_flags_cleared() {
	// A proposal names the flags that it raises; there is no way to say that one is cleared.
	ExtBuilder::build_and_execute(|| {
		change_asset(|asset| asset.life.flags = 0b11);
		synthesize(proposing(|one| one.flags = 0));
		assert_eq!(asset().life.flags, 0b11);
	});
}

#[test]
fn output_with_ungrounded_numbers() {
	for text in ["It runs at 43 percent.", "4.2 percent", "Half of 84", "²", "It lasts 10 years"] {
		assert_refused(|one| write(one, text), Refusal::UngroundedNumber);
		let remark = bounded(text).unwrap();
		assert_refused(|one| set(one, REMARK, TraitValue::Text(remark)), Refusal::UngroundedNumber);
	}
}

#[test]
fn output_with_forbidden_words() {
	for text in ["We guarantee it.", "GUARANTEED", "It is good (guarantee)"] {
		assert_refused(|one| write(one, text), Refusal::ForbiddenWord);
		let remark = bounded(text).unwrap();
		assert_refused(|one| set(one, REMARK, TraitValue::Text(remark)), Refusal::ForbiddenWord);
	}
}

#[test]
fn output_with_control_characters() {
	for text in ["a\nb", "a\u{7}", "\u{202e}evil", "zero\u{200b}width"] {
		assert_refused(|one| write(one, text), Refusal::ControlCharacter);
		let remark = bounded(text).unwrap();
		assert_refused(|one| set(one, REMARK, TraitValue::Text(remark)), Refusal::ControlCharacter);
	}
	assert_refused(|one| one.narrative = vec![0xff].try_into().unwrap(), Refusal::ControlCharacter);
}

#[test]
fn output_with_a_text_of_another_length_than_allowed() {
	assert_refused(|one| write(one, &"a".repeat(201)), Refusal::TextLength);
	assert_refused(|one| write(one, ""), Refusal::TextLength);
}

#[test]
fn output_with_a_picture_that_nobody_asked_for() {
	assert_refused(|one| one.image = Some([1; 32]), Refusal::ExtraKey);
}

#[test]
fn leader_lies() {
	ExtBuilder::build_and_execute(|| {
		Members::set(FOUR.to_vec());
		let open = ask();
		for operator in seats(&open) {
			include(answer_by(&open, operator, answering(proposing(|one| one.to = Some(FAILED)))));
		}
		assert_eq!(ends(), [End::Refused]);
		assert_eq!(outcomes(), [Outcome::Refused(Refusal::Transition); 4]);
		assert_eq!((asset().history.len(), asset().life.state), (1, NOMINAL));
	});
}
