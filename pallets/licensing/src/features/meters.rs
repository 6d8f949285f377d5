//! Meters: what was used, and its log.

use crate::{features::state::Known, Config, Error, Event, LicenceId, Licences, Pallet};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use vivarium_engine::licence::{By, Entry, Usage};
use vivarium_primitives::usage_key;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_report_usage(who: &T::AccountId, id: LicenceId, term: u32, total: u64) -> DispatchResult {
		let mut known = Self::settled(id)?;
		match known.licence.terms.meter.as_ref().map(|meter| &meter.by) {
			Some(By::Publisher(publisher)) => ensure!(publisher == who, Error::<T>::NotPublisher),
			_ => return Err(Error::<T>::NotMetered.into()),
		}
		ensure!(known.licence.course.metered_term() == term, Error::<T>::OtherTerm);
		ensure!(total >= known.licence.course.used, Error::<T>::Backwards);
		known.facts.used = total;
		ensure!(Self::record(id, &mut known), Error::<T>::NothingNew);
		Licences::<T>::insert(id, known.licence);
		Ok(())
	}

	pub(crate) fn do_read_meter(id: LicenceId) -> DispatchResult {
		let mut known = Self::settled(id)?;
		let is_counted = matches!(&known.licence.terms.meter, Some(meter) if matches!(meter.by, By::Metric { .. }));
		ensure!(is_counted, Error::<T>::NotMetered);
		let has_fallen = known.counter < known.licence.counter;
		// A counter that fell is noted too: from there on it counts anew.
		ensure!(Self::record(id, &mut known) || has_fallen, Error::<T>::NothingNew);
		Licences::<T>::insert(id, known.licence);
		Ok(())
	}

	/// Notes what is known to be used now; where that is more than before, as an entry of the log. Tells whether it is.
	pub(crate) fn record(id: LicenceId, known: &mut Known<T>) -> bool {
		let Known { licence, facts, counter, .. } = known;
		licence.counter = *counter;
		if facts.used <= licence.course.used {
			return false;
		}
		licence.course.used = facts.used;
		let number = licence.log.count.saturating_add(1);
		let term = licence.course.metered_term();
		let entry = Entry::V1(Usage { licence: id, number, block: facts.now, term, total: facts.used });
		let head = entry.head(&licence.log.head);
		sp_io::offchain_index::set(&usage_key(&head), &entry.bytes(&licence.log.head));
		licence.log = crate::UsageLog { head, count: number };
		Self::deposit_event(Event::Metered { licence: id, number, term, total: facts.used, log_head: head.into() });
		true
	}
}
