//! The node's RPC, beside what every node has.

use jsonrpsee::RpcModule;
use pallet_dynamic_assets_rpc::{DynamicAssets, DynamicAssetsApiServer, Feed};
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use std::{error::Error, sync::Arc};
use substrate_frame_rpc_system::{System, SystemApiServer};
use vivarium_runtime::opaque::Block;

/// What the RPC needs.
pub struct Deps<Client, Pool, Storage> {
	pub client: Arc<Client>,
	pub pool: Arc<Pool>,
	/// The offchain database, where nodes that index keep the records.
	pub offchain: Storage,
	/// What subscribers are told.
	pub feed: Feed<sp_core::H256>,
}

/// All RPC methods of the node's own.
pub fn create<Pool, Storage>(
	Deps { client, pool, offchain, feed }: Deps<crate::service::Client, Pool, Storage>,
) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>>
where
	Pool: sc_transaction_pool_api::TransactionPool<Block = Block> + 'static,
	Storage: sp_core::offchain::OffchainStorage + 'static,
{
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	module.merge(DynamicAssets::<_, _, Block>::new(client, offchain, feed).into_rpc())?;
	Ok(module)
}
