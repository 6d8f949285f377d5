use super::mock::*;
use crate::{Error, Event, Offers, Registers};
use frame_support::{assert_noop, assert_ok};
use vivarium_engine::licence::{By, Refund, Terms};
use vivarium_primitives::limits;

fn offered(who: u64, terms: Terms<u64>) -> sp_runtime::DispatchResult {
	Licensing::offer(origin(who), COLLECTION, ITEM, Box::new(terms))
}

#[test]
fn the_owner_offers_terms_under_their_digest() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(offer(&terms()), 0);
		assert_eq!(offer(&once()), 1);
		let digest = once().digest().into();
		let events = events();
		assert_eq!(events[0], Event::TillOpened { who: OWNER, amount: ED });
		assert_eq!(events[2], Event::Offered { collection: COLLECTION, item: ITEM, offer: 1, digest });
		assert_eq!(events.len(), 3, "the till is opened once");
		assert_eq!(free(OWNER), ENDOWMENT - ED);
		let views = Licensing::offer_views(COLLECTION, ITEM);
		assert_eq!(
			views.iter().map(|view| (view.offer, view.is_available)).collect::<Vec<_>>(),
			[(0, true), (1, true)]
		);
		assert_eq!(views[1].digest, digest);
	});
}

#[test]
fn only_the_owner_offers_and_only_assets() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(offered(STRANGER, terms()), Error::<Test>::NotOwner);
		Enrolled::mutate(|enrolled| enrolled.remove(&ITEM));
		assert_noop!(offered(OWNER, terms()), Error::<Test>::NotAnAsset);
	});
}

#[test]
fn flawed_terms_are_refused_and_named() {
	ExtBuilder::build_and_execute(|| {
		let refused = |terms: Terms<u64>, error: Error<Test>| {
			assert_noop!(offered(OWNER, terms), error);
		};
		refused(Terms { permissions: Default::default(), ..terms() }, Error::BadPermissions);
		refused(Terms { duration: Some(MinDuration::get() - 1), ..terms() }, Error::BadDuration);
		refused(Terms { duration: Some(limits::LICENCE_BLOCKS + 1), ..terms() }, Error::BadDuration);
		refused(Terms { duration: None, ..terms() }, Error::BadRenewal);
		refused(Terms { renewal: None, duration: None, ..metered() }, Error::BadMeter);
		refused(Terms { meter: None, ..metered() }, Error::BadThresholds);
		refused(Terms { revocation: Some(Refund::ProRata), ..for_ever() }, Error::BadRevocation);
		refused(Terms { income: 1_000_001, ..terms() }, Error::BadIncome);
		let mut other_metric = counted();
		other_metric.meter.as_mut().unwrap().by = By::Metric { version: VERSION, metric: COUNTER + 1 };
		refused(other_metric.clone(), Error::NoSuchCounter);
		other_metric.meter.as_mut().unwrap().by = By::Metric { version: VERSION + 1, metric: COUNTER };
		refused(other_metric, Error::NoSuchCounter);
		assert_ok!(offered(OWNER, Terms { duration: Some(MinDuration::get()), ..counted() }));
	});
}

#[test]
fn an_item_has_so_many_offers_and_no_more() {
	ExtBuilder::build_and_execute(|| {
		for number in 0..limits::OFFERS {
			assert_eq!(offer(&terms()), number);
		}
		assert_noop!(offered(OWNER, terms()), Error::<Test>::TooManyOffers);
		assert_ok!(Licensing::withdraw_offer(origin(OWNER), COLLECTION, ITEM, 3));
		assert_eq!(offer(&terms()), limits::OFFERS, "numbers are not used again");
	});
}

#[test]
fn the_owner_withdraws_an_offer_and_nobody_else() {
	ExtBuilder::build_and_execute(|| {
		offer(&terms());
		let withdraw = |who| Licensing::withdraw_offer(origin(who), COLLECTION, ITEM, 0);
		assert_noop!(withdraw(STRANGER), Error::<Test>::NotOwner);
		assert_ok!(withdraw(OWNER));
		assert_noop!(withdraw(OWNER), Error::<Test>::NoOffer);
		assert_eq!(Registers::<Test>::iter().count(), 0, "nothing is kept");
	});
}

#[test]
fn anyone_withdraws_what_a_former_owner_offered() {
	ExtBuilder::build_and_execute(|| {
		offer(&terms());
		assert_ok!(Uniques::transfer(origin(OWNER), COLLECTION, ITEM, CAROL));
		assert!(!Licensing::offer_views(COLLECTION, ITEM)[0].is_available);
		assert_ok!(Licensing::withdraw_offer(origin(STRANGER), COLLECTION, ITEM, 0));
		assert_eq!(Offers::<Test>::iter().count(), 0);
	});
}
