use super::mock::*;
use crate::{Call, DeviceTerms, Error, Event, Scope, SignedReading};
use codec::{Decode, Encode};
use frame_support::{
	assert_noop, assert_ok, dispatch::GetDispatchInfo, pallet_prelude::DispatchError, weights::Weight, BoundedVec,
};
use sp_core::{Pair, H256};
use vivarium_engine::reading::Freshness;
use vivarium_primitives::{limits, Pushed, Sample};

fn error(error: Error<Test>) -> DispatchError {
	error.into()
}

/// Readings of the item 0, one for each count.
fn run(sequences: impl IntoIterator<Item = u64>) -> Vec<SignedReading> {
	sequences.into_iter().map(|sequence| signed(sample(0, sequence, (sequence % 1_000) as i64))).collect()
}

#[test]
fn anyone_carries_in_what_a_device_signed() {
	execute_with_device(|| {
		let readings = vec![signed(sample(0, 1, 20)), signed(sample(1, 2, 30)), signed(sample(0, 3, 21))];
		let sampled = Moment::get();
		later(5);
		assert_ok!(relay(readings));
		assert_eq!([0, 1, 2].map(temperature), [Some(21), Some(30), None]);
		let (relayer, collection) = (STRANGER.to_account_id(), COLLECTION);
		assert_eq!(events(), [Event::Relayed { relayer: relayer.clone(), collection, accepted: 3, refused: 0 }]);
		let reading = Lives::get((COLLECTION, 1)).unwrap().readings[usize::from(TEMPERATURE)].clone();
		assert_eq!((reading.standing, reading.accepted.unwrap().block), (Freshness::Fresh, 1));
		let by = Pushed::Device { device: key().0, relayer, sampled };
		assert!(
			LastPushed::get() == Some(by),
			"the assets are told who signed, who carried it in, and when it was taken"
		);
		let seen = view();
		assert_eq!((seen.sequence, seen.sampled, seen.missing, seen.left), (3, sampled, 0, RATE - 3));
	});
}

#[test]
fn a_reading_that_was_carried_in_already_should_be_refused() {
	execute_with_device(|| {
		let reading = signed(sample(0, 1, 20));
		let twice = relay_refusals(vec![reading.clone(), reading.clone()]);
		assert_eq!(twice, [(0, 1, error(Error::NotInSequence))]);
		later(1);
		System::set_block_number(PERIOD.into());
		assert_eq!(reading_refusal(reading.clone()), error(Error::NotInSequence));
		let other = Publishers::relay(origin(PUBLISHER), COLLECTION, vec![reading].try_into().unwrap());
		assert_ok!(other);
		assert!(matches!(events()[..], [Event::ReadingRefused { .. }, Event::Relayed { accepted: 0, refused: 1, .. }]));
	});
}

#[test]
fn a_count_that_goes_back_should_be_refused() {
	execute_with_device(|| {
		let late = signed(sample(1, 4, 20));
		assert_eq!(relay_refusals(run([5])), []);
		later(1);
		assert_eq!(reading_refusal(late), error(Error::NotInSequence));
		assert_eq!(reading_refusal(signed(sample(0, 4, 20))), error(Error::NotInSequence));
		assert_eq!(reading_refusal(signed(sample(0, 0, 20))), error(Error::NotInSequence));
	});
}

#[test]
fn counts_that_were_passed_over_are_counted_from_the_first_reading_on() {
	execute_with_device(|| {
		assert_eq!(relay_refusals(run([100])), []);
		assert_eq!(view().missing, 0, "what was before is nobody's business");
		assert_eq!(relay_refusals(run([101, 104, 105, 107])), []);
		assert_eq!((view().missing, view().sequence), (3, 107));
		assert_eq!(relay_refusals(run([u64::MAX])), []);
		assert_eq!(view().missing, 3 + (u64::MAX - 108));
		assert_eq!(reading_refusal(signed(sample(0, u64::MAX, 1))), error(Error::NotInSequence));
	});
}

