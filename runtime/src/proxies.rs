//! What may be done for somebody else.

use crate::RuntimeCall;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::InstanceFilter;
use scale_info::TypeInfo;

/// What a proxy may do for the account that named it. Each but `Any` is a list of calls: what is not on it is refused, so
/// that a call that is added to the chain is refused until somebody has thought about it.
///
/// Calls that run others under an origin of their own (`proxy.proxy`, `multisig.asMulti` and what belongs to them) are on
/// none, since what they run would meet no list. Batches are on all of them: what they run does.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything, as if it were the account itself.
	#[codec(index = 0)]
	#[default]
	Any,
	/// What moves neither items nor money, and gives nobody the means to: all that the types below may, but reinstating a
	/// licence, which may renew it for money, and deciding about a work order, which pays it; and keeping blueprints, declarations, publishers, metadata and assets in
	/// order. Deposits may be taken and given back.
	#[codec(index = 1)]
	NonTransfer,
	/// The seat in the council: propose, vote, close.
	#[codec(index = 2)]
	Governance,
	/// An operator's or a validator's node: its keys, and coming back after a suspension.
	#[codec(index = 3)]
	Operation,
	/// A publisher: values, notes, what devices signed, and what meters counted.
	#[codec(index = 4)]
	Publishing,
	/// A reviewer: approve, reject, take down, put back; halt licences and let them go on; decide about work orders.
	#[codec(index = 5)]
	Reviewing,
	/// Stops what another proxy announced, before its delay is over. Nothing else.
	#[codec(index = 6)]
	Guard,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			Self::Any => true,
			_ if is_batch(call) => true,
			Self::NonTransfer => {
				is_governance(call)
					|| is_operation(call)
					|| is_publishing(call)
					|| is_reviewing(call) && !is_moving_by_review(call)
					|| is_guard(call)
					|| is_keeping(call)
			}
			Self::Governance => is_governance(call),
			Self::Operation => is_operation(call),
			Self::Publishing => is_publishing(call),
			Self::Reviewing => is_reviewing(call),
			Self::Guard => is_guard(call),
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(Self::Any, _) => true,
			(Self::NonTransfer, other) => !matches!(other, Self::Any | Self::Reviewing),
			_ => self == other,
		}
	}
}

/// Runs calls under the same limits.
fn is_batch(call: &RuntimeCall) -> bool {
	use pallet_utility::Call;
	matches!(
		call,
		RuntimeCall::Utility(
			Call::batch { .. } | Call::batch_all { .. } | Call::force_batch { .. } | Call::if_else { .. }
		)
	)
}

fn is_governance(call: &RuntimeCall) -> bool {
	use pallet_collective::Call;
	matches!(call, RuntimeCall::Council(Call::propose { .. } | Call::vote { .. } | Call::close { .. }))
}

fn is_operation(call: &RuntimeCall) -> bool {
	use pallet_operators::Call;
	matches!(
		call,
		RuntimeCall::Operators(Call::rotate_key { .. } | Call::resume { .. })
			| RuntimeCall::Session(pallet_session::Call::set_keys { .. })
	)
}

fn is_publishing(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Publishers(pallet_publishers::Call::publish { .. } | pallet_publishers::Call::relay { .. })
			| RuntimeCall::Licensing(pallet_licensing::Call::report_usage { .. })
	)
}

fn is_reviewing(call: &RuntimeCall) -> bool {
	use pallet_licensing::Call as Licensing;
	use pallet_synthesis::Call as Synthesis;
	matches!(
		call,
		RuntimeCall::Synthesis(
			Synthesis::approve { .. } | Synthesis::reject { .. } | Synthesis::strip { .. } | Synthesis::revert { .. }
		) | RuntimeCall::Licensing(Licensing::suspend { .. } | Licensing::reinstate { .. } | Licensing::lift { .. })
			| RuntimeCall::WorkOrders(pallet_work_orders::Call::decide { .. })
	)
}

/// A licence in grace for which enough is set aside is renewed at once; a work order is paid out of escrow.
fn is_moving_by_review(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Licensing(pallet_licensing::Call::reinstate { .. })
			| RuntimeCall::WorkOrders(pallet_work_orders::Call::decide { .. })
	)
}

fn is_guard(call: &RuntimeCall) -> bool {
	matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
}

/// Keeps what somebody has in order, without a movement of items or money. Retiring an asset is not among it: it empties
/// the asset's purse, and pays licensees back. Nor is asking a model: the purse pays for it.
fn is_keeping(call: &RuntimeCall) -> bool {
	use pallet_dynamic_assets::Call as Assets;
	use pallet_notifications::Call as Notifications;
	use pallet_publishers::Call as Publishers;
	use pallet_synthesis::Call as Synthesis;
	use pallet_uniques::Call as Uniques;
	use pallet_work_orders::Call as WorkOrders;
	matches!(
		call,
		RuntimeCall::System(frame_system::Call::remark { .. } | frame_system::Call::remark_with_event { .. })
			| RuntimeCall::Uniques(
				Uniques::freeze { .. }
					| Uniques::thaw { .. }
					| Uniques::freeze_collection { .. }
					| Uniques::thaw_collection { .. }
					| Uniques::cancel_approval { .. }
					| Uniques::set_attribute { .. }
					| Uniques::clear_attribute { .. }
					| Uniques::set_metadata { .. }
					| Uniques::clear_metadata { .. }
					| Uniques::set_collection_metadata { .. }
					| Uniques::clear_collection_metadata { .. }
			) | RuntimeCall::DynamicAssets(
			Assets::set_blueprint { .. }
				| Assets::remove_blueprint { .. }
				| Assets::enrol { .. }
				| Assets::migrate_item { .. }
				| Assets::set_trait { .. }
		) | RuntimeCall::Publishers(
			Publishers::admit { .. }
				| Publishers::dismiss { .. }
				| Publishers::admit_device { .. }
				| Publishers::revoke_device { .. }
				| Publishers::forget_device { .. }
		) | RuntimeCall::Synthesis(
			Synthesis::set_declaration { .. } | Synthesis::remove_declaration { .. } | Synthesis::set_reviewers { .. }
		) | RuntimeCall::Market(pallet_market::Call::cancel { .. } | pallet_market::Call::cancel_offer { .. })
			| RuntimeCall::Licensing(
				pallet_licensing::Call::withdraw_offer { .. } | pallet_licensing::Call::remove_perk { .. }
			) | RuntimeCall::WorkOrders(
			WorkOrders::remove_template { .. }
				| WorkOrders::accept { .. }
				| WorkOrders::start { .. }
				| WorkOrders::withdraw { .. }
				| WorkOrders::complete { .. }
				| WorkOrders::dispute { .. }
		) | RuntimeCall::Notifications(
			Notifications::subscribe { .. }
				| Notifications::change { .. }
				| Notifications::unsubscribe { .. }
				| Notifications::clear { .. }
		)
	)
}
