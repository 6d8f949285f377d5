//! What the runtime API answers.

use crate::{
	features::state::Known, ByLicensee, Config, Licence, LicenceId, LicenceView, OfferView, Offers, Pallet, Registers,
};
use alloc::vec::Vec;
use frame_support::traits::nonfungibles::Inspect as _;
use vivarium_engine::licence::{outstanding, State};
use vivarium_primitives::{CollectionId, ItemId};

/// The most licences that are listed at once.
const PAGE: usize = 100;

impl<T: Config> Pallet<T> {
	/// The offers of an item, by number.
	pub fn offer_views(collection: CollectionId, item: ItemId) -> Vec<OfferView<T::AccountId>> {
		let owner = T::Items::owner(&collection, &item);
		let register = Registers::<T>::get((collection, item));
		let mut views: Vec<_> = Offers::<T>::iter_prefix((collection, item))
			.map(|(offer, stored)| OfferView {
				offer,
				digest: stored.digest.into(),
				is_available: owner.as_ref() == Some(&stored.owner) && !register.excludes(&stored.terms),
				terms: stored.terms,
				owner: stored.owner,
			})
			.collect();
		views.sort_by_key(|view| view.offer);
		views
	}

	/// A licence that lives.
	pub fn licence_view(licence: LicenceId) -> Option<LicenceView<T::AccountId>> {
		Self::known(licence).ok().map(|known| view(licence, known))
	}

	/// The licences of an account, 100 a page.
	pub fn licence_views(who: &T::AccountId, page: u32) -> Vec<LicenceView<T::AccountId>> {
		let licences = ByLicensee::<T>::iter_prefix_values(who).flatten();
		let skipped = PAGE.saturating_mul(page as usize);
		licences.skip(skipped).take(PAGE).filter_map(Self::licence_view).collect()
	}

	/// The licences of an account on an item.
	pub fn licence_views_of(
		who: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
	) -> Vec<LicenceView<T::AccountId>> {
		ByLicensee::<T>::get(who, (collection, item)).into_iter().filter_map(Self::licence_view).collect()
	}
}

fn view<T: Config>(id: LicenceId, known: Known<T>) -> LicenceView<T::AccountId> {
	let projection = known.projection();
	let Licence { collection, item, licensee, terms, deposit, log, .. } = known.licence;
	let course = projection.course;
	let units = course.grace.map_or(course.used, |grace| grace.units);
	let is_over = projection.state == State::Expired;
	LicenceView {
		licence: id,
		collection,
		item,
		licensee,
		state: projection.state,
		permissions: projection.permissions.0.iter().collect(),
		term: course.term,
		ends: course.end,
		grace_until: course.grace.map(|grace| grace.until),
		next_price: terms.renewal_price(units).filter(|_| course.renewals != Some(0) && !is_over),
		renewals: course.renewals,
		is_automatic: course.automatic,
		is_paid_ahead: course.ahead.is_some(),
		used: course.used,
		owed: outstanding(&terms, &course, course.used),
		held: projection.held,
		deposit,
		log_head: log.head.into(),
		log_count: log.count,
		digest: terms.digest().into(),
		terms,
	}
}
