//! What exists before the first block: accounts with money, and assets in collections.

use crate::{
	chain::Result,
	runtime::{account, Balance, Balances, Faces, Runtime, RuntimeCall, RuntimeGenesisConfig, RuntimeOrigin, VIV},
};
use frame_support::{traits::fungible::Mutate, BoundedVec};
use pallet_dynamic_assets::NextShard;
use pallet_synthesis::{Face, Image};
use sp_runtime::{traits::Dispatchable, AccountId32, BuildStorage, Storage};
use vivarium_engine::{
	blueprint::Blueprint,
	bounded,
	royalty::{Schedule, Share, WHOLE},
};
use vivarium_primitives::{limits, BlockNumber, CollectionId, ItemId};

/// The collection of the assets.
pub const COLLECTION: CollectionId = 0;
/// That of the pumps of the demo: 1,302 bytes, with metrics, traits, flags, states and rules.
const BLUEPRINT: &[u8] = include_bytes!("../../runtime/src/genesis/examples/pump.blueprint");
/// So seldom does a round of them open, the first one far behind what is measured.
const HEARTBEAT: BlockNumber = 43_200;
/// The part of prices that is due as royalty: 5 %.
const RATE: u32 = WHOLE / 20;

/// Who owns collections.
pub fn creator() -> AccountId32 {
	account("creator", 0)
}

/// The state before anything is in it.
pub fn empty() -> Result<Storage> {
	Ok(RuntimeGenesisConfig::default().build_storage()?)
}

/// Gives an account so much.
pub fn endow(who: &AccountId32, amount: Balance) -> Result<()> {
	Balances::mint_into(who, amount).map(drop).map_err(told)
}

/// Makes a call, signed by an account.
pub fn call(who: &AccountId32, call: impl Into<RuntimeCall>) -> Result<()> {
	dispatch(RuntimeOrigin::signed(who.clone()), call.into())
}

/// Makes a call.
pub fn dispatch(origin: RuntimeOrigin, call: RuntimeCall) -> Result<()> {
	call.dispatch(origin).map(drop).map_err(|error| told(error.error))
}

/// An error as it is told.
pub fn told(error: sp_runtime::DispatchError) -> Box<dyn std::error::Error> {
	<&str>::from(error).into()
}

/// Makes the collection of the assets, with its blueprint, and a royalty that goes to one account.
pub fn found() -> Result<()> {
	let creator = creator();
	endow(&creator, 1_000_000_000 * VIV)?;
	let owner = creator.clone().into();
	let create = pallet_uniques::Call::<Runtime>::force_create { collection: COLLECTION, owner, free_holding: false };
	dispatch(RuntimeOrigin::root(), create.into())?;
	let (mut core, texts) = Blueprint::read(BLUEPRINT).ok_or("the pumps' blueprint cannot be read")?;
	core.heartbeat = HEARTBEAT;
	let (core, texts) = (core.into(), texts.into());
	call(&creator, pallet_dynamic_assets::Call::<Runtime>::set_blueprint { collection: COLLECTION, core, texts })?;
	// A shard's number says when its rounds open.
	NextShard::<Runtime>::put(HEARTBEAT / 2);
	let share = Share { account: account("beneficiary", 0), part: WHOLE };
	let schedule = Schedule { rate: RATE, shares: BoundedVec::truncate_from(vec![share]) };
	call(&creator, pallet_royalties::Call::<Runtime>::set_schedule { collection: COLLECTION, schedule })
}

/// Makes an asset of an account, of which a model has drawn an image.
pub fn asset(owner: &AccountId32, item: ItemId) -> Result<()> {
	let mint = pallet_uniques::Call::<Runtime>::mint { collection: COLLECTION, item, owner: owner.clone().into() };
	call(&creator(), mint)?;
	let external_id = bounded(&format!("pump-{item}")).map_err(|_| "the external id is too long")?;
	call(owner, pallet_dynamic_assets::Call::<Runtime>::enrol { collection: COLLECTION, item, external_id })?;
	let narrative =
		bounded("Bearing temperature is within its range; vibration has risen a little since the last service.")?;
	let image = Some(Image { digest: frame_support::Hashable::blake2_256(&item), bytes: limits::IMAGE });
	let face = Face { revision: 1, model: 0, narrative, image, adjustment: 0 };
	Faces::insert(COLLECTION, item, BoundedVec::truncate_from(vec![face]));
	Ok(())
}