#[test]
fn a_reading_of_a_revoked_device_should_be_refused() {
	execute_with_device(|| {
		let before = signed(sample(0, 1, 20));
		assert_ok!(revoke());
		assert_eq!(reading_refusal(before), error(Error::DeviceRevoked));
		later(1);
		assert_eq!(reading_refusal(signed(sample(0, 2, 20))), error(Error::DeviceRevoked));
	});
}

#[test]
fn a_reading_of_a_device_that_was_not_admitted_should_be_refused() {
	execute_with_device(|| {
		let reading = signed_for(2, sample(0, 1, 20), GENESIS, COLLECTION);
		assert_eq!(reading_refusal(reading), error(Error::DeviceNotAdmitted));
		let elsewhere = signed_for(1, sample(0, 1, 20), GENESIS, COLLECTION + 1);
		assert_ok!(Publishers::relay(origin(STRANGER), COLLECTION + 1, vec![elsewhere].try_into().unwrap()));
		let refusal = error(Error::DeviceNotAdmitted);
		assert!(matches!(events()[0], Event::ReadingRefused { error, .. } if error == refusal));
	});
}

#[test]
fn a_reading_for_another_item_should_be_refused() {
	execute_with_device(|| {
		let mut moved = signed(sample(0, 1, 20));
		moved.sample.item = 1;
		assert_eq!(reading_refusal(moved), error(Error::BadSignature));
		let scope = Scope::Items(vec![0, 2].try_into().unwrap());
		assert_ok!(admit_device(1, DeviceTerms { scope, ..terms() }));
		assert_eq!(reading_refusal(signed(sample(1, 1, 20))), error(Error::ItemNotAllowed));
		assert_eq!(relay_refusals(vec![signed(sample(0, 1, 20)), signed(sample(2, 2, 20))]), []);
	});
}

#[test]
fn a_reading_for_another_chain_should_be_refused() {
	execute_with_device(|| {
		let elsewhere = signed_for(1, sample(0, 1, 20), H256::repeat_byte(0x22), COLLECTION);
		assert_eq!(reading_refusal(elsewhere), error(Error::BadSignature));
	});
}

#[test]
fn a_reading_for_another_collection_should_be_refused() {
	execute_with_device(|| {
		let elsewhere = signed_for(1, sample(0, 1, 20), GENESIS, COLLECTION + 1);
		assert_eq!(reading_refusal(elsewhere), error(Error::BadSignature));
	});
}

#[test]
fn a_signature_that_does_not_fit_should_be_refused() {
	execute_with_device(|| {
		let reading = || signed(sample(0, 1, 20));
		let changed = |change: &dyn Fn(&mut Sample)| {
			let mut reading = reading();
			change(&mut reading.sample);
			reading
		};
		let mut others = reading();
		others.signature = device(2).sign(&others.sample.message(GENESIS, COLLECTION));
		let mut nothing = reading();
		nothing.signature = [0; 64].into();
		let mut untagged = reading();
		untagged.signature = device(1).sign(&untagged.sample.encode());
		for forged in [
			changed(&|sample| sample.values[0].1 = 21),
			changed(&|sample| sample.sequence = 2),
			changed(&|sample| sample.sampled -= 1),
			changed(&|sample| sample.values.try_push((TEMPERATURE, 1)).unwrap()),
			others,
			nothing,
			untagged,
		] {
			assert_eq!(reading_refusal(forged), error(Error::BadSignature));
		}
		let whole = reading();
		for bit in 0..512 {
			let mut bytes = whole.signature.0;
			bytes[bit / 8] ^= 1 << (bit % 8);
			let flipped = SignedReading { signature: bytes.into(), ..whole.clone() };
			assert_eq!(relay_refusals(vec![flipped]), [(0, 1, error(Error::BadSignature))], "bit {bit}");
		}
		assert_eq!(relay_refusals(vec![whole]), []);
	});
}

#[test]
fn a_reading_from_the_future_should_be_refused() {
	execute_with_device(|| {
		let ahead = |ms: u64| {
			let mut sample = sample(0, 1, 20);
			sample.sampled += ms;
			signed(sample)
		};
		assert_eq!(reading_refusal(ahead(limits::AHEAD_MS + 1)), error(Error::FromTheFuture));
		let mut never = sample(0, 1, 20);
		never.sampled = u64::MAX;
		assert_eq!(reading_refusal(signed(never)), error(Error::FromTheFuture));
		assert_eq!(relay_refusals(vec![ahead(limits::AHEAD_MS)]), []);
	});
}

