use super::mock::*;
use crate::{End, Error, Event, NotRequested, Requests, Stage, Wanted};
use frame_support::{assert_noop, assert_ok};
use vivarium_engine::{
	bounded,
	reading::Freshness,
	synthesis::{Note, Occasion, Policy, Request},
};
use vivarium_primitives::{Conclusion, ItemId, ModelKind, ModelStatus, OnConcluded, Step};

/// Lets a trigger of an item's round ask for a synthesis.
fn want(item: ItemId) {
	Synthesis::on_concluded(trigger(item));
}

fn trigger(item: ItemId) -> Conclusion {
	Conclusion {
		collection: COLLECTION,
		item,
		version: 1,
		step: Step::Round(1),
		transition: None,
		triggers: 1,
		raised: 0,
		health: (None, None),
	}
}

fn not_requested(item: ItemId, reason: NotRequested) -> Event<Test> {
	Event::NotRequested { collection: COLLECTION, item, reason }
}

#[test]
fn the_items_owner_asks_and_the_inputs_are_frozen() {
	ExtBuilder::build_and_execute(|| {
		Noted::set(vec![([9; 32], 1, bounded("sounds odd").unwrap())]);
		let open = ask();
		let Request { block, occasion, external_id, readings, notes, model, revision, declaration: declared, .. } =
			open.request.clone();
		assert_eq!((block, occasion, external_id), (1, Occasion::Owner, bounded("pump-0").unwrap()));
		assert_eq!((readings[0].value, readings[0].freshness), (Some(420), Freshness::Fresh));
		assert_eq!(notes.to_vec(), [Note { publisher: [9; 32], block: 1, text: bounded("sounds odd").unwrap() }]);
		assert_eq!((model, revision, declared), ([1; 32], 1, declaration().hash()));
		assert_eq!((open.until, open.stage), (1 + REQUEST_BLOCKS, Stage::Asked { passed: 0 }));
		let requested = Event::Requested {
			collection: COLLECTION,
			item: 0,
			request: open.request.hash().into(),
			occasion: Occasion::Owner,
			model: MODEL,
		};
		assert_eq!(events(), [requested]);
	});
}

#[test]
fn a_stale_reading_says_so_in_the_request() {
	ExtBuilder::build_and_execute(|| {
		run_to(100);
		assert_ne!(ask().request.readings[0].freshness, Freshness::Fresh);
	});
}

#[test]
fn who_does_not_own_the_item_should_not_ask() {
	ExtBuilder::build_and_execute(|| {
		for origin in [owner_origin(), stranger_origin()] {
			assert_noop!(Synthesis::request(origin, COLLECTION, 0), Error::<Test>::NotOwner);
		}
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 9), Error::<Test>::NotOwner);
	});
}

#[test]
fn owners_should_not_ask_where_the_declaration_does_not_let_them() {
	ExtBuilder::build_and_execute(|| {
		declare(|declaration| declaration.occasions.owner = false);
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 0), Error::<Test>::OwnersMayNotAsk);
	});
}

#[test]
fn nothing_is_asked_while_a_proposal_waits_for_review() {
	ExtBuilder::build_and_execute(|| {
		declare_review(Policy::Always);
		synthesize(proposal());
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 0), Error::<Test>::ReviewPending);
		want(0);
		events();
		run_to(2);
		assert_eq!(events(), [not_requested(0, NotRequested::ReviewPending)]);
	});
}

#[test]
fn a_model_that_is_suspended_or_not_registered_is_not_asked() {
	ExtBuilder::build_and_execute(|| {
		set_status(MODEL, ModelStatus::Suspended);
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 0), Error::<Test>::ModelSilent);
		Registered::take();
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 0), Error::<Test>::ModelSilent);
		want(0);
		run_to(2);
		assert_eq!(events(), [not_requested(0, NotRequested::ModelSilent)]);
		set_model(MODEL, ModelKind::Image, ModelStatus::Active);
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 0), Error::<Test>::ModelSilent);
		set_model(MODEL, ModelKind::Chat, ModelStatus::Probation);
		ask();
	});
}

#[test]
fn too_many_open_requests_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		(0..4).for_each(|item| drop(ask_of(item)));
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 4), Error::<Test>::TooManyRequests);
		ask_of(3);
		want(4);
		events();
		run_to(2);
		assert_eq!(events(), [not_requested(4, NotRequested::TooManyRequests)]);
	});
}

#[test]
fn without_a_committee_nothing_is_asked_and_an_older_request_stays() {
	ExtBuilder::build_and_execute(|| {
		let before = ask();
		run_to(2);
		Members::set(vec![]);
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 0), Error::<Test>::NoCommittee);
		assert_eq!(open(), Some(before));
	});
}

#[test]
fn request_superseded_by_a_newer_round() {
	ExtBuilder::build_and_execute(|| {
		let before = ask();
		Synthesis::on_concluded(Conclusion { transition: Some((NOMINAL, WATCH)), ..trigger(0) });
		events();
		run_to(2);
		let after = open().unwrap();
		assert_eq!(after.request.occasion, Occasion::Transition { from: NOMINAL, to: WATCH });
		let ended = Event::Ended { collection: COLLECTION, item: 0, request: before.hash.into(), end: End::Superseded };
		assert_eq!(events()[0], ended);
		let late = answer_by(&before, OPERATOR, answering(proposal()));
		assert_eq!(refused(&late), frame_support::pallet_prelude::InvalidTransaction::Stale);
		run_to(before.until + 1);
		assert!(open().is_some(), "only the newer one's time counts");
		run_to(after.until + 1);
		assert_eq!(open(), None);
		assert_eq!(ends(), [End::Expired]);
	});
}

