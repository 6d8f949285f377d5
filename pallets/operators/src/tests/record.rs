use super::mock::*;
use crate::{Counters, Record, Records};
use frame_support::assert_ok;
use vivarium_primitives::{Committee, Conduct};

fn record(operator: u64, conduct: Conduct) {
	<Operators as Committee<u64>>::record(&operator, conduct);
}

#[test]
fn a_round_is_counted_as_it_went() {
	ExtBuilder::default().operators([1, 2]).build_and_execute(|| {
		record(1, Conduct { missed: false, values: 7, outliers: 1, causes: 2 });
		record(1, Conduct { missed: false, values: 3, outliers: 0, causes: 0 });
		record(1, Conduct { missed: true, ..Default::default() });
		let counted = Counters { rounds: 3, missed: 1, values: 10, outliers: 1, causes: 2, points: 2 };
		assert_eq!(view(1).record, Record { total: counted, epoch: 0, recent: counted });
		assert_eq!(view(2).record, Record::default(), "the other one's is its own");
	});
}

#[test]
fn an_epoch_is_counted_from_nothing_and_the_total_goes_on() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		serve(1, 4, 1);
		run_to_epoch(1);
		serve(1, 2, 0);
		let Record { total, epoch, recent } = view(1).record;
		assert_eq!((total.rounds, total.missed, total.points), (6, 1, 5));
		assert_eq!((epoch, recent.rounds, recent.missed, recent.points), (1, 2, 0, 2));
	});
}

#[test]
fn who_leaves_is_counted_while_its_rounds_may_close() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		assert_ok!(Operators::leave(RuntimeOrigin::signed(1)));
		run_to(EPOCH);
		serve(1, 1, 0);
		assert_eq!(view(1).record.total.points, 1);
	});
}

#[test]
fn there_is_no_record_of_a_stranger() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		serve(STRANGER, 1, 0);
		assert_eq!(Records::<Test>::iter_keys().collect::<Vec<_>>(), [1]);
	});
}

#[test]
fn counters_stop_at_their_end() {
	let full = u64::MAX;
	let mut counters =
		Counters { rounds: full, missed: full, values: full, outliers: full, causes: full, points: full };
	let before = counters;
	counters.add(Conduct { missed: true, values: 9, outliers: 9, causes: 9 });
	counters.add(Conduct { missed: false, values: 9, outliers: 9, causes: 9 });
	assert_eq!(counters, before);
}
