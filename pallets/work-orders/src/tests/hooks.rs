use super::mock::*;
use crate::{Event, LineEnds, NextOrder, Orders, Template, WeightInfo};
use frame_support::assert_ok;
use vivarium_primitives::{limits, OnConcluded, Step};

/// Room for the heaviest step, and a little more.
fn little_room() {
	let notes = WorkOrders::heaviest_note().saturating_mul(5).saturating_div(4);
	LineWeight::set(<() as WeightInfo>::on_initialize_idle().saturating_add(notes));
}

fn waiting() -> u32 {
	LineEnds::<Test>::get().waiting()
}

#[test]
fn hooks_at_the_weight_limit() {
	ExtBuilder::build_and_execute(|| {
		let templates = limits::TEMPLATES as u8;
		for trigger in 0..templates {
			add(&Template { trigger, fee: 1, accept_blocks: 10_000, ..template() });
		}
		little_room();
		for item in 0..100 {
			Enrolled::mutate(|enrolled| enrolled.insert(item, VERSION));
			<WorkOrders as OnConcluded>::on_concluded(conclusion(item, Step::Round(1), u32::MAX));
		}
		let mut blocks = 0;
		while waiting() > 0 {
			let before = (waiting(), NextOrder::<Test>::get());
			// Asserts that the hook stays within its share.
			next_block();
			let acted = before.0 - waiting();
			assert!(acted > 0, "each block acts on some");
			assert_eq!(NextOrder::<Test>::get() - before.1, acted * u32::from(templates), "nothing is lost");
			blocks += 1;
		}
		assert!(blocks > 10, "{blocks} blocks are not many");
		assert_eq!(Orders::<Test>::iter().count(), 100 * templates as usize);
	});
}

#[test]
fn the_line_keeps_its_order() {
	ExtBuilder::build_and_execute(|| {
		add(&Template { fee: 1, ..template() });
		little_room();
		for item in (0..20).rev() {
			Enrolled::mutate(|enrolled| enrolled.insert(item, VERSION));
			fire(item, DEFECT);
		}
		while waiting() > 0 {
			next_block();
		}
		let items: Vec<_> = (0..20).map(|id| order(id).item).collect();
		assert_eq!(items, (0..20).rev().collect::<Vec<_>>());
	});
}

#[test]
fn a_full_line_is_told_and_what_stands_in_it_is_not_lost() {
	ExtBuilder::build_and_execute(|| {
		let proving = completed(&template());
		MaxLine::set(2);
		events();
		fire(ITEM, DEFECT);
		fire(ITEM + 1, DEFECT);
		fire(ITEM + 2, DEFECT);
		hold(ITEM, Some(true));
		<WorkOrders as OnConcluded>::on_concluded(conclusion(ITEM, Step::Round(1), 0));
		let full = |item, triggers| Event::LineFull { collection: COLLECTION, item, triggers };
		assert_eq!(events(), [full(ITEM + 2, 1 << DEFECT), full(ITEM, 0)]);
		next_block();
		assert_eq!(Orders::<Test>::iter().count(), 2);
		round(ITEM, Some(true));
		round(ITEM, Some(true));
		assert_eq!(stage(proving), None, "later rounds count");
	});
}

#[test]
fn the_line_goes_round() {
	ExtBuilder::build_and_execute(|| {
		add(&template());
		LineEnds::<Test>::put(crate::Ends { first: u32::MAX, next: u32::MAX });
		(0..ITEMS).for_each(|item| fire(item, DEFECT));
		assert_eq!(waiting(), ITEMS);
		WorkOrders::do_try_state().unwrap();
		next_block();
		assert_eq!((waiting(), Orders::<Test>::iter().count()), (0, 3));
	});
}

#[test]
fn while_a_migration_runs_nothing_happens_and_afterwards_everything_is_caught_up() {
	ExtBuilder::build_and_execute(|| {
		let missed = open(ITEM, &template());
		fire(ITEM + 1, DEFECT);
		Migrating::set(true);
		run_to(now() + ACCEPT + 5);
		assert_eq!((waiting(), NextOrder::<Test>::get()), (1, 1));
		assert!(stage(missed).is_some());
		Migrating::set(false);
		next_block();
		assert_eq!((waiting(), stage(missed)), (0, None));
		assert_ok!(WorkOrders::accept(origin(PROVIDER), 1));
	});
}

#[test]
fn a_step_that_concerns_no_order_does_not_stand_in_line() {
	ExtBuilder::build_and_execute(|| {
		open(ITEM, &template());
		<WorkOrders as OnConcluded>::on_concluded(conclusion(ITEM, Step::Round(1), 0));
		<WorkOrders as OnConcluded>::on_concluded(conclusion(ITEM + 1, Step::Round(1), !(1 << DEFECT)));
		assert_eq!(waiting(), 0);
	});
}

#[test]
fn the_configuration_is_sound() {
	ExtBuilder::build_and_execute(WorkOrders::check_integrity);
}

#[test]
#[should_panic(expected = "does not suffice for a step")]
fn too_little_weight_for_the_line_is_found() {
	ExtBuilder::build_and_execute(|| {
		LineWeight::set(WorkOrders::heaviest_note());
		WorkOrders::check_integrity();
	});
}
