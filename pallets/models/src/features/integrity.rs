//! What must hold of the runtime's configuration.

use crate::{Config, Pallet};
use frame_support::traits::Get;

impl<T: Config> Pallet<T> {
	/// The statistics can raise an alert, and not by a cohort without decisions.
	pub(crate) fn check_integrity() {
		assert!(T::MinSamples::get() > 0, "a cohort without decisions has no rate");
		assert!(!T::ImpactThreshold::get().is_zero(), "no ratio is below zero: there would never be an alert");
	}
}
