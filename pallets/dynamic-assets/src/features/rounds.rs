//! When rounds open, and which are open.

use crate::{Config, Due, Pallet};
use alloc::vec::Vec;
use vivarium_primitives::{limits, BlockNumber, ShardId};

/// A round that is open.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Round {
	/// The shard.
	pub shard: ShardId,
	/// The opening block, which is the round's number.
	pub opening: BlockNumber,
	/// The last block that may include its reports.
	pub last: BlockNumber,
}

impl<T: Config> Pallet<T> {
	/// The rounds whose reports the next block may include: each opening block whose window is not over, for each
	/// heartbeat. At most 125 keys are read.
	pub(crate) fn open_rounds(now: BlockNumber) -> Vec<Round> {
		let mut rounds = Vec::new();
		for heartbeat in limits::HEARTBEATS {
			let window = limits::window(heartbeat);
			let first = now.saturating_add(1).saturating_sub(window).max(1);
			for opening in first..=now {
				let Some(phase) = opening.checked_rem(heartbeat) else { continue };
				let last = opening.saturating_add(window);
				let due = Due::<T>::get((heartbeat, phase));
				rounds.extend(due.into_iter().map(|shard| Round { shard, opening, last }));
			}
		}
		rounds
	}
}
