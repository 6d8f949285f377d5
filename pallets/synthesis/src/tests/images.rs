use super::mock::*;
use crate::{Call, Drawn, End, Event, Held, Image, Open, Stage};
use codec::{Decode, Encode};
use frame_support::{assert_ok, pallet_prelude::InvalidTransaction};
use sp_io::hashing::blake2_256;
use vivarium_engine::{
	bounded,
	revision::Origin,
	synthesis::{ImageTerms, Occasion, Policy, Proposal, Refusal, ReviewCondition},
};
use vivarium_primitives::{limits, ModelStatus, Outcome};

/// A proposal whose picture has these bytes.
fn drawing(bytes: &[u8]) -> Proposal {
	proposing(|proposal| proposal.image = Some(blake2_256(bytes)))
}

/// A request whose proposal waits for these bytes.
fn awaited(bytes: &[u8]) -> Open<Test> {
	declare_image();
	let open = synthesize(drawing(bytes));
	assert!(matches!(super::mock::open().unwrap().stage, Stage::Drawing(_)));
	events();
	open
}

fn output() -> [u8; 32] {
	let Origin::Synthesis { output, .. } = last_revision().origin else { panic!("no synthesis") };
	output
}

#[test]
fn a_proposal_comes_true_with_its_image_once_the_bytes_are_there() {
	ExtBuilder::build_and_execute(|| {
		let open = awaited(&png());
		assert_eq!(asset().history.len(), 1);
		run_to(1 + IMAGE_BLOCKS);
		include(image_by(&open, OPERATOR, png()));
		let (digest, bytes) = (blake2_256(&png()), png().len() as u32);
		let stored = Event::ImageStored { collection: COLLECTION, item: 0, digest: digest.into(), bytes };
		let hash = drawing(&png()).hash();
		let applied = Event::Applied { collection: COLLECTION, item: 0, proposal: hash.into(), revision: 2 };
		assert_eq!(events(), [stored, applied]);
		assert_eq!(Synthesis::face(COLLECTION, 0).unwrap().image, Some(Image { digest, bytes }));
		assert_eq!(output(), hash);
		assert!(Drawn::<Test>::contains_key(COLLECTION, PAINTER));
		assert_eq!(refused(&image_by(&open, OPERATOR, png())), InvalidTransaction::Stale, "replayed");
	});
}

#[test]
fn the_bytes_are_indexed_once_and_last() {
	let mut ext = ExtBuilder::build();
	ext.execute_with(|| {
		let open = awaited(&png());
		System::set_extrinsic_index(3);
		include(image_by(&open, OPERATOR, png()));
		let call = RuntimeCall::from(image_by(&open, OPERATOR, png())).encode();
		assert!(call.ends_with(&png()), "the bytes end the transaction");
	});
	let hash = blake2_256(&png()).to_vec();
	let expected = format!("[Insert {{ extrinsic: 3, hash: {hash:?}, size: {} }}]", png().len());
	assert_eq!(format!("{:?}", ext.overlayed_changes().transaction_index_ops()), expected);
}

#[test]
fn without_the_bytes_in_time_it_comes_true_without_the_image() {
	ExtBuilder::build_and_execute(|| {
		let open = awaited(&png());
		run_to(1 + IMAGE_BLOCKS + 1);
		assert_eq!(refused(&image_by(&open, OPERATOR, png())), InvalidTransaction::Stale);
		assert_eq!(Synthesis::face(COLLECTION, 0).unwrap().image, None);
		assert_eq!(output(), proposal().hash(), "what came true is recorded, not what was proposed");
		assert!(!Drawn::<Test>::contains_key(COLLECTION, PAINTER));
	});
}

#[test]
fn wrong_digest() {
	ExtBuilder::build_and_execute(|| {
		let open = awaited(&png());
		let mut other = png();
		other.push(0);
		assert_eq!(refused(&image_by(&open, OPERATOR, other)), InvalidTransaction::Call);
	});
}

#[test]
fn not_an_image() {
	for bytes in [b"plain text".to_vec(), Vec::new(), b"GIF89a".to_vec(), png()[..32].to_vec()] {
		ExtBuilder::build_and_execute(|| {
			let open = awaited(&bytes);
			assert_eq!(refused(&image_by(&open, OPERATOR, bytes)), InvalidTransaction::Call);
		});
	}
}

#[test]
fn an_svg_with_script_named_png() {
	let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg><!-- image.png -->".to_vec();
	ExtBuilder::build_and_execute(|| {
		let open = awaited(&svg);
		assert_eq!(refused(&image_by(&open, OPERATOR, svg)), InvalidTransaction::Call);
		run_to(1 + IMAGE_BLOCKS + 1);
		assert_eq!(Synthesis::face(COLLECTION, 0).unwrap().image, None);
	});
}

#[test]
fn image_too_large() {
	ExtBuilder::build_and_execute(|| {
		let open = awaited(&png());
		let Call::deliver_image { collection, item, request, operator, signature, .. } =
			image_by(&open, OPERATOR, png())
		else {
			panic!("no image");
		};
		let rest = (collection, item, request, operator, signature).encode();
		let decode = |size: u32| {
			let call = [vec![5], rest.clone(), vec![0u8; size as usize].encode()].concat();
			Call::<Test>::decode(&mut &call[..])
		};
		assert!(decode(limits::IMAGE).is_ok());
		assert!(decode(limits::IMAGE + 1).is_err());
	});
}

