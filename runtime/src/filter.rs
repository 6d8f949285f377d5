//! What may not be called, whoever asks but root.

use crate::{
	AssetAccounts, DynamicAssets, Licensing, Market, Publishers, RuntimeCall, Synthesis, Validators, WorkOrders,
	MAX_COUNCILLORS,
};
use alloc::collections::BTreeSet;
use frame_support::traits::Contains;

/// pallet-uniques knows nothing of dynamic assets: it would burn an enrolled item, or destroy a collection, under their
/// life. `dynamicAssets.retire` and `dynamicAssets.retireAndBurn` are the exits. Nor may a collection go before its
/// blueprints (`dynamicAssets.removeBlueprint`), declarations (`synthesis.removeDeclaration`), reviewers
/// (`synthesis.setReviewers` with nobody), publishers (`publishers.dismiss`), devices (`publishers.forgetDevice`),
/// templates of work orders (`workOrders.removeTemplate`) and perks (`licensing.removePerk`): whoever takes its id next would
/// inherit them, and their deposits. Nor before its items, whosever they are: each may have a purse, which the next item of
/// its id would open; they are burnt one by one.
/// Nor may either leave money behind: `assetAccounts.withdraw` and
/// `assetAccounts.withdrawSponsorship` take it out. Nor may what is listed, offered for, or kept by a policy of the market
/// (`market.setPolicy`).
pub struct KeepsAssetsWhole;

impl Contains<RuntimeCall> for KeepsAssetsWhole {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Uniques(pallet_uniques::Call::burn { collection, item, .. }) => {
				!DynamicAssets::is_enrolled(*collection, *item) && !AssetAccounts::has_purse(*collection, *item)
			}
			// The pallet holds the witness against what there is.
			RuntimeCall::Uniques(pallet_uniques::Call::destroy { collection, witness }) => {
				witness.items == 0
					&& !DynamicAssets::has_assets(*collection)
					&& !DynamicAssets::has_blueprints(*collection)
					&& !Synthesis::has_settings(*collection)
					&& !Publishers::has_publishers(*collection)
					&& !AssetAccounts::has_sponsorship(*collection)
					&& !Market::has_settings(*collection)
					&& !WorkOrders::has_templates(*collection)
					&& !Licensing::has_perks(*collection)
			}
			_ => true,
		}
	}
}

/// pallet-collective takes any list of members: with one twice its majorities would be out of reach, with more than it was
/// weighed for its calls would be too cheap, and with nobody there would be none to seat the next ones.
pub struct KeepsCouncilSeated;

impl Contains<RuntimeCall> for KeepsCouncilSeated {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Council(pallet_collective::Call::set_members { new_members, .. }) => {
				let seats = new_members.len();
				// The length first, which bounds the rest.
				(1..=MAX_COUNCILLORS as usize).contains(&seats)
					&& new_members.iter().collect::<BTreeSet<_>>().len() == seats
			}
			_ => true,
		}
	}
}

/// pallet-session lets whoever asks take session keys away: the last validator's too, after whom nobody could author a block.
/// `validators.add` brings another one first. That the call may be refused to others too, for as long, harms nobody.
pub struct KeepsValidatorsSigning;

impl Contains<RuntimeCall> for KeepsValidatorsSigning {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(call, RuntimeCall::Session(pallet_session::Call::purge_keys { .. })) || Validators::can_lose_one()
	}
}
