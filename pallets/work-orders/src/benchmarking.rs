//! What the weights are measured by: templates with everything in them, of a collection that has as many as it may have,
//! proven by an asset with as much to judge as a blueprint may have.

use super::*;
use alloc::{boxed::Box, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		Get,
	},
	weights::WeightMeter,
	BoundedVec,
};
use frame_system::RawOrigin;
use sp_core::H256;
use sp_runtime::traits::SaturatedConversion;
use vivarium_engine::rules::Condition;
use vivarium_primitives::{
	limits, BlockNumber, CollectionId, Conclusion, ItemId, OnConcluded, OnDeadline, OnRetired, Purse, Step,
};

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// Makes a collection whose assets have as much to judge as a blueprint may have, and as many triggers as it may have
	/// templates. Returns its id, and its owner.
	fn collection() -> (CollectionId, AccountId);
	/// Makes an item of the collection that is an asset of this account. Returns the version of the blueprint that it
	/// follows.
	fn asset(owner: &AccountId, collection: CollectionId, item: ItemId) -> u32;
	/// Conditions that can be judged of it, as many as there may be.
	fn conditions() -> Vec<Condition>;
	/// Lets the conditions hold, by what is measured now. Returns by which step.
	fn measure(collection: CollectionId, item: ItemId) -> Step;
	/// An account that reviews the collection.
	fn reviewer(collection: CollectionId) -> AccountId;
}

const ITEM: ItemId = 1_000_000;
/// The block in which everything begins.
const BLOCK: BlockNumber = 10;

/// A collection with templates, and who deals in it.
struct Scene<T: Config> {
	collection: CollectionId,
	maker: T::AccountId,
	owner: T::AccountId,
	provider: T::AccountId,
	template: TemplateOf<T>,
}

/// A fee that any account can take.
fn fee<T: Config>() -> BalanceOf<T> {
	T::NativeBalance::minimum_balance().saturating_mul(10)
}

fn rich<T: Config>(who: T::AccountId) -> T::AccountId {
	T::NativeBalance::set_balance(&who, fee::<T>().saturating_mul(1_000_000_000));
	who
}

fn go_to<T: Config>(block: BlockNumber) {
	frame_system::Pallet::<T>::set_block_number(block.into());
}

fn scene<T: Config>() -> Scene<T> {
	go_to::<T>(BLOCK);
	let owner = rich::<T>(account("owner", 0, 0));
	let provider = rich::<T>(account("provider", 0, 0));
	let (collection, maker) = T::BenchmarkHelper::collection();
	let maker = rich::<T>(maker);
	let version = T::BenchmarkHelper::asset(&owner, collection, ITEM);
	let others = (1..limits::PROVIDERS).map(|number| account("provider", number, 0));
	let providers = others.chain([provider.clone()]).collect();
	let conditions = BoundedVec::truncate_from(T::BenchmarkHelper::conditions());
	let blocks = T::MinBlocks::get().max(1_000).min(T::MaxBlocks::get());
	let template = Template {
		title: BoundedVec::truncate_from(Vec::from([b't'; limits::WORK_TITLE as usize])),
		version,
		trigger: 0,
		fee: fee::<T>(),
		providers: Providers::Listed(BoundedVec::truncate_from(providers)),
		accept_blocks: blocks,
		finish_blocks: blocks,
		proof: Proof::Telemetry { conditions, rounds: 1, blocks },
		reopenings: 1,
	};
	Scene { collection, maker, owner, provider, template }
}

impl<T: Config> Scene<T> {
	/// Adds as many templates as there may be, or one less.
	fn add(&self, count: u32) -> Result<(), BenchmarkError> {
		for trigger in 0..count {
			let template = TemplateOf::<T> { trigger: trigger.saturated_into(), ..self.template.clone() };
			Pallet::<T>::do_add_template(self.maker.clone(), self.collection, template)?;
		}
		Ok(())
	}

	/// Puts into the purse what pays for orders.
	fn fill(&self) {
		let purse = T::Purse::account(self.collection, ITEM);
		T::NativeBalance::set_balance(&purse, fee::<T>().saturating_mul(1_000));
	}

