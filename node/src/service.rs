//! The parts of a node and how they hang together.

use crate::{egress, gateway, known_keys, metrics, revisions, rpc};
use futures::FutureExt;
use pallet_dynamic_assets_rpc::Revisions;
use pallet_notifications_rpc::News;
use pallet_operators_runtime_api::OperatorsApi;
use sc_client_api::{Backend, BlockBackend};
use sc_consensus_aura::{ImportQueueParams, SlotProportion, StartAuraParams};
use sc_consensus_grandpa::SharedVoterState;
use sc_network::NetworkBackend;
use sc_service::{error::Error, ChainType, Configuration, PartialComponents, TaskManager, WarpSyncConfig};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_api::{ApiError, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_consensus_aura::{sr25519::AuthorityPair as AuraPair, AuraApi};
use sp_consensus_grandpa::GrandpaApi;
use sp_core::crypto::ByteArray;
use sp_runtime::traits::Block as BlockT;
use std::{path::PathBuf, sync::Arc, time::Duration};
use vivarium_primitives::operator_key;
use vivarium_runtime::{opaque::Block, AccountId, RuntimeApi};

/// The client, which executes Wasm only.
pub type Client = sc_service::TFullClient<Block, RuntimeApi, sc_executor::WasmExecutor<sp_io::SubstrateHostFunctions>>;
type FullBackend = sc_service::TFullBackend<Block>;
type SelectChain = sc_consensus::LongestChain<FullBackend, Block>;
type GrandpaImport = sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, Client, SelectChain>;
type GrandpaLink = sc_consensus_grandpa::LinkHalf<Block, Client, SelectChain>;
type Parts = PartialComponents<
	Client,
	FullBackend,
	SelectChain,
	sc_consensus::DefaultImportQueue<Block>,
	sc_transaction_pool::TransactionPoolHandle<Block, Client>,
	(GrandpaImport, GrandpaLink, Option<Telemetry>),
>;

/// Blocks between two stored justifications.
const JUSTIFICATION_PERIOD: u32 = 512;
/// How long GRANDPA waits before it gossips again.
const GOSSIP: Duration = Duration::from_millis(333);

fn parts(config: &Configuration) -> Result<Parts, Error> {
	let telemetry = config
		.telemetry_endpoints
		.clone()
		.filter(|endpoints| !endpoints.is_empty())
		.map(|endpoints| {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok::<_, sc_telemetry::Error>((worker, telemetry))
		})
		.transpose()?;

	let executor = sc_service::new_wasm_executor(&config.executor);
	let (client, backend, keystore_container, task_manager) = sc_service::new_full_parts::<Block, RuntimeApi, _>(
		config,
		telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
		executor,
		Vec::new(),
	)?;
	let client = Arc::new(client);
	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = sc_consensus::LongestChain::new(backend.clone());
	let transaction_pool = Arc::from(
		sc_transaction_pool::Builder::new(
			task_manager.spawn_essential_handle(),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);
	let (block_import, grandpa_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry.as_ref().map(Telemetry::handle),
	)?;

	let slots = client.clone();
	let import_queue = sc_consensus_aura::import_queue::<AuraPair, _, _, _, _, _>(ImportQueueParams {
		block_import: block_import.clone(),
		justification_import: Some(Box::new(block_import.clone())),
		client: client.clone(),
		create_inherent_data_providers: move |parent, _| {
			let slots = slots.clone();
			async move {
				let slot_duration = sc_consensus_aura::standalone::slot_duration_at(&*slots, parent)?;
				Ok(inherents(slot_duration))
			}
		},
		spawner: &task_manager.spawn_essential_handle(),
		registry: config.prometheus_registry(),
		check_for_equivocation: Default::default(),
		telemetry: telemetry.as_ref().map(Telemetry::handle),
		compatibility_mode: Default::default(),
	})?;

	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: (block_import, grandpa_link, telemetry),
	})
}

/// The chain in its database, without a node around it.
pub fn client(config: &Configuration) -> Result<(Arc<Client>, TaskManager), Error> {
	let PartialComponents { client, task_manager, .. } = parts(config)?;
	Ok((client, task_manager))
}

type Inherents = (sp_consensus_aura::inherents::InherentDataProvider, sp_timestamp::InherentDataProvider);

