use super::mock::*;
use crate::Error;
use frame_support::{assert_ok, pallet_prelude::DispatchError};
use vivarium_engine::bounded;
use vivarium_primitives::{limits, Notes as _};

#[test]
fn the_last_notes_are_kept() {
	execute(|| {
		for block in 1..=6 {
			System::set_block_number(block);
			assert_ok!(publish(vec![note(0, format!("note {block}"))]));
		}
		let expected = [3, 4, 5, 6].map(|block| (block, format!("note {block}")));
		assert_eq!(notes(0), expected);
		assert_eq!(expected.len(), limits::NOTES as usize);
	});
}

#[test]
fn prompts_are_told_who_noted_what_and_when() {
	execute(|| {
		assert_ok!(publish(vec![note(0, "rattles")]));
		let account: [u8; 32] = PUBLISHER.to_account_id().into();
		assert_eq!(Publishers::notes(COLLECTION, 0), [(account, 1, bounded("rattles").unwrap())]);
		assert_eq!(Publishers::notes(COLLECTION, 1), []);
		let views = Publishers::notes_of(COLLECTION, 0);
		assert_eq!((views.len(), views[0].text.as_str(), views[0].block), (1, "rattles", 1));
		assert_eq!(views[0].publisher, PUBLISHER.to_account_id());
	});
}

#[test]
fn notes_go_with_their_asset() {
	execute(|| {
		assert_ok!(publish(vec![note(0, "mine"), note(1, "its neighbour's")]));
		retire(0);
		assert_eq!((notes(0).len(), notes(1).len()), (0, 1));
	});
}

#[test]
fn a_note_that_is_not_plain_text_should_be_refused() {
	execute(|| {
		let bad: [&[u8]; 7] =
			[b"", b"a\nb", b"a\x1b[31mb", b"a\0", b"\xff\xfe", b"cut \xc3", "next line \u{85}".as_bytes()];
		for text in bad {
			assert_eq!(refusal(note(0, text)), DispatchError::from(Error::<Test>::BadNote), "{text:?}");
		}
		assert_eq!(notes(0), []);
	});
}

#[test]
fn a_note_may_be_as_long_as_its_bound() {
	execute(|| {
		assert_ok!(publish(vec![note(0, longest())]));
		assert_eq!(notes(0), [(1, longest())]);
	});
}

#[test]
fn a_publisher_without_leave_should_not_note() {
	execute(|| {
		assert_ok!(admit(RATE, METRICS, false));
		let mut both = values(0, &[(HOURS, 1)]);
		both.note = note(0, "hi").note;
		for entry in [note(0, "hi"), both] {
			assert_eq!(refusal(entry), DispatchError::from(Error::<Test>::NotesNotAllowed));
		}
		assert_eq!(hours(0), None);
		assert_ok!(publish(vec![values(0, &[(HOURS, 1)])]));
	});
}

#[test]
fn a_publisher_of_notes_alone_should_not_push_values() {
	execute(|| {
		assert_ok!(admit(RATE, 0, true));
		assert_eq!(refusal(values(0, &[(HOURS, 1)])), DispatchError::from(Error::<Test>::MetricNotAllowed));
		assert_ok!(publish(vec![note(0, "hi")]));
	});
}
