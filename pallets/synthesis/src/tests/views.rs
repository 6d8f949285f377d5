use super::mock::*;
use vivarium_engine::synthesis::Policy;

#[test]
fn an_open_request_tells_who_works_on_it_and_how_far_it_is() {
	ExtBuilder::build_and_execute(|| {
		Members::set(FOUR.to_vec());
		let open = ask();
		let seats = seats(&open);
		let view = || Synthesis::request_view(COLLECTION, 0).unwrap();
		let asked = view();
		assert_eq!((asked.occasion.as_str(), asked.stage.as_str(), asked.quorum), ("owner", "asked", 3));
		assert_eq!(asked.committee, seats.iter().map(|one| one.to_account_id()).collect::<Vec<_>>());
		include(answer_by(&open, seats[0], answering(proposal())));
		include(attestation_by(&open, seats[1], &proposal(), false));
		let proposed = view();
		assert_eq!((proposed.stage.as_str(), proposed.agree, proposed.disagree), ("proposed", 1, 1));
		assert_eq!(Synthesis::request_view(COLLECTION, 1), None);
	});
}

#[test]
fn what_waits_for_review_is_listed_with_its_diff() {
	ExtBuilder::build_and_execute(|| {
		declare_review(Policy::Always);
		synthesize(proposing(|one| (one.to, one.flags) = (Some(WATCH), 1)));
		let waiting = Synthesis::waiting(Some(COLLECTION), 0);
		let diff = [
			"condition good → worn",
			"wear 0 → 10",
			"remark  → runs dry",
			"state nominal → watch",
			"inspect raised",
			"health adjustment 0 → -3",
			"narrative: It runs at 42 percent.",
		];
		assert_eq!(waiting[0].diff, diff);
		assert_eq!((waiting[0].external_id.as_str(), waiting[0].occasion.as_str()), ("pump-0", "owner"));
		assert_eq!((waiting[0].reviewers.len(), waiting[0].threshold, waiting[0].model), (3, 2, MODEL));
		assert_eq!(Synthesis::waiting(None, 0), waiting);
		assert_eq!(Synthesis::waiting(Some(8), 0), []);
		assert_eq!(Synthesis::waiting(None, 1), [], "one is passed over");
	});
}
