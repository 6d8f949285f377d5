//! The node's RPC, beside what every node has.

use jsonrpsee::RpcModule;
use pallet_dynamic_assets_rpc::{DynamicAssets, DynamicAssetsApiServer, Revisions};
use pallet_notifications_rpc::{Client as Told, News, Notifications, NotificationsApiServer};
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use std::{error::Error, sync::Arc};
use substrate_frame_rpc_system::{System, SystemApiServer};
use vivarium_runtime::{opaque::Block, AccountId};

/// What the RPC needs.
pub struct Deps<Client, Pool, Storage> {
	pub client: Arc<Client>,
	pub pool: Arc<Pool>,
	/// The offchain database, where nodes that index keep the records.
	pub offchain: Storage,
	/// The revisions that subscribers are told of.
	pub revisions: Revisions<sp_core::H256>,
	/// What happens to assets, which subscribers are told.
	pub news: News<sp_core::H256, AccountId>,
}

/// All RPC methods of the node's own.
pub fn create<Pool, Storage>(
	Deps { client, pool, offchain, revisions, news }: Deps<crate::service::Client, Pool, Storage>,
) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>>
where
	Pool: sc_transaction_pool_api::TransactionPool<Block = Block> + 'static,
	Storage: sp_core::offchain::OffchainStorage + 'static,
{
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	module.merge(DynamicAssets::<_, _, Block>::new(client.clone(), offchain, revisions).into_rpc())?;
	module.merge(Notifications::new(Arc::new(Told::<_, Block>::new(client)), news).into_rpc())?;
	Ok(module)
}
