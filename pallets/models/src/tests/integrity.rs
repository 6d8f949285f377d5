use super::mock::*;
use frame_support::traits::Hooks;
use sp_runtime::Perbill;

#[test]
fn the_configuration_of_the_tests_is_sound() {
	ExtBuilder::default().build_and_execute(Models::integrity_test);
}

#[test]
#[should_panic(expected = "a cohort without decisions has no rate")]
fn a_runtime_whose_cohorts_need_no_samples_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		MinSamples::set(0);
		Models::integrity_test();
	});
}

#[test]
#[should_panic(expected = "there would never be an alert")]
fn a_runtime_without_a_threshold_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		ImpactThreshold::set(Perbill::zero());
		Models::integrity_test();
	});
}