/// The public keys with which blocks after the genesis are authored, finalized and reported in, each with what its holder is.
fn genesis_keys(client: &Client, genesis: <Block as BlockT>::Hash) -> Result<Vec<(&'static str, Vec<u8>)>, ApiError> {
	let api = client.runtime_api();
	let authors = api.authorities(genesis)?.into_iter().map(|key| ("a validator", key.to_raw_vec()));
	let finalizers = api.grandpa_authorities(genesis)?.into_iter().map(|(key, _)| ("a finalizer", key.to_raw_vec()));
	let operators = api.operators(genesis)?.into_iter().map(|operator| ("an operator", operator.key.to_raw_vec()));
	Ok(authors.chain(finalizers).chain(operators).collect())
}

fn inherents(slot_duration: sp_consensus_aura::SlotDuration) -> Inherents {
	let time = sp_timestamp::InherentDataProvider::from_system_time();
	let slot =
		sp_consensus_aura::inherents::InherentDataProvider::from_timestamp_and_slot_duration(*time, slot_duration);
	(slot, time)
}

/// What this node does beside what every node does.
pub struct Options {
	/// The file that says what the offchain worker may reach.
	pub oracle_config: Option<PathBuf>,
	/// The gateway, if it is on.
	pub gateway: Option<gateway::Options>,
}

/// Starts a full node with the network backend that was asked for.
pub fn new_full(config: Configuration, options: Options) -> Result<TaskManager, Error> {
	match config.network.network_backend {
		sc_network::config::NetworkBackendType::Libp2p => {
			start::<sc_network::NetworkWorker<Block, <Block as BlockT>::Hash>>(config, options)
		}
		sc_network::config::NetworkBackendType::Litep2p => start::<sc_network::Litep2pNetworkBackend>(config, options),
	}
}

