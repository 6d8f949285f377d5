//! What always holds.

use crate::{
	features::payout::share, Accrued, AllAccrued, BalanceOf, Books, Config, Pallet, Points, Turnover, Turnovers,
};
use frame_support::{ensure, traits::fungible::Inspect};
use sp_runtime::{
	traits::{Saturating, Zero},
	TryRuntimeError,
};

impl<T: Config> Pallet<T> {
	/// Checks the pallet's state: points are counted, and the pot covers all that operators are still to have of it.
	///
	/// # Errors
	/// Names what does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let books = Books::<T>::get();
		let closed = books.epoch.wrapping_sub(1);
		let points_of = |epoch| Points::<T>::iter_prefix_values(epoch).map(u64::from).sum::<u64>();
		ensure!(points_of(books.epoch) == books.points, "the points of the epoch are miscounted");
		let unpaid = points_of(closed);
		ensure!(unpaid <= books.payout.map_or(0, |payout| payout.points), "more points are paid than there were");
		let epochs_known = Points::<T>::iter_keys().all(|(epoch, _)| epoch == books.epoch || epoch == closed);
		ensure!(epochs_known, "points of another epoch");

		let sum = |amounts: &mut dyn Iterator<Item = BalanceOf<T>>| {
			amounts.fold(BalanceOf::<T>::zero(), |sum, amount| sum.saturating_add(amount))
		};
		let accrued = sum(&mut Accrued::<T>::iter_values());
		ensure!(accrued == AllAccrued::<T>::get(), "what has accrued is miscounted");
		let due = books.payout.map_or(Zero::zero(), |payout| {
			sum(&mut Points::<T>::iter_prefix_values(closed).map(|points| share(&payout, points)))
		});
		let pot = Self::spendable_of(&Self::pot());
		ensure!(accrued.saturating_add(due) <= pot, "the pot does not cover what operators are to have");
		let smallest = T::NativeBalance::minimum_balance();
		let kept = Accrued::<T>::iter().all(|(_, amount)| !amount.is_zero());
		ensure!(kept, "nothing has accrued for an operator that is listed");
		let moved = Turnovers::<T>::iter_values().all(|turnover| turnover != Turnover::default());
		ensure!(moved, "an asset that earned and spent nothing is listed among those that did");
		let balance = T::NativeBalance::balance(&Self::pot());
		ensure!(balance.is_zero() || balance >= smallest, "the pot is below the existential deposit");
		Ok(())
	}
}
