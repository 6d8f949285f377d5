//! What the weights are measured by: terms with everything in them, metered by a counter that has counted, of a licensee
//! who has as many licences of the item as an account may have.

use super::*;
use alloc::boxed::Box;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, InspectHold, Mutate},
		nonfungibles::Inspect as _,
		ConstU32, Get,
	},
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use frame_system::RawOrigin;
use sp_runtime::DispatchResult;
use vivarium_engine::licence::{By, Meter, Permissions, Refund, Renewal, Threshold, MILLION};
use vivarium_primitives::{limits, BlockNumber, CollectionId, ItemId, OnDeadline, OnRetired, OnTrigger};

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// Makes a collection whose sales and licences have so many shares of royalties, and returns its id.
	fn collection(shares: u32) -> CollectionId;
	/// Makes an item of the collection that is an asset of this account. Returns the version of the blueprint that it
	/// follows, and the position of a metric that is a counter.
	fn asset(owner: &AccountId, collection: CollectionId, item: ItemId) -> (u32, u8);
	/// Lets the asset's counter show so many units.
	fn count(collection: CollectionId, item: ItemId, units: u64);
	/// An account that reviews the collection.
	fn reviewer(collection: CollectionId) -> AccountId;
}

const ITEM: ItemId = 1_000_000;
const UNITS: u64 = 1_000;
/// The block in which licences are bought.
const BLOCK: BlockNumber = 10;
const DURATION: BlockNumber = 100_000;
const GRACE: BlockNumber = 1_000;

/// An item on offer, and who deals in it.
struct Scene<T: Config> {
	collection: CollectionId,
	owner: T::AccountId,
	licensee: T::AccountId,
	terms: TermsOf<T>,
}

/// An amount that any account can take.
fn amount<T: Config>() -> BalanceOf<T> {
	T::NativeBalance::minimum_balance().saturating_mul(1_000)
}

fn rich<T: Config>(name: &'static str) -> T::AccountId {
	let who = account(name, 0, 0);
	T::NativeBalance::set_balance(&who, amount::<T>().saturating_mul(1_000_000));
	who
}

fn go_to<T: Config>(block: BlockNumber) {
	frame_system::Pallet::<T>::set_block_number(block.into());
}

fn scene<T: Config>() -> Scene<T> {
	scene_with::<T>(limits::SHARES)
}

/// The same with so many shares of royalties.
fn scene_with<T: Config>(shares: u32) -> Scene<T> {
	go_to::<T>(BLOCK);
	let (owner, licensee) = (rich::<T>("owner"), rich::<T>("licensee"));
	let collection = T::BenchmarkHelper::collection(shares);
	let (version, metric) = T::BenchmarkHelper::asset(&owner, collection, ITEM);
	T::BenchmarkHelper::count(collection, ITEM, 0);
	let price = amount::<T>();
	let thresholds = (1..=limits::THRESHOLDS).map(|number| Threshold {
		at: u64::from(number).saturating_mul(2).saturating_mul(UNITS),
		permissions: Permissions::all(),
		price: Some(price),
	});
	let terms = TermsOf::<T> {
		permissions: Permissions::all(),
		exclusive: false,
		duration: Some(DURATION.max(T::MinDuration::get())),
		price,
		renewal: Some(Renewal { automatic: true, count: Some(u16::MAX), price, grace: GRACE }),
		meter: Some(Meter {
			by: By::Metric { version, metric },
			included: 0,
			unit_price: T::NativeBalance::minimum_balance(),
			cap: Some(u64::MAX),
		}),
		thresholds: BoundedVec::<_, ConstU32<{ limits::THRESHOLDS }>>::truncate_from(thresholds.collect()),
		suspending_triggers: u32::MAX,
		revocation: Some(Refund::ProRata),
		income: MILLION.saturating_div(2),
	};
	Scene { collection, owner, licensee, terms }
}

impl<T: Config> Scene<T> {
	fn offer(&self) -> DispatchResult {
		Pallet::<T>::do_offer(self.owner.clone(), self.collection, ITEM, self.terms.clone())
	}

