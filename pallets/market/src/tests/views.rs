use super::mock::*;
use crate::{Policy, Transfers};
use frame_support::assert_ok;
use std::collections::BTreeSet;

fn obstacle() -> Option<String> {
	Market::listing(COLLECTION, ITEM).unwrap().obstacle
}

#[test]
fn a_listing_tells_what_a_buyer_names() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Market::listing(COLLECTION, ITEM), None);
		fund(ITEM, 40);
		list(PRICE, Some(20));
		let view = Market::listing(COLLECTION, ITEM).unwrap();
		assert_eq!((view.collection, view.item, view.seller), (COLLECTION, ITEM, SELLER));
		assert_eq!((view.price, view.until, view.purse, view.obstacle), (PRICE, Some(20), 40, None));
		let material = view.material.unwrap();
		assert_eq!(Some(material), Market::material(COLLECTION, ITEM));
		assert_ok!(Market::buy(signed(BUYER), COLLECTION, ITEM, view.price, material, view.purse));
		assert_eq!(Market::material(COLLECTION, PLAIN), None);
	});
}

#[test]
fn a_listing_tells_what_stands_in_the_way_of_buying() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, Some(20));
		assert_eq!(obstacle(), None);
		set_policy(Policy { transfers: Transfers::MarketOnly, blocking_flags: 0b1 });
		assert_eq!(obstacle(), None);
		change(ITEM, Form { state: 0, flags: 0b1 });
		assert_eq!(obstacle().as_deref(), Some("FlagBlocksSale"));
		set_transfers(Transfers::Bound);
		assert_eq!(obstacle().as_deref(), Some("Bound"));
		set_transfers(Transfers::Free);
		assert_ok!(Uniques::freeze(signed(SELLER), COLLECTION, ITEM));
		assert_eq!(obstacle().as_deref(), Some("Frozen"));
		assert_ok!(Uniques::thaw(signed(SELLER), COLLECTION, ITEM));
		System::set_block_number(21);
		assert_eq!(obstacle().as_deref(), Some("ListingOver"));
		assert_ok!(Uniques::transfer(signed(SELLER), COLLECTION, ITEM, BUYER));
		assert_eq!(obstacle().as_deref(), Some("OwnerChanged"));
	});
}

#[test]
fn an_offer_tells_its_terms_and_what_stands_in_the_way_of_accepting_it() {
	ExtBuilder::default().build_and_execute(|| {
		fund(ITEM, 5);
		assert_ok!(Market::make_offer(signed(BUYER), COLLECTION, ITEM, PRICE, 20, seen(), 5));
		let view = || Market::offers(COLLECTION, ITEM, None).pop().unwrap();
		let first = view();
		assert_eq!((first.collection, first.item, first.buyer), (COLLECTION, ITEM, BUYER));
		assert_eq!((first.price, first.until, first.material, first.min_purse), (PRICE, 20, seen(), 5));
		assert_eq!(first.obstacle, None);
		change(ITEM, Form { state: 1, flags: 0 });
		assert_eq!(view().obstacle.as_deref(), Some("MaterialChanged"));
		change(ITEM, Form::default());
		assert_ok!(Uniques::transfer(signed(SELLER), COLLECTION, ITEM, BUYER));
		assert_eq!(view().obstacle.as_deref(), Some("OwnSale"));
		assert_eq!(Market::offers_of(BUYER, None), [view()]);
		assert_eq!(Market::offers_of(STRANGER, None), []);
		assert_eq!(Market::offers(COLLECTION, 1, None), []);
	});
}

#[test]
fn listings_come_in_pages_of_a_hundred() {
	ExtBuilder::default().build_and_execute(|| {
		for item in 100..350 {
			assert_ok!(Uniques::mint(signed(SELLER), COLLECTION, item, SELLER));
			enrol(item);
			assert_ok!(Market::list(signed(SELLER), COLLECTION, item, PRICE, None));
		}
		for collection in [None, Some(COLLECTION)] {
			let (mut found, mut sizes, mut after) = (BTreeSet::new(), vec![], None);
			loop {
				let page = Market::listings(collection, after);
				sizes.push(page.len());
				found.extend(page.iter().map(|view| view.item));
				match page.last() {
					Some(last) => after = Some((last.collection, last.item)),
					None => break,
				}
			}
			assert_eq!(sizes, [100, 100, 50, 0]);
			assert!(found.into_iter().eq(100..350), "each once");
		}
		assert_eq!(Market::listings(Some(COLLECTION + 1), None), []);
	});
}

#[test]
fn offers_come_in_pages_of_a_hundred() {
	ExtBuilder::default().build_and_execute(|| {
		for item in 100..250 {
			assert_ok!(Uniques::mint(signed(SELLER), COLLECTION, item, SELLER));
			enrol(item);
			assert_ok!(Market::make_offer(signed(BUYER), COLLECTION, item, ED, 20, seen(), 0));
		}
		let first = Market::offers_of(BUYER, None);
		let last = first.last().map(|view| (view.collection, view.item));
		let second = Market::offers_of(BUYER, last);
		assert_eq!((first.len(), second.len()), (100, 50));
		let found: BTreeSet<_> = first.iter().chain(&second).map(|view| view.item).collect();
		assert!(found.into_iter().eq(100..250), "each once");

		for buyer in [BUYER, STRANGER, ARTIST] {
			offer(buyer, PRICE, 20);
		}
		let all = Market::offers(COLLECTION, ITEM, None);
		let buyers: BTreeSet<_> = all.iter().map(|view| view.buyer).collect();
		assert_eq!(buyers, BTreeSet::from([BUYER, STRANGER, ARTIST]));
		assert_eq!(Market::offers(COLLECTION, ITEM, Some(all[0].buyer)), all[1..]);
	});
}
