//! What the offchain workers of all pallets begin with.

use crate::{egress::Proxy, BlockNumber};
use alloc::vec::Vec;
use frame_system::offchain::AppCrypto;
use sp_runtime::{MultiSignature, MultiSigner, RuntimeAppPublic};

/// A worker whose chain's clock is further behind than this has nothing to say, in milliseconds.
const MAX_LAG_MS: u64 = 18_000;

/// What a worker works with.
pub struct Tools {
	/// The operators' keys in this node's keystore, at least one.
	pub keys: Vec<MultiSigner>,
	/// The egress proxy of this node.
	pub proxy: Proxy,
}

/// With which of so many tasks a run begins: another one in each block, all over them. Where the world is slow, a run
/// does not come to its end in time, and those at the end of one order would never be served.
pub fn first_of(now: BlockNumber, tasks: usize) -> usize {
	// 2³² / φ: its multiples spread evenly (Knuth, The Art of Computer Programming 3, 6.4).
	let spread = now.wrapping_mul(2_654_435_769) as usize;
	spread.checked_rem(tasks).unwrap_or_default()
}

/// Finds what a worker works with; `None` where the node has no operator's key, where its proxy is not running, and
/// where its chain is behind. `now` is the chain's clock, in milliseconds since 1970; `target` is that of log lines.
pub fn tools<C>(target: &str, now: u64) -> Option<Tools>
where
	C: AppCrypto<MultiSigner, MultiSignature>,
	C::GenericPublic: Into<MultiSigner>,
{
	let keys = C::RuntimeAppPublic::all().into_iter().map(|key| C::GenericPublic::from(key).into());
	let keys: Vec<MultiSigner> = keys.collect();
	if keys.is_empty() {
		return None;
	}
	let Some(proxy) = Proxy::find() else {
		log::warn!(target: target, "the egress proxy is not running, so nothing can be fetched");
		return None;
	};
	let lag = sp_io::offchain::timestamp().unix_millis().saturating_sub(now);
	if lag > MAX_LAG_MS {
		log::debug!(target: target, "the chain is {lag} ms behind: nothing is reported");
		return None;
	}
	Some(Tools { keys, proxy })
}
