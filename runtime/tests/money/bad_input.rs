use crate::{
	common::try_state,
	stage::{act, by, chain, free, govern, license, now, once, push, report, schedule, set_fees, COLLECTION, HOURS},
};
use frame_support::{assert_ok, dispatch::DispatchClass, traits::fungible::Mutate};
use pallet_asset_accounts::FeeTable;
use pallet_dynamic_assets::Shards;
use pallet_licensing::{Licences, Registers};
use pallet_royalties::Accruals;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Dave, Eve, Ferdie};
use sp_runtime::{traits::Dispatchable, DispatchError};
use vivarium_engine::licence::{By, Meter, Permissions, Renewal, Terms, Threshold};
use vivarium_runtime::{
	AccountId, Balance, Balances, BlockNumber, Licensing, Market, Royalties, Runtime, RuntimeCall, RuntimeOrigin,
	System, EPOCH_BLOCKS, EXISTENTIAL_DEPOSIT, VIV,
};

const MOST: Balance = Balance::MAX;
const ITEM: u32 = 0;

/// Every amount of a licence is as high as it can be, but the price of its first term.
fn largest() -> Terms<AccountId> {
	Terms {
		permissions: Permissions::all(),
		renewal: Some(Renewal { automatic: true, count: None, price: MOST, grace: 5 }),
		meter: Some(Meter { by: By::Publisher(Ferdie.to_account_id()), included: 0, unit_price: MOST, cap: None }),
		thresholds: vec![Threshold { at: u64::MAX, permissions: Permissions::all(), price: Some(MOST) }]
			.try_into()
			.unwrap(),
		..once(VIV)
	}
}

