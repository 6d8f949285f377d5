use super::mock::*;
use crate::{Payee, ProviderView, Providers, Stage, Template, TemplateView};
use frame_support::assert_ok;

#[test]
fn templates_are_listed_with_their_deposit() {
	ExtBuilder::build_and_execute(|| {
		add(&template());
		add(&reviewed());
		let view = |template, terms| TemplateView { template, terms, depositor: MAKER, deposit: 7 };
		assert_eq!(WorkOrders::template_views(COLLECTION), [view(0, template()), view(1, reviewed())]);
		assert_eq!(WorkOrders::template_views(COLLECTION + 1), []);
	});
}

#[test]
fn orders_are_shown_as_they_are() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &template());
		let view = WorkOrders::order_view(order).unwrap();
		assert_eq!((view.stage, view.until, view.escrow), (Stage::Open, 2 + ACCEPT, FEE));
		assert_eq!(view.funder, Some(Payee::Asset { collection: COLLECTION, item: ITEM }));
		assert_eq!((view.terms, view.opened), (template(), 2));
		assert_eq!(WorkOrders::order_views(COLLECTION, ITEM), [WorkOrders::order_view(order).unwrap()]);
		assert_eq!(WorkOrders::order_views(COLLECTION, ITEM + 1), []);
		assert_ok!(WorkOrders::cancel(origin(OWNER), order));
		assert_eq!(WorkOrders::order_view(order), None);
	});
}

#[test]
fn a_provider_sees_what_it_may_accept_and_what_it_has_accepted() {
	ExtBuilder::build_and_execute(|| {
		let listed = Providers::Listed(vec![PROVIDER].try_into().unwrap());
		let for_provider = open(ITEM, &Template { providers: listed, trigger: 0, ..template() });
		let for_all = open(ITEM + 1, &Template { trigger: 1, ..template() });
		open(ITEM + 2, &Template { fee: PURSE, trigger: 2, ..template() });
		let ids = |views: Vec<crate::OrderView<u64>>| {
			let mut ids: Vec<_> = views.into_iter().map(|view| view.order).collect();
			ids.sort_unstable();
			ids
		};
		let open_to = |who| ids(WorkOrders::orders_open_to(&who, 0));
		assert_eq!(open_to(PROVIDER), [for_provider, for_all]);
		assert_eq!((open_to(OTHER), open_to(OWNER)), (vec![for_all], vec![]));
		assert!(WorkOrders::orders_open_to(&PROVIDER, 1).is_empty());
		assert_ok!(WorkOrders::accept(origin(PROVIDER), for_all));
		assert_eq!((open_to(PROVIDER), open_to(OTHER)), (vec![for_provider], vec![]));
		assert_eq!(ids(WorkOrders::orders_of(&PROVIDER, 0)), [for_all]);
	});
}

#[test]
fn what_is_known_of_a_provider_is_shown() {
	ExtBuilder::build_and_execute(|| {
		completed(&template());
		round(ITEM, Some(true));
		round(ITEM, Some(true));
		let view = ProviderView { done: 1, late: 0, disputed: 0, lost: 0, earned: FEE, claimable: 0 };
		assert_eq!(WorkOrders::provider_view(&PROVIDER), view);
	});
}