	/// Opens an order of each template. Returns the number of the last one.
	fn open(&self) -> Result<OrderId, BenchmarkError> {
		self.add(limits::TEMPLATES)?;
		for listed in Catalogues::<T>::get(self.collection).listed {
			Pallet::<T>::open(self.collection, ITEM, listed.template);
		}
		let opened = Standings::<T>::get((self.collection, ITEM)).len() as u32;
		if opened == limits::ORDERS {
			Ok(NextOrder::<T>::get().saturating_sub(1))
		} else {
			Err(BenchmarkError::Stop("not every template has opened an order"))
		}
	}

	fn funded(&self) -> Result<OrderId, BenchmarkError> {
		self.fill();
		self.open()
	}

	fn accepted(&self) -> Result<OrderId, BenchmarkError> {
		let order = self.funded()?;
		Pallet::<T>::do_accept(self.provider.clone(), order)?;
		Ok(order)
	}

	fn started(&self) -> Result<OrderId, BenchmarkError> {
		let order = self.accepted()?;
		Pallet::<T>::do_start(&self.provider, order)?;
		Ok(order)
	}

	fn completed(&self) -> Result<OrderId, BenchmarkError> {
		let order = self.started()?;
		Pallet::<T>::do_complete(self.provider.clone(), order, H256::zero(), uri())?;
		Ok(order)
	}

	fn disputed(&self) -> Result<OrderId, BenchmarkError> {
		let order = self.completed()?;
		Pallet::<T>::do_dispute(self.owner.clone(), order)?;
		Ok(order)
	}

	/// Goes to the block in which what comes next of an order is too late.
	fn miss(&self, order: OrderId) {
		go_to::<T>(Orders::<T>::get(order).map_or(0, |order| order.until.saturating_add(1)));
	}

	/// What the loop tells of a step that fires all triggers.
	fn conclusion(&self, step: Step, triggers: u32) -> Conclusion {
		Conclusion {
			collection: self.collection,
			item: ITEM,
			version: self.template.version,
			step,
			transition: None,
			triggers,
			raised: 0,
			health: (None, None),
		}
	}
}

fn uri() -> Uri {
	BoundedVec::truncate_from(Vec::from([b'u'; limits::EVIDENCE_URI as usize]))
}

