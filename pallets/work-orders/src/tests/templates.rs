use super::mock::*;
use crate::{Catalogues, Error, Event, Proof, Providers, Template, Templates};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use vivarium_engine::rules::Condition;
use vivarium_primitives::limits;

fn try_add(template: Template<u64>) -> DispatchResult {
	WorkOrders::add_template(origin(MAKER), COLLECTION, Box::new(template))
}

#[test]
fn a_template_is_kept_for_a_deposit_until_it_is_removed() {
	ExtBuilder::build_and_execute(|| {
		let before = has(MAKER);
		assert_ok!(try_add(template()));
		let added = Event::TemplateAdded { collection: COLLECTION, template: 0, depositor: MAKER, deposit: 7 };
		assert_eq!(events(), [Event::EscrowOpened { who: MAKER, amount: ED }, added]);
		assert_eq!((held(MAKER), has(MAKER)), (7, before - ED), "the escrow is opened once");
		assert_eq!(Templates::<Test>::get(COLLECTION, 0).unwrap().template, template());
		assert!(WorkOrders::has_templates(COLLECTION));

		assert_noop!(WorkOrders::remove_template(origin(OWNER), COLLECTION, 0), Error::<Test>::NotCollectionOwner);
		assert_ok!(WorkOrders::remove_template(origin(MAKER), COLLECTION, 0));
		let removed = Event::TemplateRemoved { collection: COLLECTION, template: 0, depositor: MAKER, deposit: 7 };
		assert_eq!((events(), held(MAKER)), (vec![removed], 0));
		assert!(!WorkOrders::has_templates(COLLECTION));
		assert_noop!(WorkOrders::remove_template(origin(MAKER), COLLECTION, 0), Error::<Test>::NoTemplate);
		assert_eq!(add(&template()), 1, "numbers are never used again");
	});
}

#[test]
fn only_the_owner_of_a_collection_adds_templates_to_it() {
	ExtBuilder::build_and_execute(|| {
		for who in [OWNER, STRANGER] {
			let refused = WorkOrders::add_template(origin(who), COLLECTION, Box::new(template()));
			assert_noop!(refused, Error::<Test>::NotCollectionOwner);
		}
		let unknown = WorkOrders::add_template(origin(MAKER), COLLECTION + 1, Box::new(template()));
		assert_noop!(unknown, Error::<Test>::UnknownCollection);
	});
}

#[test]
fn a_template_of_a_collection_that_is_gone_is_removed_by_anyone_and_its_deposit_released() {
	ExtBuilder::build_and_execute(|| {
		add(&template());
		for item in 0..ITEMS {
			assert_ok!(Uniques::burn(origin(MAKER), COLLECTION, item, None));
		}
		let witness = pallet_uniques::DestroyWitness { items: 0, item_metadatas: 0, attributes: 0 };
		assert_ok!(Uniques::destroy(origin(MAKER), COLLECTION, witness));
		assert_ok!(WorkOrders::remove_template(origin(STRANGER), COLLECTION, 0));
		assert_eq!(held(MAKER), 0);
	});
}

#[test]
fn zero_fee() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(try_add(Template { fee: 0, ..template() }), Error::<Test>::ZeroFee);
		assert_ok!(try_add(Template { fee: 1, ..template() }));
	});
}

#[test]
fn unsound_templates_are_refused() {
	ExtBuilder::build_and_execute(|| {
		let telemetry = |conditions: Vec<Condition>, rounds, blocks| {
			let conditions = conditions.try_into().unwrap();
			Template { proof: Proof::Telemetry { conditions, rounds, blocks }, ..template() }
		};
		let sound = Condition::InState { state: 0 };
		let no_title = Template { title: Default::default(), ..template() };
		let bell = Template { title: b"ring\x07".to_vec().try_into().unwrap(), ..template() };
		let nobody = Template { providers: Providers::Listed(Default::default()), ..template() };
		for (template, error) in [
			(no_title, Error::<Test>::BadTitle),
			(bell, Error::BadTitle),
			(nobody, Error::NoProviders),
			(Template { accept_blocks: 1, ..template() }, Error::BadDeadline),
			(Template { finish_blocks: 1_000_001, ..template() }, Error::BadDeadline),
			(telemetry(vec![sound], 1, u32::MAX), Error::BadDeadline),
			(Template { trigger: TRIGGERS, ..template() }, Error::NoSuchTrigger),
			(Template { version: 9, ..template() }, Error::NoSuchTrigger),
			(telemetry(vec![], 1, PROVE), Error::BadConditions),
			(telemetry(vec![Condition::Stepped { metric: 0 }], 1, PROVE), Error::BadConditions),
			(telemetry(vec![sound], 0, PROVE), Error::NoRounds),
		] {
			assert_noop!(try_add(template), error);
		}
		assert_ok!(try_add(telemetry(vec![sound; 4], 255, PROVE)));
	});
}

#[test]
fn a_collection_has_eight_templates_at_most() {
	ExtBuilder::build_and_execute(|| {
		(0..limits::TEMPLATES).for_each(|number| assert_eq!(add(&template()), number));
		assert_noop!(try_add(template()), Error::<Test>::TooManyTemplates);
		assert_ok!(WorkOrders::remove_template(origin(MAKER), COLLECTION, 3));
		assert_eq!(add(&template()), limits::TEMPLATES);
		assert_eq!(Catalogues::<Test>::get(COLLECTION).listed.len(), limits::TEMPLATES as usize);
	});
}

#[test]
fn who_cannot_cover_the_deposit_adds_no_template() {
	ExtBuilder::build_and_execute(|| {
		add(&template());
		TemplateDeposit::set(ENDOWMENT);
		assert_noop!(try_add(template()), Error::<Test>::DepositNotCovered);
	});
}

#[test]
fn who_cannot_open_the_escrow_adds_no_template() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(Balances::transfer_allow_death(origin(MAKER), STRANGER, ENDOWMENT - ED - 2));
		assert_noop!(try_add(template()), Error::<Test>::CannotPay);
	});
}
