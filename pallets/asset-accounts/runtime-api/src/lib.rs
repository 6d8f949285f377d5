//! What people ask of the purses of assets. Polkadot.js Apps shows these under *Developer → Runtime calls*.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

use codec::Codec;
use pallet_asset_accounts::{EarningsView, FeeTable, PurseView, SponsorshipView};
use vivarium_primitives::{CollectionId, ItemId};

sp_api::decl_runtime_apis! {
	/// Reading the purses of assets.
	pub trait AssetAccountsApi<AccountId, Balance>
	where
		AccountId: Codec,
		Balance: Codec,
	{
		/// The purse of an item: its account, what is in it, what the asset can spend, for how many rounds it lasts, and
		/// what the asset has earned and spent. Nothing where there is no such item.
		fn purse(collection: CollectionId, item: ItemId) -> Option<PurseView<AccountId, Balance>>;
		/// What the owner of a collection gave for the upkeep of its assets.
		fn sponsorship(collection: CollectionId) -> SponsorshipView<AccountId, Balance>;
		/// What being served costs now.
		fn fees() -> FeeTable<Balance>;
		/// What an operator has earned and was not paid yet.
		fn earnings(operator: AccountId) -> EarningsView<Balance>;
	}
}
