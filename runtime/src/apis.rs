//! What the node and its users may ask of the runtime.

use crate::{
	genesis, AccountId, AssetAccounts, Aura, Balance, Block, DynamicAssets, Executive, Grandpa, InherentDataExt,
	Licensing, Market, Models, Nonce, Notifications, Operators, Publishers, Royalties, Runtime, RuntimeCall,
	RuntimeGenesisConfig, SessionKeys, Synthesis, System, TransactionPayment, WorkOrders, VERSION,
};
#[cfg(feature = "runtime-benchmarks")]
use crate::{
	AllPalletsWithSystem, Balances, Council, Deadlines, Migrations, Multisig, Proxy, Sudo, Timestamp, Uniques, Utility,
	Validators,
};
use alloc::{string::String, vec::Vec};
use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	weights::Weight,
};
use pallet_asset_accounts::{EarningsView, FeeTable, PurseView, SponsorshipView};
use pallet_licensing::{LicenceId, LicenceView, OfferView as LicenceOfferView};
use pallet_market::{ListingView, OfferView, Policy};
use pallet_models::{FairnessView, ModelView, RecordView};
use pallet_notifications::{Refusal, Subject, SubscriptionView, Told};
use pallet_operators::{EpochView, OperatorView};
use pallet_publishers::{DeviceKey, DeviceView, NoteView, PublisherView};
use pallet_royalties::{OwedView, ScheduleView, SettlementView};
use pallet_synthesis::{Face, RequestView, WaitingView};
use pallet_work_orders::{OrderId, OrderView, ProviderView, TemplateView};
use sp_api::impl_runtime_apis;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::{crypto::KeyTypeId, OpaqueMetadata, H256};
use sp_runtime::{
	traits::Block as BlockT,
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult,
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_version::RuntimeVersion;
use vivarium_engine::{
	blueprint::{Core, Texts},
	claims::ClaimView,
	licence::Permission,
	metadata,
	notice::Filter,
	revision::Record,
	synthesis::{system_hash, Declaration},
	text,
	view::{AssetView, ReadingView, RevisionLine, RoundView},
};
use vivarium_primitives::{BlockNumber, CollectionId, Committee, ItemId, Member, ModelId, ShardId};

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> sp_runtime::ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: sp_inherents::InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(owner: Vec<u8>, seed: Option<Vec<u8>>) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			_equivocation_proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				sp_runtime::traits::NumberFor<Block>,
			>,
			_key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			None
		}

		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			_authority_id: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			None
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(
			extrinsic: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(extrinsic, len)
		}

		fn query_fee_details(
			extrinsic: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_fee_details(extrinsic, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<Block, Balance, RuntimeCall> for Runtime {
		fn query_call_info(
			call: RuntimeCall,
			len: u32,
		) -> pallet_transaction_payment::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(call: RuntimeCall, len: u32) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis::preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis::names()
		}
	}

	impl pallet_dynamic_assets_runtime_api::DynamicAssetsApi<Block> for Runtime {
		fn asset(collection: CollectionId, item: ItemId) -> Option<AssetView> {
			DynamicAssets::asset_view(collection, item)
		}

		fn reading(collection: CollectionId, item: ItemId, metric: String) -> Option<ReadingView> {
			DynamicAssets::reading_view(collection, item, &metric)
		}

		fn metadata(collection: CollectionId, item: ItemId) -> Option<String> {
			let face = Synthesis::face(collection, item);
			let face = face.as_ref().map(|face| metadata::Face {
				model: face.model,
				narrative: text(&face.narrative),
				image: face.image.map(|image| image.digest),
				adjustment: face.adjustment,
			});
			DynamicAssets::metadata(collection, item, face)
		}

		fn card(collection: CollectionId, item: ItemId) -> Option<String> {
			DynamicAssets::card(collection, item)
		}

		fn revisions(collection: CollectionId, item: ItemId) -> Vec<Record> {
			DynamicAssets::revisions(collection, item)
		}

		fn revised() -> Vec<RevisionLine> {
			DynamicAssets::revised()
		}

		fn blueprint(collection: CollectionId, version: u32) -> Option<(Core, Texts)> {
			DynamicAssets::blueprint(collection, version)
		}

		fn due() -> Vec<RoundView> {
			DynamicAssets::due()
		}
	}

	impl pallet_dynamic_assets_runtime_api::ClaimsApi<Block> for Runtime {
		fn is_valid(collection: CollectionId, item: ItemId, claim: String) -> bool {
			DynamicAssets::is_valid(collection, item, &claim)
		}

		fn claims(collection: CollectionId, item: ItemId) -> Vec<ClaimView> {
			DynamicAssets::claim_views(collection, item)
		}
	}

	impl pallet_asset_accounts_runtime_api::AssetAccountsApi<Block, AccountId, Balance> for Runtime {
		fn purse(collection: CollectionId, item: ItemId) -> Option<PurseView<AccountId, Balance>> {
			AssetAccounts::purse_view(collection, item)
		}

		fn sponsorship(collection: CollectionId) -> SponsorshipView<AccountId, Balance> {
			AssetAccounts::sponsorship_view(collection)
		}

		fn fees() -> FeeTable<Balance> {
			AssetAccounts::fees()
		}

		fn earnings(operator: AccountId) -> EarningsView<Balance> {
			AssetAccounts::earnings_view(&operator)
		}
	}

	impl pallet_royalties_runtime_api::RoyaltiesApi<Block, AccountId, Balance> for Runtime {
		fn schedule(collection: CollectionId, item: ItemId) -> Option<ScheduleView<AccountId>> {
			Royalties::schedule_view(collection, item)
		}

		fn quote(collection: CollectionId, item: ItemId, price: Balance) -> Vec<(AccountId, Balance)> {
			Royalties::quote(collection, item, price)
		}

		fn owed(account: AccountId) -> Option<OwedView<Balance>> {
			Royalties::owed_view(&account)
		}

		fn settlement() -> SettlementView {
			Royalties::settlement_view()
		}
	}

	impl pallet_licensing_runtime_api::LicensingApi<Block, AccountId> for Runtime {
		fn offers(collection: CollectionId, item: ItemId) -> Vec<LicenceOfferView<AccountId>> {
			Licensing::offer_views(collection, item)
		}

		fn licence(licence: LicenceId) -> Option<LicenceView<AccountId>> {
			Licensing::licence_view(licence)
		}

		fn licences_of(who: AccountId, page: u32) -> Vec<LicenceView<AccountId>> {
			Licensing::licence_views(&who, page)
		}

		fn licences_of_item(who: AccountId, collection: CollectionId, item: ItemId) -> Vec<LicenceView<AccountId>> {
			Licensing::licence_views_of(&who, collection, item)
		}

		fn is_licensed(who: AccountId, collection: CollectionId, item: ItemId, permission: Permission) -> bool {
			Licensing::is_licensed(&who, collection, item, permission)
		}
	}

	impl pallet_work_orders_runtime_api::WorkOrdersApi<Block, AccountId> for Runtime {
		fn templates(collection: CollectionId) -> Vec<TemplateView<AccountId>> {
			WorkOrders::template_views(collection)
		}

		fn order(order: OrderId) -> Option<OrderView<AccountId>> {
			WorkOrders::order_view(order)
		}

		fn orders(collection: CollectionId, item: ItemId) -> Vec<OrderView<AccountId>> {
			WorkOrders::order_views(collection, item)
		}

		fn open_to(who: AccountId, page: u32) -> Vec<OrderView<AccountId>> {
			WorkOrders::orders_open_to(&who, page)
		}

		fn orders_of(provider: AccountId, page: u32) -> Vec<OrderView<AccountId>> {
			WorkOrders::orders_of(&provider, page)
		}

		fn provider(provider: AccountId) -> ProviderView {
			WorkOrders::provider_view(&provider)
		}
	}

	impl pallet_market_runtime_api::MarketApi<Block, AccountId, Balance> for Runtime {
		fn listings(
			collection: Option<CollectionId>,
			after: Option<(CollectionId, ItemId)>,
		) -> Vec<ListingView<AccountId, Balance>> {
			Market::listings(collection, after)
		}

		fn listing(collection: CollectionId, item: ItemId) -> Option<ListingView<AccountId, Balance>> {
			Market::listing(collection, item)
		}

		fn offers(
			collection: CollectionId,
			item: ItemId,
			after: Option<AccountId>,
		) -> Vec<OfferView<AccountId, Balance>> {
			Market::offers(collection, item, after)
		}

		fn offers_of(
			buyer: AccountId,
			after: Option<(CollectionId, ItemId)>,
		) -> Vec<OfferView<AccountId, Balance>> {
			Market::offers_of(buyer, after)
		}

		fn policy(collection: CollectionId) -> Policy {
			Market::policy(collection)
		}

		fn material(collection: CollectionId, item: ItemId) -> Option<H256> {
			Market::material(collection, item)
		}
	}

	impl pallet_notifications_runtime_api::NotificationsApi<Block, AccountId, Balance> for Runtime {
		fn subscriptions(subscriber: AccountId, after: Option<Subject>) -> Vec<SubscriptionView<AccountId, Balance>> {
			Notifications::subscriptions_of(subscriber, after)
		}

		fn subscribers(collection: CollectionId, item: Option<ItemId>) -> Vec<SubscriptionView<AccountId, Balance>> {
			Notifications::subscribers_of(collection, item)
		}

		fn topic_of(account: AccountId) -> H256 {
			Notifications::topic_of(&account)
		}

		fn check(collection: CollectionId, item: Option<ItemId>, filter: Filter) -> Result<(), Refusal> {
			Notifications::check((collection, item), &filter)
		}

		fn told() -> Vec<Told<AccountId>> {
			Notifications::told()
		}
	}

	impl pallet_operators_runtime_api::OperatorsApi<Block, AccountId, Balance> for Runtime {
		fn operator(account: AccountId) -> Option<OperatorView<AccountId, Balance>> {
			Operators::operator_view(account)
		}

		fn operators() -> Vec<OperatorView<AccountId, Balance>> {
			Operators::operator_views()
		}

		fn epoch() -> EpochView<AccountId> {
			Operators::epoch()
		}

		fn committee(shard: ShardId, opening: BlockNumber) -> Vec<Member<AccountId>> {
			<Operators as Committee<AccountId>>::members(shard, opening)
		}
	}

	impl pallet_models_runtime_api::ModelsApi<Block> for Runtime {
		fn model(model: ModelId) -> Option<ModelView> {
			Models::model_view(model, &system_hash())
		}

		fn models() -> Vec<ModelView> {
			Models::model_views(&system_hash())
		}

		fn record(model: ModelId) -> Option<RecordView> {
			Models::record_view(model)
		}

		fn fairness(model: ModelId, collection: CollectionId) -> Option<FairnessView> {
			Models::fairness_view(model, collection)
		}
	}

	impl pallet_publishers_runtime_api::PublishersApi<Block, AccountId> for Runtime {
		fn publishers(collection: CollectionId) -> Vec<PublisherView<AccountId>> {
			Publishers::publishers_of(collection)
		}

		fn devices(collection: CollectionId) -> Vec<DeviceView> {
			Publishers::devices_of(collection)
		}

		fn device(collection: CollectionId, device: DeviceKey) -> Option<DeviceView> {
			Publishers::device_of(collection, device)
		}

		fn notes(collection: CollectionId, item: ItemId) -> Vec<NoteView<AccountId>> {
			Publishers::notes_of(collection, item)
		}
	}

	impl pallet_synthesis_runtime_api::SynthesisApi<Block, AccountId> for Runtime {
		fn declaration(collection: CollectionId, version: u32) -> Option<Declaration> {
			Synthesis::declaration(collection, version)
		}

		fn request(collection: CollectionId, item: ItemId) -> Option<RequestView<AccountId>> {
			Synthesis::request_view(collection, item)
		}

		fn waiting(collection: Option<CollectionId>, skip: u32) -> Vec<WaitingView<AccountId>> {
			Synthesis::waiting(collection, skip)
		}

		fn face(collection: CollectionId, item: ItemId) -> Option<Face> {
			Synthesis::face(collection, item)
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
			use frame_benchmarking::BenchmarkList;
			use frame_support::traits::StorageInfoTrait;

			let mut list = Vec::<BenchmarkList>::new();
			list_benchmarks!(list, extra);
			(list, AllPalletsWithSystem::storage_info())
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, String> {
			use frame_benchmarking::BenchmarkBatch;
			use frame_support::traits::WhitelistedStorageKeys;

			let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
			let mut batches = Vec::<BenchmarkBatch>::new();
			let params = (&config, &whitelist);
			add_benchmarks!(params, batches);
			Ok(batches)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			match Executive::try_runtime_upgrade(checks) {
				Ok(weight) => (weight, <Runtime as frame_system::Config>::BlockWeights::get().max_block),
				Err(error) => panic!("the upgrade fails: {error:?}"),
			}
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			match Executive::try_execute_block(block, state_root_check, signature_check, select) {
				Ok(weight) => weight,
				Err(error) => panic!("the block fails: {error:?}"),
			}
		}
	}
}
