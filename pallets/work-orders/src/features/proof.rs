//! Proofs: what telemetry says of completed work.

use crate::{Config, End, OrderId, Orders, Pallet, Proof, Stage};
use vivarium_primitives::{Conditions, Step};

impl<T: Config> Pallet<T> {
	/// Judges completed work by a step of its asset. What held so often in a row is paid.
	pub(crate) fn judge(id: OrderId, step: Step) {
		let now = Self::now();
		let Some(mut order) = Orders::<T>::get(id) else { return };
		let Proof::Telemetry { conditions, rounds, .. } = &order.terms.proof else { return };
		let Stage::Completed { work, held, judged } = &mut order.stage else { return };
		// Steps that stood in line together are seen by one state of the asset: they count once. What is too late falls due.
		if *judged >= now || now > order.until {
			return;
		}
		let (collection, item, version) = (order.collection, order.item, order.terms.version);
		let Some(holds) = T::Conditions::hold(collection, item, version, conditions, work.block, step) else { return };
		*held = if holds { held.saturating_add(1) } else { 0 };
		*judged = now;
		if *held >= *rounds {
			Self::end(id, order, End::Proven);
		} else {
			Orders::<T>::insert(id, order);
		}
	}
}
