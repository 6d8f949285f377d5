//! What people ask of operators. Polkadot.js Apps shows these under *Developer → Runtime calls*.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use pallet_operators::{EpochView, OperatorView};
use vivarium_primitives::{BlockNumber, Member, ShardId};

sp_api::decl_runtime_apis! {
	/// Reading operators.
	pub trait OperatorsApi<AccountId, Balance>
	where
		AccountId: Codec,
		Balance: Codec,
	{
		/// An operator: its standing, keys, bond and record.
		fn operator(account: AccountId) -> Option<OperatorView<AccountId, Balance>>;
		/// All operators, in the order of their admission.
		fn operators() -> Vec<OperatorView<AccountId, Balance>>;
		/// The present epoch: its blocks, its members, and those of the next one once they are known.
		fn epoch() -> EpochView<AccountId>;
		/// The committee of a shard for the round that opens at this block.
		fn committee(shard: ShardId, opening: BlockNumber) -> Vec<Member<AccountId>>;
	}
}
