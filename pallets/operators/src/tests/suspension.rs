use super::mock::*;
use crate::{Counters, Error, Event, Fault, Standing};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::Perbill;
use vivarium_primitives::{Committee, Conduct};

/// Lets an operator miss ten rounds, which is enough.
fn fail(operator: u64) {
	serve(operator, 10, 10);
}

fn resume(operator: u64) -> sp_runtime::DispatchResult {
	Operators::resume(RuntimeOrigin::signed(operator))
}

#[test]
fn who_misses_too_many_rounds_is_suspended() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		serve(1, 11, 6);
		assert_eq!(events(), [Event::Suspended { operator: 1, fault: Fault::Misses, until: 2 }]);
		assert_eq!(standing(1), Standing::Suspended { until: 2 });
		assert!((2..=4).all(|operator| standing(operator) == Standing::Active));
	});
}

#[test]
fn who_misses_as_many_as_it_may_is_not() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		for _ in 0..5 {
			serve(1, 1, 0);
		}
		serve(1, 5, 5);
		assert_eq!(view(1).record.recent.missed, 5);
		assert_eq!(standing(1), Standing::Active);
		serve(1, 1, 1);
		assert_eq!(standing(1), Standing::Suspended { until: 2 }, "one more");
	});
}

#[test]
fn a_few_rounds_say_nothing() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		serve(1, 9, 9);
		assert_eq!(standing(1), Standing::Active);
		serve(1, 1, 1);
		assert_eq!(standing(1), Standing::Suspended { until: 2 });
	});
}

#[test]
fn who_reports_too_many_outliers_is_suspended() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		let report = |outliers| {
			let conduct = Conduct { missed: false, values: 10, outliers, causes: 0 };
			<Operators as Committee<u64>>::record(&1, conduct);
		};
		(0..10).for_each(|_| report(2));
		assert_eq!(standing(1), Standing::Active, "a fifth is what it may");
		report(3);
		assert_eq!(events(), [Event::Suspended { operator: 1, fault: Fault::Outliers, until: 2 }]);
	});
}

#[test]
fn causes_are_no_fault() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		let silent = Conduct { missed: false, values: 0, outliers: 0, causes: 100 };
		(0..50).for_each(|_| <Operators as Committee<u64>>::record(&1, silent));
		assert_eq!(standing(1), Standing::Active);
	});
}

#[test]
fn shares_are_compared_exactly() {
	let third = Perbill::from_rational(1u32, 3u32);
	let fault = |missed, rounds| Counters { missed, rounds, ..Default::default() }.fault(1, third, Perbill::one());
	assert_eq!(fault(0, 0), None);
	assert_eq!(fault(1, 4), None);
	assert_eq!(fault(1, 2), Some(Fault::Misses));
	assert_eq!(fault(u64::MAX / 4, u64::MAX), None);
	assert_eq!(fault(u64::MAX / 2, u64::MAX), Some(Fault::Misses));
	let all = Counters { missed: 9, rounds: 9, outliers: 9, values: 9, ..Default::default() };
	assert_eq!(all.fault(1, Perbill::one(), Perbill::one()), None, "more than all cannot be");
}

#[test]
fn misses_of_another_epoch_do_not_count() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		serve(1, 9, 9);
		run_to_epoch(1);
		serve(1, 9, 9);
		assert_eq!(view(1).record.total.missed, 18);
		assert_eq!(standing(1), Standing::Active);
	});
}

#[test]
fn one_is_suspended_once() {
	ExtBuilder::default().operators(1..=8).build_and_execute(|| {
		serve(1, 30, 30);
		assert_eq!(events().len(), 1);
	});
}

#[test]
fn a_suspension_acts_from_the_next_snapshot_and_lasts_an_epoch() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		run_to(MIDPOINT - 1);
		fail(1);
		run_to(EPOCH - 1);
		assert_eq!(members(), [1, 2, 3, 4], "the present committees stay");
		run_to_epoch(1);
		assert_eq!(members(), [2, 3, 4]);
		assert_noop!(resume(1), Error::<Test>::StillSuspended);
		run_to(2 * EPOCH - 1);
		assert_noop!(resume(1), Error::<Test>::StillSuspended);
		run_to_epoch(2);
		events();
		assert_ok!(resume(1));
		assert_eq!(events(), [Event::Resumed { operator: 1 }]);
		assert_eq!(members(), [2, 3, 4]);
		run_to_epoch(3);
		assert_eq!(members(), [1, 2, 3, 4]);
	});
}

#[test]
fn a_suspension_after_the_freeze_acts_an_epoch_later() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		run_to(MIDPOINT);
		fail(1);
		assert_eq!(standing(1), Standing::Suspended { until: 3 });
		run_to_epoch(1);
		assert_eq!(members(), [1, 2, 3, 4]);
		run_to(3 * EPOCH - 1);
		assert_eq!(members(), [2, 3, 4]);
		assert_noop!(resume(1), Error::<Test>::StillSuspended);
		run_to_epoch(3);
		assert_ok!(resume(1));
	});
}

#[test]
fn who_does_not_resume_stays_out() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		fail(1);
		run_to_epoch(6);
		assert_eq!(members(), [2, 3, 4]);
		assert_eq!(Money::of(1).held, 100, "it is an operator still");
	});
}

#[test]
fn governance_reinstates_at_any_time() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		fail(1);
		events();
		assert_ok!(Operators::reinstate(RuntimeOrigin::root(), 1));
		assert_eq!(events(), [Event::Reinstated { operator: 1 }]);
		serve(1, 9, 9);
		assert_eq!(standing(1), Standing::Active, "its misses of this epoch are forgiven");
		assert_eq!(view(1).record.total.missed, 19, "but not forgotten");
		run_to_epoch(1);
		assert_eq!(members(), [1, 2, 3, 4]);
	});
}

#[test]
fn who_is_not_suspended_has_nothing_to_end() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		assert_noop!(resume(1), Error::<Test>::NotSuspended);
		assert_noop!(Operators::reinstate(RuntimeOrigin::root(), 1), Error::<Test>::NotSuspended);
	});
}

#[test]
fn a_suspended_operator_may_leave() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		fail(1);
		assert_ok!(Operators::leave(RuntimeOrigin::signed(1)));
		assert_noop!(resume(1), Error::<Test>::HasLeft);
		run_to_epoch(2);
		assert_eq!(Money::of(1).held, 0);
	});
}

#[test]
fn no_more_are_suspended_than_a_committee_could_bear() {
	for (operators, expected) in [(1, 0), (3, 0), (4, 1), (6, 1), (7, 2), (8, 2)] {
		ExtBuilder::default().operators(1..=operators).build_and_execute(|| {
			(1..=u64::from(operators)).for_each(fail);
			let suspended = (1..=u64::from(operators)).filter(|id| standing(*id) != Standing::Active).count();
			assert_eq!(suspended, expected, "of {operators}");
			run_to_epoch(1);
			assert_eq!(members().len(), operators as usize - expected);
		});
	}
}

#[test]
fn who_left_is_not_suspended() {
	ExtBuilder::default().operators(1..=5).build_and_execute(|| {
		assert_ok!(Operators::leave(RuntimeOrigin::signed(1)));
		fail(1);
		assert_eq!(standing(1), Standing::Left);
		fail(2);
		assert_eq!(standing(2), Standing::Suspended { until: 2 }, "and takes nobody's place");
	});
}
