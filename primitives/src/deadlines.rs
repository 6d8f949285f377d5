//! Deadlines: what must happen at a block.

use crate::BlockNumber;
use frame_support::weights::Weight;
use sp_runtime::{DispatchError, DispatchResult};

/// Where pallets arm their deadlines.
pub trait Deadlines<Id> {
	/// Lets `id` fall due at a block. It must not be armed for another one: disarm it there before.
	///
	/// # Errors
	/// When the block is not in the future.
	fn arm(at: BlockNumber, id: Id) -> DispatchResult;

	/// Takes a deadline back that was armed for this block, also where acting on it failed and is to be retried. What is
	/// not armed is passed over.
	fn disarm(at: BlockNumber, id: Id);
}

/// Acts on deadlines.
pub trait OnDeadline<Id> {
	/// The most that acting on this one weighs. Asked each time before it is acted on, and not weighed itself: it follows
	/// from the id alone, without a look into the state.
	fn weight(id: &Id) -> Weight;

	/// The deadline is due. Acts in a storage layer of its own. Returns what that weighed; `None` for the most.
	///
	/// # Errors
	/// What was changed is rolled back, and it is tried again later, so often and no more.
	fn on_deadline(id: &Id) -> Result<Option<Weight>, DispatchError>;
}
