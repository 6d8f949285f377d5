use super::mock::*;
use crate::{Event, NotRequested, Wanted};
use vivarium_engine::synthesis::{Occasion, Occasions};
use vivarium_primitives::{Conclusion, ItemId, OnConcluded, Step};

/// A round of an asset in which nothing happened that anybody asks about.
fn quiet(item: ItemId) -> Conclusion {
	// Items 0 to 5 take their turns in the rounds that 4 divides, less their number.
	Conclusion {
		collection: COLLECTION,
		item,
		version: 1,
		step: Step::Round(4 * 10 - item + 1),
		transition: None,
		triggers: 0,
		raised: 0,
		health: (None, None),
	}
}

fn conclude(conclusion: Conclusion) -> Option<Occasion> {
	Synthesis::on_concluded(conclusion);
	Wanted::<Test>::get((conclusion.collection, conclusion.item))
}

#[test]
fn a_transition_goes_before_a_trigger_and_a_trigger_before_rounds() {
	ExtBuilder::build_and_execute(|| {
		let rounds = Conclusion { step: Step::Round(40), ..quiet(0) };
		let trigger = Conclusion { triggers: 0b11, ..rounds };
		let transition = Conclusion { transition: Some((NOMINAL, FAILED)), ..trigger };
		assert_eq!(conclude(quiet(0)), None);
		assert_eq!(conclude(rounds), Some(Occasion::Rounds));
		assert_eq!(conclude(trigger), Some(Occasion::Trigger { code: 0 }));
		assert_eq!(conclude(transition), Some(Occasion::Transition { from: NOMINAL, to: FAILED }));
	});
}

#[test]
fn rounds_do_not_hide_the_occasion_that_waits() {
	ExtBuilder::build_and_execute(|| {
		let transition = Conclusion { transition: Some((NOMINAL, WATCH)), ..quiet(0) };
		let occasion = conclude(transition);
		assert_eq!(conclude(Conclusion { step: Step::Round(44), ..quiet(0) }), occasion);
		let next = Conclusion { transition: Some((WATCH, NOMINAL)), ..quiet(0) };
		assert_eq!(conclude(next), Some(Occasion::Transition { from: WATCH, to: NOMINAL }), "the latest counts");
	});
}

#[test]
fn what_is_not_declared_is_no_occasion() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(conclude(Conclusion { triggers: 0b10, ..quiet(0) }), None, "another trigger");
		declare(|declaration| declaration.occasions = Occasions { owner: true, ..Occasions::default() });
		let all = Conclusion { step: Step::Round(40), triggers: 0b11, transition: Some((0, 1)), ..quiet(0) };
		assert_eq!(conclude(all), None);
		assert_eq!(conclude(Conclusion { version: 2, ..all }), None, "another version");
		assert_eq!(conclude(Conclusion { collection: 8, ..all }), None, "another collection");
	});
}

#[test]
fn items_take_their_turns_every_n_rounds() {
	ExtBuilder::build_and_execute(|| {
		MaxWanted::set(100);
		for item in 0..6 {
			let mut asked = Vec::new();
			for round in 0..12 {
				if conclude(Conclusion { step: Step::Round(round), ..quiet(item) }).is_some() {
					asked.push(round);
				}
				Wanted::<Test>::remove((COLLECTION, item));
			}
			let first = (4 - item % 4) % 4;
			assert_eq!(asked, [first, first + 4, first + 8]);
		}
	});
}

#[test]
fn too_many_occasions_are_told_and_not_kept() {
	ExtBuilder::build_and_execute(|| {
		for item in 0..4 {
			assert!(conclude(Conclusion { triggers: 1, ..quiet(item) }).is_some());
		}
		assert_eq!(conclude(Conclusion { triggers: 1, ..quiet(4) }), None);
		let reason = NotRequested::TooManyRequests;
		assert_eq!(events(), [Event::NotRequested { collection: COLLECTION, item: 4, reason }]);
		let again = Conclusion { transition: Some((0, 1)), ..quiet(3) };
		assert_eq!(conclude(again), Some(Occasion::Transition { from: 0, to: 1 }), "one that waits may change");
	});
}

#[test]
fn a_push_is_an_occasion_too_but_no_round() {
	ExtBuilder::build_and_execute(|| {
		let push = Conclusion { step: Step::Push, ..quiet(0) };
		assert_eq!(conclude(push), None);
		assert_eq!(conclude(Conclusion { triggers: 1, ..push }), Some(Occasion::Trigger { code: 0 }));
	});
}

#[test]
fn a_synthesis_caused_by_one_waits_a_round() {
	ExtBuilder::build_and_execute(|| {
		let synthesis = Conclusion { step: Step::Synthesis, ..quiet(0) };
		let moved = Conclusion { transition: Some((NOMINAL, WATCH)), ..synthesis };
		assert_eq!(conclude(synthesis), None);
		assert_eq!(conclude(moved), None);
		assert_eq!(conclude(Conclusion { step: Step::Push, ..quiet(0) }), None, "a push is no round");
		let caused = Occasion::Transition { from: NOMINAL, to: WATCH };
		assert_eq!(conclude(Conclusion { step: Step::Round(40), ..quiet(0) }), Some(caused), "rounds do not hide it");
		Wanted::<Test>::remove((COLLECTION, 0));
		assert_eq!(conclude(quiet(0)), None, "once");
		conclude(moved);
		assert_eq!(
			conclude(Conclusion { triggers: 1, ..quiet(0) }),
			Some(Occasion::Trigger { code: 0 }),
			"the newer one"
		);
		Wanted::<Test>::remove((COLLECTION, 0));
		assert_eq!(conclude(quiet(0)), None);
	});
}
