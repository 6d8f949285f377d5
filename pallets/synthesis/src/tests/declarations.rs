use super::mock::*;
use crate::{Declarations, Error, Event, HoldReason, Panels};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use sp_keyring::Sr25519Keyring;
use vivarium_engine::{
	bounded,
	synthesis::{Declaration, ImageTerms, Occasions, Policy},
};

fn on_hold(of: Sr25519Keyring) -> u128 {
	Balances::balance_on_hold(&HoldReason::Declaration.into(), &of.to_account_id())
}

fn deposit(declaration: &Declaration) -> u128 {
	declaration.bytes().len() as u128 * BYTE_DEPOSIT
}

fn set(origin: RuntimeOrigin, version: u32, declaration: Declaration) -> sp_runtime::DispatchResult {
	Synthesis::set_declaration(origin, COLLECTION, version, Box::new(declaration))
}

#[test]
fn the_owner_declares_and_a_deposit_is_held_for_the_bytes() {
	ExtBuilder::build_and_execute(|| {
		set_blueprint(2);
		let before = on_hold(OWNER);
		assert_eq!(before, deposit(&declaration()));
		assert_ok!(set(owner_origin(), 2, declaration()));
		assert_eq!(on_hold(OWNER), 2 * before);
		let hash = declaration().hash();
		assert_eq!(events(), [Event::Declared { collection: COLLECTION, version: 2, hash: hash.into() }]);
		assert_eq!(Synthesis::declaration(COLLECTION, 2), Some(declaration()));
		assert_eq!(Declarations::<Test>::get(COLLECTION, 2).unwrap().hash, hash);
	});
}

#[test]
fn another_declaration_replaces_the_one_before_and_its_deposit() {
	ExtBuilder::build_and_execute(|| {
		let mut shorter = declaration();
		shorter.narrative = None;
		assert_ok!(set(owner_origin(), 1, shorter.clone()));
		assert_eq!(on_hold(OWNER), deposit(&shorter));
		assert_eq!(Synthesis::declaration(COLLECTION, 1), Some(shorter));
	});
}

#[test]
fn the_former_owners_deposit_comes_back_when_the_next_one_declares() {
	ExtBuilder::build_and_execute(|| {
		set_collection_owner(HOLDER);
		assert_ok!(set(holder_origin(), 1, declaration()));
		assert_eq!((on_hold(OWNER), on_hold(HOLDER)), (0, deposit(&declaration())));
	});
}

#[test]
fn who_does_not_own_the_collection_should_not_declare() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(set(holder_origin(), 1, declaration()), Error::<Test>::NotOwner);
		assert_noop!(Synthesis::remove_declaration(holder_origin(), COLLECTION, 1), Error::<Test>::NotOwner);
		let reviewers = vec![STRANGER.to_account_id()].try_into().unwrap();
		assert_noop!(Synthesis::set_reviewers(stranger_origin(), COLLECTION, reviewers, 1), Error::<Test>::NotOwner);
	});
}

#[test]
fn an_unknown_collection_or_version_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		let unknown = Synthesis::set_declaration(owner_origin(), 8, 1, Box::new(declaration()));
		assert_noop!(unknown, Error::<Test>::UnknownCollection);
		assert_noop!(set(owner_origin(), 2, declaration()), Error::<Test>::UnknownVersion);
		assert_noop!(Synthesis::remove_declaration(owner_origin(), COLLECTION, 2), Error::<Test>::NotDeclared);
	});
}

#[test]
fn a_declaration_that_does_not_fit_the_blueprint_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		let unsound: [fn(&mut Declaration); 6] = [
			|one| one.occasions = Occasions::default(),
			|one| one.flags = 0b100,
			|one| one.tolerances[0].index = VALUE,
			|one| one.adjustment = 51,
			|one| one.prompt = Default::default(),
			|one| one.review.policy = Policy::When(Default::default()),
		];
		for change in unsound {
			let mut declaration = declaration();
			change(&mut declaration);
			assert_noop!(set(owner_origin(), 1, declaration), Error::<Test>::BadDeclaration);
		}
	});
}

#[test]
fn a_model_of_the_wrong_kind_should_not_be_declared() {
	ExtBuilder::build_and_execute(|| {
		let mut writer = declaration();
		writer.model = PAINTER;
		assert_noop!(set(owner_origin(), 1, writer), Error::<Test>::WrongKindOfModel);
		let mut painter = declaration();
		painter.image = Some(ImageTerms { model: MODEL, prompt: bounded("A pump.").unwrap() });
		assert_noop!(set(owner_origin(), 1, painter), Error::<Test>::WrongKindOfModel);
		let mut unknown = declaration();
		unknown.model = 77;
		assert_ok!(set(owner_origin(), 1, unknown));
	});
}

#[test]
fn a_deposit_that_cannot_be_held_leaves_the_declaration_as_it_was() {
	ExtBuilder::build_and_execute(|| {
		set_collection_owner(Sr25519Keyring::Two);
		let two = RuntimeOrigin::signed(Sr25519Keyring::Two.to_account_id());
		let mut other = declaration();
		other.narrative = None;
		assert_noop!(set(two, 1, other), Error::<Test>::DepositNotCovered);
		assert_eq!(on_hold(OWNER), deposit(&declaration()));
	});
}

#[test]
fn a_removed_declaration_gives_the_deposit_back_and_nothing_is_asked_any_more() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(Synthesis::remove_declaration(owner_origin(), COLLECTION, 1));
		assert_eq!(events(), [Event::DeclarationRemoved { collection: COLLECTION, version: 1 }]);
		assert_eq!(on_hold(OWNER), 0);
		assert_noop!(Synthesis::request(holder_origin(), COLLECTION, 0), Error::<Test>::NotDeclared);
	});
}

#[test]
fn anyone_removes_the_declaration_of_a_collection_that_is_gone() {
	ExtBuilder::build_and_execute(|| {
		remove_collection();
		assert_ok!(Synthesis::remove_declaration(stranger_origin(), COLLECTION, 1));
		assert_eq!(on_hold(OWNER), 0, "the deposit is its depositor's");
	});
}

#[test]
fn reviewers_are_named_once_each_and_can_reach_their_threshold() {
	ExtBuilder::build_and_execute(|| {
		let panel = |reviewers: &[Sr25519Keyring], threshold| {
			let accounts: Vec<_> = reviewers.iter().map(|reviewer| reviewer.to_account_id()).collect();
			Synthesis::set_reviewers(owner_origin(), COLLECTION, accounts.try_into().unwrap(), threshold)
		};
		for (reviewers, threshold) in [([].as_slice(), 1), (&[HOLDER], 0), (&[HOLDER], 2), (&[HOLDER; 2], 1)] {
			assert_noop!(panel(reviewers, threshold), Error::<Test>::BadPanel);
		}
		assert_ok!(panel(&[HOLDER, STRANGER], 2));
		assert_eq!(events(), [Event::ReviewersSet { collection: COLLECTION, reviewers: 2, threshold: 2 }]);
		assert!(Synthesis::has_settings(COLLECTION));
		assert_ok!(panel(&[], 0));
		assert!(!Panels::<Test>::contains_key(COLLECTION), "nobody and no threshold dissolve it");
	});
}