fn stage<T: Config>(order: OrderId) -> Option<StageOf<T>> {
	Orders::<T>::get(order).map(|order| order.stage)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn add_template() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		scene.add(limits::TEMPLATES.saturating_sub(1))?;
		let before = Catalogues::<T>::get(scene.collection).listed.len();

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.maker), scene.collection, Box::new(scene.template));

		assert_eq!(Catalogues::<T>::get(scene.collection).listed.len(), before.saturating_add(1));
		Ok(())
	}

	#[benchmark]
	fn remove_template() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		scene.add(limits::TEMPLATES)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.maker), scene.collection, 0);

		assert!(!Templates::<T>::contains_key(scene.collection, 0));
		Ok(())
	}

	#[benchmark]
	fn fund() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let order = scene.open()?;
		assert_eq!(stage::<T>(order), Some(Stage::Unfunded));

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.owner), order);

		assert_eq!(stage::<T>(order), Some(Stage::Open));
		Ok(())
	}

	#[benchmark]
	fn accept() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let order = scene.funded()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.provider.clone()), order);

		assert_eq!(stage::<T>(order), Some(Stage::Accepted { provider: scene.provider }));
		Ok(())
	}

	#[benchmark]
	fn start() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let order = scene.accepted()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.provider.clone()), order);

		assert_eq!(stage::<T>(order), Some(Stage::Started { provider: scene.provider }));
		Ok(())
	}

	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let order = scene.accepted()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.provider), order);

		assert_eq!(stage::<T>(order), Some(Stage::Open));
		Ok(())
	}

	#[benchmark]
	fn complete() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let order = scene.started()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.provider), order, H256::zero(), uri());

		assert!(matches!(stage::<T>(order), Some(Stage::Completed { .. })));
		Ok(())
	}

	#[benchmark]
	fn dispute() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let order = scene.completed()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.maker), order);

		assert!(matches!(stage::<T>(order), Some(Stage::Disputed { .. })));
		Ok(())
	}

	/// The fee goes back to the purse.
	#[benchmark]
	fn decide() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let order = scene.disputed()?;
		let reviewer = T::BenchmarkHelper::reviewer(scene.collection);

		#[extrinsic_call]
		_(RawOrigin::Signed(reviewer), order, false);

		assert_eq!(stage::<T>(order), None);
		Ok(())
	}

	#[benchmark]
	fn cancel() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let order = scene.funded()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.maker), order);

		assert_eq!(stage::<T>(order), None);
		Ok(())
	}

	#[benchmark]
	fn claim() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		scene.funded()?;
		let payee = Payee::Asset { collection: scene.collection, item: ITEM };
		Owed::<T>::insert(&payee, fee::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), payee.clone());

		assert!(!Owed::<T>::contains_key(payee));
		Ok(())
	}

	/// An unfunded order asks the purse again, which can pay now.
	#[benchmark]
	fn due_reopened() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let order = scene.open()?;
		scene.fill();
		scene.miss(order);

		#[block]
		{
			<Pallet<T> as OnDeadline<Due>>::on_deadline(&Due { order })?;
		}

		assert_eq!(stage::<T>(order), Some(Stage::Open));
		Ok(())
	}

	/// A provider is late once too often: the fee goes back to the purse.
	#[benchmark]
	fn due_ended() -> Result<(), BenchmarkError> {
		let mut scene = scene::<T>();
		scene.template.reopenings = 0;
		let order = scene.started()?;
		scene.miss(order);

		#[block]
		{
			<Pallet<T> as OnDeadline<Due>>::on_deadline(&Due { order })?;
		}

		assert_eq!(stage::<T>(order), None);
		assert_eq!(Records::<T>::get(scene.provider).late, 1);
		Ok(())
	}

	#[benchmark]
	fn on_concluded() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		scene.completed()?;

		#[block]
		{
			<Pallet<T> as OnConcluded>::on_concluded(scene.conclusion(Step::Push, u32::MAX));
		}

		assert_eq!(LineEnds::<T>::get().waiting(), 1);
		Ok(())
	}

	#[benchmark]
	fn on_initialize_idle() {
		#[block]
		{
			Pallet::<T>::act_on_line(&mut WeightMeter::new());
		}
	}

	/// A step that concerned an order, and does no more.
	#[benchmark]
	fn look() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let order = scene.completed()?;
		<Pallet<T> as OnConcluded>::on_concluded(scene.conclusion(Step::Push, u32::MAX));
		Pallet::<T>::do_dispute(scene.owner, order)?;
		Catalogues::<T>::mutate(scene.collection, |catalogue| {
			catalogue.listed.iter_mut().for_each(|listed| listed.version = u32::MAX);
		});

		#[block]
		{
			Pallet::<T>::act_on_line(&mut WeightMeter::new());
		}

		assert_eq!(LineEnds::<T>::get().waiting(), 0);
		Ok(())
	}

	/// An order opens, and the purse pays.
	#[benchmark]
	fn open() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let last = scene.funded()?;
		Pallet::<T>::do_cancel(scene.owner, last)?;
		let listed = Catalogues::<T>::get(scene.collection).listed;
		let template = listed.last().ok_or(BenchmarkError::Stop("there is no template"))?.template;

		#[block]
		{
			Pallet::<T>::open(scene.collection, ITEM, template);
		}

		assert_eq!(stage::<T>(last.saturating_add(1)), Some(Stage::Open));
		Ok(())
	}

	/// Telemetry proves the work, and the provider is paid.
	#[benchmark]
	fn judge() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let order = scene.completed()?;
		go_to::<T>(BLOCK.saturating_add(1));
		let step = T::BenchmarkHelper::measure(scene.collection, ITEM);
		go_to::<T>(BLOCK.saturating_add(2));

		#[block]
		{
			Pallet::<T>::judge(order, step);
		}

		assert_eq!(stage::<T>(order), None);
		assert_eq!(Records::<T>::get(scene.provider).done, 1);
		Ok(())
	}

	/// As many orders as an asset may have are closed, and their fees go back.
	#[benchmark]
	fn on_retired() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		scene.funded()?;

		#[block]
		{
			<Pallet<T> as OnRetired>::on_retired(scene.collection, ITEM);
		}

		assert!(Standings::<T>::get((scene.collection, ITEM)).is_empty());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::benchmarking(), crate::tests::mock::Test);
}