#[test]
fn a_request_under_a_replaced_declaration_gives_way_to_what_merely_comes_round() {
	ExtBuilder::build_and_execute(|| {
		let before = ask();
		declare_review(Policy::Always);
		Synthesis::on_concluded(Conclusion { step: Step::Round(40), triggers: 0, ..trigger(0) });
		run_to(2);
		assert_eq!(ends(), [End::Superseded]);
		assert_ne!(open().map(|open| open.hash), Some(before.hash));
	});
}

#[test]
fn what_merely_comes_round_again_does_not_stop_work_under_way() {
	ExtBuilder::build_and_execute(|| {
		let before = ask();
		Synthesis::on_concluded(Conclusion { step: Step::Round(40), triggers: 0, ..trigger(0) });
		assert_eq!(Wanted::<Test>::get((COLLECTION, 0)), Some(Occasion::Rounds));
		events();
		run_to(2);
		assert_eq!((open(), Wanted::<Test>::count(), events()), (Some(before), 0, vec![]));
	});
}

#[test]
fn the_owners_request_takes_the_place_of_an_occasion_that_waits() {
	ExtBuilder::build_and_execute(|| {
		want(0);
		let asked = ask();
		run_to(2);
		assert_eq!(open(), Some(asked));
	});
}

#[test]
fn requests_are_opened_over_several_blocks_where_one_has_no_room() {
	ExtBuilder::build_and_execute(|| {
		OpeningWeight::set(opening(2));
		(0..3).for_each(want);
		assert_eq!(Requests::<Test>::count(), 0);
		run_to(2);
		assert_eq!((Requests::<Test>::count(), Wanted::<Test>::count()), (2, 1));
		run_to(3);
		assert_eq!((Requests::<Test>::count(), Wanted::<Test>::count()), (3, 0));
		OpeningWeight::set(opening(1) - frame_support::weights::Weight::from_parts(1, 0));
		want(3);
		run_to(5);
		assert_eq!(Wanted::<Test>::count(), 1, "no room for one");
	});
}

#[test]
fn the_hook_weighs_what_it_did() {
	ExtBuilder::build_and_execute(|| {
		use frame_support::traits::Hooks;
		assert_eq!(Synthesis::on_initialize(1), opening(0));
		OpeningWeight::set(opening(3));
		(0..2).for_each(want);
		let weight = Synthesis::on_initialize(1);
		assert!(weight.all_gte(opening(2)) && weight.all_lte(OpeningWeight::get()), "{weight:?}");
	});
}

#[test]
fn nothing_is_opened_during_a_stepped_migration() {
	ExtBuilder::build_and_execute(|| {
		want(0);
		Migrating::set(true);
		run_to(5);
		assert_eq!((open(), Wanted::<Test>::count()), (None, 1));
		Migrating::set(false);
		run_to(6);
		assert_eq!((open().unwrap().request.block, Wanted::<Test>::count()), (6, 0));
	});
}

#[test]
fn what_is_no_asset_any_more_or_undeclared_is_passed_over() {
	ExtBuilder::build_and_execute(|| {
		(0..2).for_each(want);
		retire(1);
		assert_ok!(Synthesis::remove_declaration(owner_origin(), COLLECTION, 1));
		events();
		run_to(2);
		assert_eq!((Requests::<Test>::count(), Wanted::<Test>::count(), events()), (0, 0, vec![]));
	});
}

#[test]
fn leaders_stand_in_an_order_that_the_request_decides() {
	ExtBuilder::build_and_execute(|| {
		Members::set(FOUR.to_vec());
		let mut orders = std::collections::BTreeSet::new();
		for block in 2..20 {
			run_to(block);
			let open = ask();
			let score = |key: [u8; 32]| sp_io::hashing::blake2_256(&[open.hash, key].concat());
			assert!(open.committee.windows(2).all(|pair| score(pair[0].key.0) > score(pair[1].key.0)));
			orders.insert(seats(&open).into_iter().map(|one| one.to_account_id()).collect::<Vec<_>>());
		}
		assert!(orders.len() > 4, "{}", orders.len());
	});
}

#[test]
fn owners_should_not_ask_again_because_they_dislike_what_was_proposed() {
	ExtBuilder::build_and_execute(|| {
		declare_image();
		Members::set(FOUR.to_vec());
		let open = ask();
		run_to(2);
		let again = ask();
		assert_ne!(open.hash, again.hash, "nobody has answered yet");
		let (seats, drawing) = (seats(&again), proposing(|one| one.image = Some([1; 32])));
		include(answer_by(&again, seats[0], answering(drawing.clone())));
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 0), Error::<Test>::ProposalPending);
		include(attestation_by(&again, seats[1], &drawing, true));
		include(attestation_by(&again, seats[2], &drawing, true));
		assert!(matches!(super::mock::open().unwrap().stage, Stage::Drawing(_)));
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 0), Error::<Test>::ProposalPending);
	});
}

#[test]
fn a_published_value_is_not_stale_in_the_request_however_old_it_is() {
	ExtBuilder::build_and_execute(|| {
		change_blueprint(|core| core.metrics[0].min_sources = 0);
		change_asset(|asset| asset.life.readings[0].standing = Freshness::Fresh);
		run_to(1_000);
		assert_eq!(ask().request.readings[0].freshness, Freshness::Fresh);
	});
}