#[test]
fn only_the_leader_brings_the_image() {
	ExtBuilder::build_and_execute(|| {
		declare_image();
		Members::set(FOUR.to_vec());
		let open = ask();
		let seats = seats(&open);
		let image = |seat: usize| image_by(&open, seats[seat], png());
		assert_eq!(refused(&image(0)), InvalidTransaction::Future, "before the proposal");
		include(answer_by(&open, seats[0], answering(drawing(&png()))));
		assert_eq!(refused(&image(0)), InvalidTransaction::Future, "before the quorum");
		for seat in [1, 2] {
			include(attestation_by(&open, seats[seat], &drawing(&png()), true));
		}
		assert_eq!(refused(&image(1)), InvalidTransaction::BadSigner);
		assert_eq!(refused(&image_by(&open, STRANGER, png())), InvalidTransaction::BadSigner);
		assert_eq!(
			refused(&attestation_by(&open, seats[3], &drawing(&png()), true)),
			InvalidTransaction::Stale,
			"after the quorum"
		);
		let mut forged = image(0);
		if let (Call::deliver_image { signature, .. }, Call::deliver_image { signature: other, .. }) =
			(&mut forged, image(1))
		{
			*signature = other;
		}
		assert_eq!(refused(&forged), InvalidTransaction::BadProof);
		let valid = authorize(&image(0)).unwrap();
		assert_eq!(valid.provides, [(*b"vivarium:image_1", open.hash, seats[0].to_account_id()).encode()]);
		assert_eq!(valid.longevity, u64::from(IMAGE_BLOCKS) + 1);
		include(image(0));
		assert_eq!(asset().history.len(), 2);
	});
}

#[test]
fn what_is_not_drawn_anew_stays() {
	ExtBuilder::build_and_execute(|| {
		let open = awaited(&png());
		include(image_by(&open, OPERATOR, png()));
		let image = Synthesis::face(COLLECTION, 0).unwrap().image;
		run_to(5);
		synthesize(proposing(|one| one.adjustment = 4));
		let face = Synthesis::face(COLLECTION, 0).unwrap();
		assert_eq!((face.revision, face.adjustment, face.image), (3, 4, image));
	});
}

#[test]
fn a_painter_suspended_in_the_meantime_has_drawn_nothing() {
	ExtBuilder::build_and_execute(|| {
		let open = awaited(&png());
		set_status(PAINTER, ModelStatus::Suspended);
		include(image_by(&open, OPERATOR, png()));
		assert_eq!(Synthesis::face(COLLECTION, 0).unwrap().image, None);
		assert_eq!(output(), proposal().hash());
	});
}

#[test]
fn a_model_suspended_while_its_picture_is_awaited_ends_the_request() {
	ExtBuilder::build_and_execute(|| {
		awaited(&png());
		set_status(MODEL, ModelStatus::Suspended);
		run_to(1 + IMAGE_BLOCKS + 1);
		assert_eq!(ends(), [End::ModelSuspended]);
		assert_eq!(asset().history.len(), 1);
	});
}

#[test]
fn a_picture_is_drawn_of_a_change_and_not_of_every_round() {
	ExtBuilder::build_and_execute(|| {
		declare_image();
		for (occasion, is_drawn) in [
			(Occasion::Transition { from: NOMINAL, to: WATCH }, true),
			(Occasion::Trigger { code: 0 }, false),
			(Occasion::Rounds, false),
		] {
			crate::Wanted::<Test>::insert((COLLECTION, 0), occasion);
			run_to(System::block_number() + 1);
			let open = super::mock::open().unwrap();
			include(answer_by(&open, OPERATOR, answering(drawing(&png()))));
			let stage = super::mock::open().map(|open| open.stage);
			assert_eq!(matches!(stage, Some(Stage::Drawing(_))), is_drawn, "{occasion:?}");
			assert_eq!(outcomes(), [if is_drawn { Outcome::Proposed } else { Outcome::Refused(Refusal::ExtraKey) }]);
		}
	});
}

#[test]
fn the_first_image_of_another_version_of_the_model_is_a_first_one() {
	ExtBuilder::build_and_execute(|| {
		declare(|declaration| {
			declaration.image = Some(ImageTerms { model: PAINTER, prompt: bounded("A pump.").unwrap() });
			declaration.review.policy = Policy::When(vec![ReviewCondition::FirstImage].try_into().unwrap());
		});
		Drawn::<Test>::insert(COLLECTION, PAINTER, [PAINTER as u8; 32]);
		let open = synthesize(drawing(&png()));
		include(image_by(&open, OPERATOR, png()));
		assert!(!Held::<Test>::contains_key(COLLECTION, 0));
		run_to(2);
		Drawn::<Test>::insert(COLLECTION, PAINTER, [77; 32]);
		let open = synthesize(drawing(&png()));
		include(image_by(&open, OPERATOR, png()));
		assert!(Held::<Test>::contains_key(COLLECTION, 0));
	});
}

#[test]
fn a_painter_suspended_during_the_review_has_drawn_nothing_that_is_shown() {
	ExtBuilder::build_and_execute(|| {
		declare(|declaration| {
			declaration.image = Some(ImageTerms { model: PAINTER, prompt: bounded("A pump.").unwrap() });
			declaration.review.policy = Policy::Always;
		});
		let open = synthesize(drawing(&png()));
		include(image_by(&open, OPERATOR, png()));
		let proposal = Held::<Test>::get(COLLECTION, 0).unwrap().decided.hash.into();
		set_status(PAINTER, ModelStatus::Suspended);
		events();
		for reviewer in [REVIEWERS[0], REVIEWERS[1]] {
			assert_ok!(Synthesis::approve(RuntimeOrigin::signed(reviewer.to_account_id()), COLLECTION, 0, proposal));
		}
		assert_eq!(ends(), [End::ModelSuspended]);
		assert_eq!(Synthesis::face(COLLECTION, 0), None);
	});
}
