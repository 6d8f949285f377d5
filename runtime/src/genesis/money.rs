//! What the demo's assets cost, have and owe to those who made them.

use super::collections::MEDIA;
use crate::{AccountId, AssetAccounts, Balance, MILLIVIV, VIV};
use alloc::{vec, vec::Vec};
use pallet_asset_accounts::FeeTable;
use pallet_dynamic_assets::GenesisCollection;
use pallet_royalties::GenesisSchedule;
use vivarium_primitives::Purse;

/// What is in the purse of each asset: enough for four months of rounds every ten seconds.
const PURSE: Balance = 1_000 * VIV;

/// What being served costs.
pub fn fees() -> FeeTable<Balance> {
	FeeTable { round: MILLIVIV, synthesis: 10 * MILLIVIV }
}

/// The purses of the assets of these collections.
pub fn purses(collections: &[GenesisCollection<AccountId>]) -> Vec<(AccountId, Balance)> {
	let items = collections.iter().flat_map(|of| of.items.iter().map(|(item, _)| (of.id, *item)));
	items.map(|(collection, item)| (AssetAccounts::account(collection, item), PURSE)).collect()
}

/// What these two have of whatever media are sold or licensed for: 10 %, of which the first gets three fifths.
pub fn royalties(artist: AccountId, studio: AccountId) -> Vec<GenesisSchedule<AccountId>> {
	vec![GenesisSchedule { collection: MEDIA, rate: 100_000, shares: vec![(artist, 600_000), (studio, 400_000)] }]
}