#[test]
fn a_reading_that_is_too_old_should_be_refused() {
	execute_with_device(|| {
		let at_the_limit = run([1]);
		later(MAX_AGE.into());
		assert_eq!(relay_refusals(at_the_limit), []);
		let over_it = signed(sample(0, 2, 20));
		later(MAX_AGE.into());
		Moment::mutate(|now| *now += 1);
		assert_eq!(reading_refusal(over_it), error(Error::TooOld));
	});
}

#[test]
fn a_reading_that_was_sampled_before_the_last_one_should_be_refused() {
	execute_with_device(|| {
		let mut before = sample(1, 2, 20);
		later(1);
		assert_eq!(relay_refusals(run([1])), []);
		assert_eq!(reading_refusal(signed(before.clone())), error(Error::SampledEarlier));
		before.sampled = Moment::get();
		assert_eq!(relay_refusals(vec![signed(before)]), [], "two items can be sampled in one moment");
	});
}

#[test]
fn a_reading_that_is_no_newer_than_the_last_one_of_another_device_should_be_refused() {
	execute_with_device(|| {
		assert_ok!(admit_device(2, terms()));
		later(1);
		let (earlier, later) = (sample(0, 1, 20), sample(0, 1, 30));
		assert_eq!(relay_refusals(vec![signed_for(2, later, GENESIS, COLLECTION)]), []);
		assert_eq!(reading_refusal(signed(earlier)), NOT_NEWER);
		assert_eq!(temperature(0), Some(30));
	});
}

#[test]
fn a_reading_that_was_sampled_before_the_admission_should_be_refused() {
	execute(|| {
		let before = signed(sample(0, 1, 20));
		assert_ok!(admit_device(1, terms()));
		assert_eq!(reading_refusal(before), error(Error::SampledBeforeAdmission));
	});
}

#[test]
fn a_metric_that_only_accounts_push_should_be_refused_of_a_device() {
	execute_with_device(|| {
		assert_ok!(admit_device(1, DeviceTerms { metrics: u16::MAX, ..terms() }));
		for (values, refusal) in [
			(&[(HOURS, 1)][..], OTHER_PUSHER),
			(&[(TEMPERATURE, 1), (HOURS, 1)], OTHER_PUSHER),
			(&[(LOAD, 1)], NOT_PUBLISHED),
			(&[(4, 1)], UNKNOWN_METRIC),
		] {
			let mut sample = sample(0, 1, 20);
			sample.values = values.to_vec().try_into().unwrap();
			assert_eq!(reading_refusal(signed(sample)), refusal, "{values:?}");
		}
	});
}

#[test]
fn a_metric_for_which_the_device_was_not_admitted_should_be_refused() {
	execute_with_device(|| {
		for metric in [LOAD, HOURS, 4, 16, u8::MAX] {
			let mut sample = sample(0, 1, 20);
			sample.values.try_push((metric, 1)).unwrap();
			assert_eq!(reading_refusal(signed(sample)), error(Error::MetricNotAllowed), "{metric}");
		}
	});
}

#[test]
fn a_reading_without_a_value_and_a_call_without_a_reading_should_be_refused() {
	execute_with_device(|| {
		let mut empty = sample(0, 1, 20);
		empty.values = Default::default();
		assert_eq!(reading_refusal(signed(empty)), error(Error::NoValue));
		assert_noop!(relay(vec![]), Error::<Test>::NoEntry);
	});
}

#[test]
fn a_reading_of_an_item_that_is_no_asset_can_be_carried_in_again_once_it_is_one() {
	execute_with_device(|| {
		let reading = signed(sample(0, 1, 20));
		let life = Lives::get((COLLECTION, 0)).unwrap();
		retire(0);
		assert_eq!(reading_refusal(reading.clone()), error(Error::NotEnrolled));
		Lives::insert((COLLECTION, 0), life);
		assert_eq!(relay_refusals(vec![reading]), []);
	});
}