fn start<Network: NetworkBackend<Block, <Block as BlockT>::Hash>>(
	config: Configuration,
	options: Options,
) -> Result<TaskManager, Error> {
	let PartialComponents {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: (block_import, grandpa_link, mut telemetry),
	} = parts(&config)?;
	known_keys::refuse(
		&config.chain_spec.chain_type(),
		config.dev_key_seed.as_deref(),
		&*keystore_container.keystore(),
	)?;
	let info = client.info();
	if info.best_number == 0 {
		let keys = genesis_keys(&client, info.genesis_hash).map_err(sp_blockchain::Error::from)?;
		known_keys::refuse_genesis(&config.chain_spec.chain_type(), &keys)?;
	}

	let mut net_config = sc_network::config::FullNetworkConfiguration::<_, _, Network>::new(
		&config.network,
		config.prometheus_registry().cloned(),
	);
	let metrics = Network::register_notification_metrics(config.prometheus_registry());
	let genesis = client.block_hash(0)?.ok_or_else(|| Error::Other("the chain has no genesis block".into()))?;
	let grandpa_protocol = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
	let (grandpa_config, grandpa_notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<_, Network>(
		grandpa_protocol.clone(),
		metrics.clone(),
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(grandpa_config);
	let warp_sync = Arc::new(sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		grandpa_link.shared_authority_set().clone(),
		Vec::new(),
	));
	let (network, system_rpc_tx, tx_handler_controller, sync_service, _bitswap) =
		sc_service::build_network(sc_service::BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: transaction_pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(warp_sync)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	let offchain_storage =
		backend.offchain_storage().ok_or_else(|| Error::Other("the database has no offchain storage".into()))?;
	if config.offchain_worker.enabled {
		if let Some(seed) = &config.dev_key_seed {
			keystore_container
				.keystore()
				.sr25519_generate_new(operator_key::KEY_TYPE, Some(seed))
				.map_err(|error| Error::Other(format!("the development key cannot be stored: {error}")))?;
		}
		egress::start(
			egress::Options {
				config: options.oracle_config,
				allow_loopback: config.chain_spec.chain_type() == ChainType::Development,
			},
			offchain_storage.clone(),
			&task_manager.spawn_essential_handle(),
			config.prometheus_registry(),
		)
		.map_err(|error| Error::Other(format!("the egress proxy cannot start: {error}")))?;
		let workers = sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
			runtime_api_provider: client.clone(),
			is_validator: config.role.is_authority(),
			keystore: Some(keystore_container.keystore()),
			offchain_db: Some(offchain_storage.clone()),
			transaction_pool: Some(OffchainTransactionPoolFactory::new(transaction_pool.clone())),
			network_provider: Arc::new(network.clone()),
			enable_http_requests: true,
			custom_extensions: |_| Vec::new(),
		})?;
		task_manager.spawn_handle().spawn(
			"offchain-workers-runner",
			"offchain-worker",
			workers.run(client.clone(), task_manager.spawn_handle()).boxed(),
		);
	}
	if let Some(options) = options.gateway {
		let assets = gateway::Chain::new(client.clone(), offchain_storage.clone());
		gateway::start(options, assets, &task_manager.spawn_handle(), config.prometheus_registry())
			.map_err(|error| Error::Other(format!("the gateway cannot start: {error}")))?;
	}
	let revisions = Revisions::default();
	let telling = revisions::run(client.clone(), revisions.clone());
	task_manager.spawn_handle().spawn_blocking("revisions", None, telling);
	let news = News::default();
	let telling = pallet_notifications_rpc::follow::<_, Block, AccountId>(client.clone(), news.clone());
	task_manager.spawn_handle().spawn_blocking("notifications", None, telling);

	if let Some(registry) = config.prometheus_registry() {
		let metrics = metrics::Metrics::register(registry)
			.map_err(|error| Error::Other(format!("the chain's metrics cannot be registered: {error}")))?;
		task_manager.spawn_handle().spawn_blocking("metrics", None, metrics::run(client.clone(), metrics));
	}

	let role = config.role;
	let force_authoring = config.force_authoring;
	let name = config.network.node_name.clone();
	let enable_grandpa = !config.disable_grandpa;
	let prometheus_registry = config.prometheus_registry().cloned();

	let rpc_builder = {
		let (client, pool) = (client.clone(), transaction_pool.clone());
		Box::new(move |_| {
			let deps = rpc::Deps {
				client: client.clone(),
				pool: pool.clone(),
				offchain: offchain_storage.clone(),
				revisions: revisions.clone(),
				news: news.clone(),
			};
			rpc::create(deps).map_err(Into::into)
		})
	};
	sc_service::spawn_tasks(sc_service::SpawnTasksParams {
		network: Arc::new(network.clone()),
		client: client.clone(),
		keystore: keystore_container.keystore(),
		task_manager: &mut task_manager,
		transaction_pool: transaction_pool.clone(),
		rpc_builder,
		backend,
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		config,
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	if role.is_authority() {
		let proposer_factory = sc_basic_authorship::ProposerFactory::new(
			task_manager.spawn_handle(),
			client.clone(),
			transaction_pool.clone(),
			prometheus_registry.as_ref(),
			telemetry.as_ref().map(Telemetry::handle),
		);
		let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
		let aura = sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
			slot_duration,
			client: client.clone(),
			select_chain,
			block_import,
			proposer_factory,
			create_inherent_data_providers: move |_, ()| async move { Ok(inherents(slot_duration)) },
			force_authoring,
			backoff_authoring_blocks: None::<()>,
			keystore: keystore_container.keystore(),
			sync_oracle: sync_service.clone(),
			justification_sync_link: sync_service.clone(),
			block_proposal_slot_portion: SlotProportion::new(2f32 / 3f32),
			max_block_proposal_slot_portion: None,
			telemetry: telemetry.as_ref().map(Telemetry::handle),
			compatibility_mode: Default::default(),
		})?;
		task_manager.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
	}

	if enable_grandpa {
		let voter = sc_consensus_grandpa::run_grandpa_voter(sc_consensus_grandpa::GrandpaParams {
			config: sc_consensus_grandpa::Config {
				gossip_duration: GOSSIP,
				justification_generation_period: JUSTIFICATION_PERIOD,
				name: Some(name),
				observer_enabled: false,
				keystore: role.is_authority().then(|| keystore_container.keystore()),
				local_role: role,
				telemetry: telemetry.as_ref().map(Telemetry::handle),
				protocol_name: grandpa_protocol,
			},
			link: grandpa_link,
			network,
			sync: Arc::new(sync_service),
			notification_service: grandpa_notifications,
			voting_rule: sc_consensus_grandpa::VotingRulesBuilder::default().build(),
			prometheus_registry,
			shared_voter_state: SharedVoterState::empty(),
			telemetry: telemetry.as_ref().map(Telemetry::handle),
			offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(transaction_pool),
		})?;
		task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
	}
	Ok(task_manager)
}