	/// As many licences as an account may have, of which the last is the one that matters.
	fn license(&self, deposit: BalanceOf<T>) -> Result<LicenceId, BenchmarkError> {
		self.offer()?;
		for number in 0..limits::LICENCES {
			let is_last = number == limits::LICENCES.saturating_sub(1);
			let deposit = if is_last { deposit } else { amount::<T>() };
			let (who, digest) = (self.licensee.clone(), self.terms.digest().into());
			Pallet::<T>::do_license(who, self.collection, ITEM, 0, digest, deposit)?;
		}
		Ok(NextLicence::<T>::get().saturating_sub(1))
	}

	/// Uses it, and goes to the end of the term.
	fn pass(&self) {
		T::BenchmarkHelper::count(self.collection, ITEM, UNITS);
		go_to::<T>(BLOCK.saturating_add(self.terms.duration.unwrap_or_default()));
	}

	/// A licence in grace, whose next term was used already.
	fn late(&self, deposit: BalanceOf<T>) -> Result<LicenceId, BenchmarkError> {
		let licence = self.license(deposit)?;
		Pallet::<T>::do_set_automatic(&self.licensee, licence, false)?;
		self.pass();
		Pallet::<T>::advance(licence)?;
		T::BenchmarkHelper::count(self.collection, ITEM, UNITS.saturating_mul(2));
		Ok(licence)
	}
}

/// What suffices for usage and renewals.
fn plenty<T: Config>() -> BalanceOf<T> {
	amount::<T>().saturating_mul(100)
}

/// A perk of the collection's owner, for as many items of the licensee as an account may have licences.
fn perk<T: Config>() -> Result<(Scene<T>, Perk<T>), BenchmarkError> {
	let scene = scene::<T>();
	let members = scene.collection;
	for member in 0..limits::LICENCES.saturating_sub(1) {
		T::BenchmarkHelper::asset(&scene.licensee, members, ITEM.saturating_add(member).saturating_add(1));
	}
	let owner = T::Items::collection_owner(&members).ok_or("the collection has an owner")?;
	T::NativeBalance::set_balance(&owner, amount::<T>().saturating_mul(1_000_000));
	let item = ITEM.saturating_add(limits::LICENCES);
	T::BenchmarkHelper::asset(&owner, members, item);
	let (price, renewal, meter, thresholds) = Default::default();
	let terms = TermsOf::<T> { price, renewal, meter, thresholds, ..scene.terms.clone() };
	Ok((scene, Perk { collection: members, item, owner, terms }))
}

impl<T: Config> Perk<T> {
	fn set(&self, members: CollectionId) -> DispatchResult {
		let terms = self.terms.clone();
		Pallet::<T>::do_set_perk(self.owner.clone(), members, 0, self.collection, self.item, terms)
	}
}

/// What suffices for one perk, and not for two.
fn one_perk<T: Config>() -> Weight {
	T::WeightInfo::perks_idle().saturating_add(T::WeightInfo::grant_perk())
}