#[test]
fn a_reading_that_is_refused_does_not_hold_up_the_others_and_takes_no_count() {
	execute_with_device(|| {
		Failing::set(Some(3));
		let refused = relay_refusals(vec![
			signed(sample(0, 1, 20)),
			signed(sample(1, 2, 1_001)),
			signed(sample(3, 3, 20)),
			signed(sample(2, 2, 22)),
		]);
		assert_eq!(refused, [(1, 2, IMPLAUSIBLE), (3, 3, NOBODY_ACTS)]);
		assert_eq!([0, 1, 2, 3].map(temperature), [Some(20), None, Some(22), None]);
		assert_eq!((view().sequence, view().missing, view().left), (2, 0, RATE - 2));
	});
}

#[test]
fn a_device_over_its_rate_should_be_refused_until_the_next_period() {
	execute_with_device(|| {
		System::set_block_number(30);
		let refused = relay_refusals(run(1..=u64::from(RATE) + 2));
		let over = error(Error::OverRate { blocks: 70 });
		assert_eq!(refused, [(0, u64::from(RATE) + 1, over), (0, u64::from(RATE) + 2, over)]);
		assert_eq!(view().left, 0);
		System::set_block_number(100);
		assert_eq!(view().left, RATE);
		assert_eq!(relay_refusals(run([u64::from(RATE) + 1])), []);
	});
}

#[test]
fn what_others_carry_in_and_is_refused_does_not_use_up_a_devices_rate() {
	execute_with_device(|| {
		let mut forged = run(1..=u64::from(RATE));
		forged.iter_mut().for_each(|reading| reading.signature = [7; 64].into());
		assert_eq!(relay_refusals(forged).len(), RATE as usize);
		assert_eq!(view().left, RATE);
	});
}

#[test]
fn each_device_has_a_count_and_a_rate_of_its_own() {
	execute_with_device(|| {
		assert_ok!(admit_device(2, DeviceTerms { per_period: 1, ..terms() }));
		later(1);
		let of_two = |sequence| signed_for(2, sample(0, sequence, 30), GENESIS, COLLECTION);
		let mut readings = run([7, 8]);
		readings.extend([of_two(1), of_two(2)]);
		assert_eq!(relay_refusals(readings), [(0, 2, error(Error::OverRate { blocks: 99 }))]);
		assert_eq!(temperature(0), Some(30));
	});
}

#[test]
fn more_readings_values_or_items_than_there_may_be_should_not_decode() {
	/// As a reading is encoded, but without its bounds.
	type Unbounded = ([u8; 32], u32, u64, u64, Vec<(u8, i64)>, [u8; 64]);
	let call = |readings: Vec<Unbounded>| Call::<Test>::decode(&mut &(6u8, COLLECTION, readings).encode()[..]);
	let reading = |values: usize| ([0; 32], 0, 0, 0, vec![(0, 0); values], [0; 64]);
	assert!(call(vec![reading(16); 64]).is_ok());
	assert!(call(vec![reading(16); 65]).is_err());
	assert!(call(vec![reading(17)]).is_err());
	let admit = |name: usize, items: usize| {
		let bytes = (3u8, COLLECTION, [0u8; 32], vec![b'n'; name], 1u8, vec![0u32; items], 1u16, 1u32, 1u32).encode();
		Call::<Test>::decode(&mut &bytes[..])
	};
	assert!(admit(32, 16).is_ok());
	assert!(admit(33, 16).is_err());
	assert!(admit(32, 17).is_err());
}

#[test]
fn a_call_is_weighed_by_its_readings_each_of_which_lets_an_asset_advance() {
	let weight = |count: usize| {
		let readings = vec![signed(sample(0, 1, 20)); count];
		let readings = BoundedVec::try_from(readings).unwrap();
		Call::<Test>::relay { collection: COLLECTION, readings }.get_dispatch_info().call_weight
	};
	for count in [1, 7, 64u32] {
		let advances = PUSH.saturating_mul(u64::from(count));
		let own = <() as crate::WeightInfo>::relay(count);
		assert_eq!(weight(count as usize), own.saturating_add(advances));
	}
	assert!(weight(2).all_gt(weight(1)) && weight(1).all_gt(Weight::zero()));
}
