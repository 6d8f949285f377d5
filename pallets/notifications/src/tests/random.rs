use super::mock::*;
use crate::{OfCollection, OfItem, Subject};
use proptest::prelude::*;
use sp_runtime::DispatchResult;
use std::collections::BTreeMap;
use vivarium_engine::notice::{Filter, Notice};
use vivarium_primitives::{Conclusion, ItemId};

const WHO: [u64; 7] = [1, 2, 3, 4, 5, 6, POOR];

/// What somebody does, or what happens.
#[derive(Clone, Debug)]
enum Act {
	Subscribe(u64, Subject, Filter),
	Change(u64, Subject, Filter),
	Unsubscribe(u64, Subject),
	Clear,
	Conclude(Conclusion),
	Retire(ItemId),
	Enrol(ItemId),
	Deposit(u128),
	Drain(u64),
	Blueprint(bool),
}

fn any_filter() -> impl Strategy<Value = Filter> {
	let health = prop_oneof![2 => Just(None), 3 => (0u8..=101).prop_map(Some)];
	(0u32..6, 0u32..12, 0u32..20, health).prop_map(|(flags, states, triggers, health_below)| Filter {
		flags,
		states,
		triggers,
		health_below,
	})
}

fn any_subject() -> impl Strategy<Value = Subject> {
	prop_oneof![2 => Just(OF_ALL), 5 => (0..ITEMS + 1).prop_map(|item| (COLLECTION, Some(item)))]
}

fn any_step() -> impl Strategy<Value = Conclusion> {
	let transition = proptest::option::weighted(0.3, (0u8..3, 0u8..3));
	let bits = |below| prop_oneof![2 => Just(0u32), 1 => 0u32..below];
	let health = (proptest::option::of(0u8..=100), proptest::option::of(0u8..=100));
	(0..ITEMS, transition, bits(4), bits(16), health).prop_map(|(item, transition, raised, triggers, health)| {
		Conclusion { transition, raised, triggers, health, ..step(item) }
	})
}

fn any_act() -> impl Strategy<Value = Act> {
	let who = || prop::sample::select(WHO.as_slice());
	prop_oneof![
		12 => (who(), any_subject(), any_filter()).prop_map(|(who, of, filter)| Act::Subscribe(who, of, filter)),
		4 => (who(), any_subject(), any_filter()).prop_map(|(who, of, filter)| Act::Change(who, of, filter)),
		5 => (who(), any_subject()).prop_map(|(who, of)| Act::Unsubscribe(who, of)),
		1 => Just(Act::Clear),
		8 => any_step().prop_map(Act::Conclude),
		2 => (0..ITEMS).prop_map(Act::Retire),
		3 => (0..ITEMS).prop_map(Act::Enrol),
		1 => (0u128..300).prop_map(Act::Deposit),
		1 => who().prop_map(Act::Drain),
		1 => any::<bool>().prop_map(Act::Blueprint),
	]
}

/// What is subscribed, as a model of it knows.
type Model = BTreeMap<(u64, Subject), (Filter, u128)>;

/// Does it, and follows in the model what was not refused.
fn perform(act: &Act, model: &mut Model) -> DispatchResult {
	match *act {
		Act::Subscribe(who, of, filter) => {
			subscribe(who, of, filter)?;
			let before = model.insert((who, of), (filter, SubscriptionDeposit::get()));
			assert_eq!(before, None, "a subscription took the place of another");
		}
		Act::Change(who, of, filter) => {
			Notifications::change(origin(who), of.0, of.1, filter)?;
			model.get_mut(&(who, of)).expect("it was there").0 = filter;
		}
		Act::Unsubscribe(who, of) => {
			Notifications::unsubscribe(origin(who), of.0, of.1)?;
			model.remove(&(who, of)).expect("it was there");
		}
		Act::Clear => {
			Notifications::clear(origin(ALICE), COLLECTION)?;
			model.retain(|(_, of), _| *of != OF_ALL);
		}
		Act::Conclude(conclusion) => {
			let Conclusion { item, version, transition, triggers, raised, health, .. } = conclusion;
			let notice = Notice { version, transition, triggers, raised, health };
			let subjects = [OF_ALL, (COLLECTION, Some(item))];
			let asked = model.iter().filter(|((_, of), (filter, _))| subjects.contains(of) && filter.matches(&notice));
			let mut asked: Vec<u64> = asked.map(|((who, _), _)| *who).collect();
			asked.dedup();
			assert_eq!(told(conclusion), asked);
		}
		Act::Retire(item) => {
			retire(item);
			model.retain(|(_, of), _| *of != (COLLECTION, Some(item)));
		}
		Act::Enrol(item) => {
			Enrolled::mutate(|enrolled| enrolled.insert(item));
		}
		Act::Deposit(deposit) => SubscriptionDeposit::set(deposit),
		Act::Drain(who) => Balances::transfer_all(origin(who), 50, false)?,
		Act::Blueprint(is_there) => {
			HasBlueprint::set(is_there);
			Latest::set(is_there.then_some(VOCABULARY));
		}
	}
	Ok(())
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn whatever_is_done_deposits_are_conserved_and_who_asked_is_told(
		acts in prop::collection::vec(any_act(), 1..120),
	) {
		ExtBuilder::build().execute_with(|| {
			let issuance = Balances::total_issuance();
			let mut model = Model::new();
			for act in &acts {
				let before = sp_io::storage::root(Default::default());
				if perform(act, &mut model).is_err() {
					assert_eq!(sp_io::storage::root(Default::default()), before, "{act:?} was refused, and left its mark");
				}
				Notifications::do_try_state().unwrap();
				assert_eq!(Balances::total_issuance(), issuance);
				for who in WHO {
					let mine = model.iter().filter(|((subscriber, _), _)| *subscriber == who);
					assert_eq!(held(who), mine.map(|(_, (_, deposit))| deposit).sum::<u128>());
				}
			}
			// In the end whatever is left is ended, and everybody has all of it back.
			for (who, (collection, item)) in model.into_keys() {
				Notifications::unsubscribe(origin(who), collection, item).unwrap();
			}
			assert!(WHO.iter().all(|who| held(*who) == 0));
			assert_eq!((OfItem::<Test>::iter().count(), OfCollection::<Test>::iter().count()), (0, 0));
		});
	}
}