#[test]
fn overflow_at_every_amount() {
	let mut chain = chain("development", &[Alice]);
	let mut licence = 0;
	act(&mut chain, || {
		let material = Market::material(COLLECTION, ITEM).unwrap();
		// What may be as high as that: what anyone asks for, and what governance sets.
		let list = pallet_market::Call::list { collection: COLLECTION, item: ITEM, price: MOST, until: None };
		assert_ok!(by(Bob, list));
		let offer = Box::new(Terms { price: MOST, ..largest() });
		assert_ok!(by(Bob, pallet_licensing::Call::offer { collection: COLLECTION, item: ITEM, terms: offer }));
		let price = pallet_uniques::Call::set_price {
			collection: COLLECTION,
			item: ITEM,
			price: Some(MOST),
			whitelisted_buyer: None,
		};
		assert_ok!(by(Bob, price));
		licence = license(Dave, ITEM, &largest(), VIV);
		let offer = pallet_market::Call::make_offer {
			collection: COLLECTION,
			item: ITEM,
			price: VIV,
			until: now() + 5,
			material,
			min_purse: 0,
		};
		assert_ok!(by(Dave, offer));
		assert_ok!(by(Eve, pallet_asset_accounts::Call::fund { collection: COLLECTION, item: ITEM, amount: VIV }));
		assert_ok!(by(Bob, pallet_asset_accounts::Call::sponsor { collection: COLLECTION, amount: VIV }));
	});

	let (issuance, refused) = chain.ext.execute_with(|| {
		let material = Market::material(COLLECTION, ITEM).unwrap();
		let (collection, item) = (COLLECTION, ITEM);
		let digest = Terms { price: MOST, ..largest() }.digest().into();
		let dave = Dave.to_account_id();
		let poor = AccountId::new([9; 32]);
		let refused: Vec<(_, RuntimeCall)> = vec![
			(Eve, pallet_asset_accounts::Call::fund { collection, item, amount: MOST }.into()),
			(Bob, pallet_asset_accounts::Call::withdraw { collection, item: 1, amount: MOST }.into()),
			(Bob, pallet_asset_accounts::Call::sponsor { collection, amount: MOST }.into()),
			(Bob, pallet_asset_accounts::Call::withdraw_sponsorship { collection, amount: MOST }.into()),
			(Eve, pallet_market::Call::buy { collection, item, price: MOST, material, min_purse: 0 }.into()),
			(Eve, pallet_market::Call::buy { collection, item, price: MOST, material, min_purse: MOST }.into()),
			(
				Eve,
				pallet_market::Call::make_offer {
					collection,
					item,
					price: MOST,
					until: now() + 5,
					material,
					min_purse: 0,
				}
				.into(),
			),
			(Bob, pallet_market::Call::accept_offer { collection, item, buyer: dave, price: MOST }.into()),
			(
				Eve,
				pallet_market::Call::make_offer {
					collection,
					item,
					price: VIV,
					until: now() + 5,
					material,
					min_purse: MOST,
				}
				.into(),
			),
			(Eve, pallet_licensing::Call::license { collection, item, offer: 0, digest, deposit: 0 }.into()),
			(
				Eve,
				pallet_licensing::Call::license {
					collection,
					item,
					offer: 1,
					digest: largest().digest().into(),
					deposit: MOST,
				}
				.into(),
			),
			(Dave, pallet_licensing::Call::top_up { licence, amount: MOST }.into()),
			(Dave, pallet_licensing::Call::take_back { licence, amount: MOST }.into()),
			(Dave, pallet_licensing::Call::renew { licence, at_most: MOST }.into()),
			(Dave, pallet_licensing::Call::renew { licence, at_most: MOST - 1 }.into()),
			(
				Bob,
				pallet_royalties::Call::set_schedule { collection, schedule: schedule(u32::MAX, &[(poor, u32::MAX)]) }
					.into(),
			),
			(Eve, pallet_uniques::Call::buy_item { collection, item, bid_price: MOST }.into()),
		];
		for (who, call) in &refused {
			let before = sp_io::storage::root(Default::default());
			let done = call.clone().dispatch(RuntimeOrigin::signed(who.to_account_id()));
			let error = done.expect_err(&format!("{call:?}")).error;
			assert!(!matches!(error, DispatchError::BadOrigin | DispatchError::Other(_)), "{call:?}: {error:?}");
			assert_eq!(sp_io::storage::root(Default::default()), before, "{call:?} left its mark");
		}
		try_state();
		(Balances::total_issuance(), refused.len())
	});
	assert_eq!(refused, 17);

	// Usage without measure is billed, and what nobody can pay is owed until the licence ends.
	act(&mut chain, || {
		assert_ok!(by(Ferdie, pallet_licensing::Call::report_usage { licence, term: 1, total: u64::MAX }));
		assert_eq!(Licensing::licence_view(licence).unwrap().owed, MOST);
		assert_ok!(push(ITEM, HOURS, 1_000_000_000));
		assert_ok!(set_fees(MOST, MOST));
	});
	// Nobody can pay such a fee: all assets are dormant, and nothing breaks.
	let opening = chain.ext.execute_with(|| {
		let mut shards = Shards::<Runtime>::iter().filter(|(_, shard)| shard.collection == COLLECTION);
		let (id, shard) = shards.next().unwrap();
		(id, shard.next_opening(now()))
	});
	chain.blocks(opening.1);
	let report = chain.ext.execute_with(|| report(Alice, opening.0, opening.1).unwrap());
	chain.block(opening.1 + 1, &[report]);
	chain.blocks(opening.1 + 40);
	chain.ext.execute_with(|| {
		assert_eq!(Licences::<Runtime>::iter_keys().count(), 0);
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

#[test]
fn governance_sets_fees_and_nobody_else() {
	let mut chain = chain("development", &[Alice]);
	act(&mut chain, || {
		let call = pallet_asset_accounts::Call::set_fees { fees: FeeTable { round: 1, synthesis: 1 } };
		assert_eq!(by(Bob, call.clone()), Err(DispatchError::BadOrigin));
		assert_ok!(govern(call));
	});
}

/// How many licences fall due in one block, and how many are owed royalties there.
const DUE: u32 = 300;
const OWED: u32 = 1_500;

/// An account with so much.
fn endow(kind: u8, number: u32, amount: Balance) -> AccountId {
	let mut bytes = [kind; 32];
	bytes[..4].copy_from_slice(&number.to_be_bytes());
	let who = AccountId::new(bytes);
	assert_ok!(Balances::mint_into(&who, amount));
	who
}

#[test]
fn hooks_at_the_weight_limit() {
	// GIVEN licences whose terms end, and royalties that are settled, in the block in which an epoch ends
	const BOUGHT: BlockNumber = 3;
	let renewal = Some(Renewal { automatic: true, count: None, price: VIV, grace: 0 });
	let terms = Terms { renewal, duration: Some(EPOCH_BLOCKS - BOUGHT), income: 250_000, ..once(VIV) };
	let mut chain = chain("development", &[Alice]);
	act(&mut chain, || {
		assert_eq!(now(), BOUGHT);
		let offer =
			pallet_licensing::Call::offer { collection: COLLECTION, item: ITEM, terms: Box::new(terms.clone()) };
		assert_ok!(by(Bob, offer));
		let digest = terms.digest().into();
		for number in 0..DUE {
			let licensee = endow(1, number, 3 * VIV);
			let (item, deposit) = (ITEM, VIV);
			let call = pallet_licensing::Call::license { collection: COLLECTION, item, offer: 0, digest, deposit };
			assert_ok!(crate::stage::sign(&licensee, call));
		}
		let shares = (0..10).map(|number| (endow(2, number, VIV), 100_000)).collect::<Vec<_>>();
		let schedule = schedule(100_000, &shares);
		assert_ok!(by(Bob, pallet_royalties::Call::set_schedule { collection: COLLECTION, schedule }));
		for number in 10..OWED {
			let beneficiary = endow(2, number, VIV);
			Accruals::<Runtime>::insert(beneficiary, VIV);
			assert_ok!(Balances::mint_into(&Royalties::pot(), VIV));
		}
	});
	chain.blocks(EPOCH_BLOCKS - 1);
	let (issuance, bob) = chain.ext.execute_with(|| (Balances::total_issuance(), free(&Bob.to_account_id())));

	// WHEN those blocks pass
	let block = <Runtime as frame_system::Config>::BlockWeights::get().max_block.ref_time();
	let mut busy = 0;
	let is_due = || Licences::<Runtime>::iter_values().any(|licence| licence.course.term == 1);
	for number in EPOCH_BLOCKS.. {
		chain.block(number, &[]);
		let is_done = chain.ext.execute_with(|| {
			// THEN hooks leave three fifths of each block to its transactions
			let weight = System::block_weight();
			// Where a session ends, pallet-session declares a whole block.
			let session = if number == EPOCH_BLOCKS { block } else { 0 };
			let hooks = weight.get(DispatchClass::Mandatory).ref_time() - session;
			assert!(hooks <= block / 5 * 2, "{hooks} in block {number}");
			assert!(number < EPOCH_BLOCKS + 30, "they are never done");
			!is_due() && Royalties::settlement_view().under_way_since.is_none()
		});
		if is_done {
			break;
		}
		busy += 1;
	}
	assert!(busy >= 3, "it took more than a block: {busy}");

	// AND each licence is billed once, and each beneficiary paid.
	chain.ext.execute_with(|| {
		let is_renewed = |licence: pallet_licensing::Licence<Runtime>| {
			(licence.course.term, licence.course.end, licence.held) == (2, Some(2 * EPOCH_BLOCKS - BOUGHT), 0)
		};
		assert!(Licences::<Runtime>::iter_values().all(is_renewed));
		assert_eq!(Registers::<Runtime>::get((COLLECTION, ITEM)).live, DUE);
		let to_bob = Balance::from(DUE) * (VIV - VIV / 10) * 3 / 4;
		assert_eq!(free(&Bob.to_account_id()), bob + to_bob);
		let waiting: Balance = Accruals::<Runtime>::iter_values().sum();
		assert_eq!(free(&Royalties::pot()), EXISTENTIAL_DEPOSIT + waiting);
		assert!(Accruals::<Runtime>::iter_keys().count() <= 10, "only what accrued meanwhile is left");
		for number in 10..OWED {
			let mut bytes = [2; 32];
			bytes[..4].copy_from_slice(&number.to_be_bytes());
			assert_eq!(free(&AccountId::new(bytes)), 2 * VIV);
		}
		assert_eq!(Balances::total_issuance(), issuance);
	});
}