fn term<T: Config>(licence: LicenceId) -> Option<u32> {
	Licences::<T>::get(licence).map(|licence| licence.course.term)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn offer() {
		let scene = scene::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.owner), scene.collection, ITEM, Box::new(scene.terms));

		assert!(Offers::<T>::contains_key((scene.collection, ITEM), 0));
	}

	#[benchmark]
	fn withdraw_offer() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		scene.offer()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.owner), scene.collection, ITEM, 0);

		assert!(!Offers::<T>::contains_key((scene.collection, ITEM), 0));
		Ok(())
	}

	#[benchmark]
	fn license() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let last = scene.license(0)?;
		Pallet::<T>::do_give_up(&scene.licensee, last)?;
		let digest = scene.terms.digest().into();

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.licensee), scene.collection, ITEM, 0, digest, plenty::<T>());

		assert!(Licences::<T>::contains_key(last.saturating_add(1)));
		Ok(())
	}

	#[benchmark]
	fn top_up() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let licence = scene.license(0)?;
		scene.pass();
		Pallet::<T>::advance(licence)?;
		T::BenchmarkHelper::count(scene.collection, ITEM, UNITS.saturating_mul(2));

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.licensee), licence, plenty::<T>());

		assert_eq!(term::<T>(licence), Some(2), "it was in grace and renews");
		Ok(())
	}

	#[benchmark]
	fn take_back() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let licence = scene.license(plenty::<T>())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.licensee), licence, plenty::<T>());

		assert_eq!(Licences::<T>::get(licence).map(|licence| licence.held), Some(0));
		Ok(())
	}

	#[benchmark]
	fn renew() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let licence = scene.late(1)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.licensee), licence, BalanceOf::<T>::MAX);

		assert_eq!(term::<T>(licence), Some(2));
		Ok(())
	}

	#[benchmark]
	fn set_automatic() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let licence = scene.late(plenty::<T>())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.licensee), licence, true);

		assert_eq!(term::<T>(licence), Some(2), "it was in grace and renews");
		Ok(())
	}

	#[benchmark]
	fn give_up() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let licence = scene.license(plenty::<T>())?;
		T::BenchmarkHelper::count(scene.collection, ITEM, UNITS);

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.licensee), licence);

		assert!(!Licences::<T>::contains_key(licence));
		Ok(())
	}

	#[benchmark]
	fn report_usage() -> Result<(), BenchmarkError> {
		let mut scene = scene::<T>();
		let publisher: T::AccountId = whitelisted_caller();
		if let Some(meter) = &mut scene.terms.meter {
			meter.by = By::Publisher(publisher.clone());
		}
		let licence = scene.license(0)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(publisher), licence, 1, UNITS);

		assert_eq!(Licences::<T>::get(licence).map(|licence| licence.log.count), Some(1));
		Ok(())
	}

	#[benchmark]
	fn read_meter() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let licence = scene.license(0)?;
		T::BenchmarkHelper::count(scene.collection, ITEM, UNITS);

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), licence);

		assert_eq!(Licences::<T>::get(licence).map(|licence| licence.log.count), Some(1));
		Ok(())
	}

	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let licence = scene.license(0)?;
		let reviewer = T::BenchmarkHelper::reviewer(scene.collection);

		#[extrinsic_call]
		_(RawOrigin::Signed(reviewer), licence);

		assert_eq!(Licences::<T>::get(licence).map(|licence| licence.suspended), Some(Some(BLOCK)));
		Ok(())
	}

	#[benchmark]
	fn reinstate() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let licence = scene.license(plenty::<T>())?;
		let reviewer = T::BenchmarkHelper::reviewer(scene.collection);
		Pallet::<T>::do_suspend(reviewer.clone(), licence)?;
		scene.pass();
		Pallet::<T>::advance(licence)?;
		T::BenchmarkHelper::count(scene.collection, ITEM, UNITS.saturating_mul(2));

		#[extrinsic_call]
		_(RawOrigin::Signed(reviewer), licence);

		assert_eq!(term::<T>(licence), Some(2), "it was in grace and renews");
		Ok(())
	}

	#[benchmark]
	fn lift() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		scene.license(0)?;
		<Pallet<T> as OnTrigger>::on_triggers(scene.collection, ITEM, u32::MAX)?;
		let reviewer = T::BenchmarkHelper::reviewer(scene.collection);

		#[extrinsic_call]
		_(RawOrigin::Signed(reviewer), scene.collection, ITEM);

		assert!(Registers::<T>::get((scene.collection, ITEM)).fired.is_empty());
		Ok(())
	}

	#[benchmark]
	fn revoke() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let licence = scene.license(plenty::<T>())?;
		T::BenchmarkHelper::count(scene.collection, ITEM, UNITS);

		#[extrinsic_call]
		_(RawOrigin::Signed(scene.owner), licence);

		assert!(!Licences::<T>::contains_key(licence));
		Ok(())
	}

	#[benchmark]
	fn settle() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let licence = scene.license(plenty::<T>())?;
		scene.pass();

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), licence);

		assert_eq!(term::<T>(licence), Some(2));
		Ok(())
	}

	#[benchmark]
	fn due_renewed(s: Linear<0, { limits::SHARES }>) -> Result<(), BenchmarkError> {
		let scene = scene_with::<T>(s);
		let licence = scene.license(plenty::<T>())?;
		scene.pass();

		#[block]
		{
			<Pallet<T> as OnDeadline<Due>>::on_deadline(&Due { licence })?;
		}

		assert_eq!(term::<T>(licence), Some(2));
		Ok(())
	}

	/// The item was retired: usage is paid, and what is left on hold is released.
	#[benchmark]
	fn due_ended(s: Linear<0, { limits::SHARES }>) -> Result<(), BenchmarkError> {
		let scene = scene_with::<T>(s);
		let licence = scene.license(plenty::<T>())?;
		<Pallet<T> as OnRetired>::on_retired(scene.collection, ITEM);
		scene.pass();
		let before = T::NativeBalance::balance_on_hold(&HoldReason::Renewal.into(), &scene.licensee);

		#[block]
		{
			<Pallet<T> as OnDeadline<Due>>::on_deadline(&Due { licence })?;
		}

		assert!(!Licences::<T>::contains_key(licence));
		let after = T::NativeBalance::balance_on_hold(&HoldReason::Renewal.into(), &scene.licensee);
		assert_eq!(before.saturating_sub(after), plenty::<T>());
		Ok(())
	}

	#[benchmark]
	fn on_triggers() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		scene.license(0)?;
		PerkTriggers::<T>::insert(scene.collection, u32::MAX);

		#[block]
		{
			<Pallet<T> as OnTrigger>::on_triggers(scene.collection, ITEM, u32::MAX)?;
		}

		assert_eq!(Registers::<T>::get((scene.collection, ITEM)).fired.len(), limits::TRIGGERS as usize);
		assert_eq!(PerksDue::<T>::get((scene.collection, ITEM)), u32::MAX);
		Ok(())
	}

	#[benchmark]
	fn on_retired() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		scene.license(0)?;
		for _ in 1..limits::OFFERS {
			scene.offer()?;
		}

		#[block]
		{
			<Pallet<T> as OnRetired>::on_retired(scene.collection, ITEM);
		}

		assert_eq!(Offers::<T>::iter_prefix((scene.collection, ITEM)).count(), 0);
		assert!(Registers::<T>::get((scene.collection, ITEM)).retired.is_some());
		Ok(())
	}

	#[benchmark]
	fn set_perk() -> Result<(), BenchmarkError> {
		let (scene, perk) = perk::<T>()?;
		let (brand, members) = (perk.owner, scene.collection);

		#[extrinsic_call]
		_(RawOrigin::Signed(brand), members, 0, members, perk.item, Box::new(perk.terms));

		assert!(Perks::<T>::contains_key(members, 0));
		Ok(())
	}

	#[benchmark]
	fn remove_perk() -> Result<(), BenchmarkError> {
		let (scene, perk) = perk::<T>()?;
		perk.set(scene.collection)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(perk.owner), scene.collection, 0);

		assert!(!Perks::<T>::contains_key(scene.collection, 0));
		Ok(())
	}

	#[benchmark]
	fn perks_idle() {
		#[block]
		{
			Pallet::<T>::grant_perks(&mut WeightMeter::with_limit(T::WeightInfo::perks_idle()));
		}

		assert_eq!(NextLicence::<T>::get(), 0);
	}

	/// The last but one licence that the owner of the item may have.
	#[benchmark]
	fn grant_perk() -> Result<(), BenchmarkError> {
		let (scene, perk) = perk::<T>()?;
		perk.set(scene.collection)?;
		for member in 0..limits::LICENCES {
			Pallet::<T>::note_perks(scene.collection, ITEM.saturating_add(member), 1);
		}
		let all_but_one = limits::LICENCES.saturating_sub(1);
		for _ in 0..all_but_one {
			Pallet::<T>::grant_perks(&mut WeightMeter::with_limit(one_perk::<T>()));
		}
		assert_eq!(NextLicence::<T>::get(), all_but_one);

		#[block]
		{
			Pallet::<T>::grant_perks(&mut WeightMeter::with_limit(one_perk::<T>()));
		}

		assert_eq!(Grants::<T>::iter_keys().count(), limits::LICENCES as usize);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::benchmarking(), crate::tests::mock::Test);
}
