use crate::{
	common::{decode, Chain},
	stage::{by, free, once, set_fees},
};
use frame_support::assert_ok;
use pallet_asset_accounts::Call;
use pallet_dynamic_assets::Call as Report;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Dave, Eve};
use vivarium_engine::{
	licence::{Permission, Renewal, Terms},
	reading::Freshness,
};
use vivarium_primitives::Purse;
use vivarium_runtime::{
	AccountId, AssetAccounts, Balance, Licensing, RuntimeCall, EPOCH_BLOCKS, EXISTENTIAL_DEPOSIT, VIV,
};

const BODY: &str = r#"{"load_percent":10.0,"memory_percent":40.0,"disk_percent":12.0}"#;
const FEE: Balance = VIV / 100;

#[test]
fn a_dormant_asset_is_not_fetched_while_its_licences_run_and_wakes_once_it_is_funded() {
	let mut chain = Chain::start();
	chain.blocks(5);
	chain.answer("ok", BODY);
	let report = chain.work(5).remove(0);
	chain.block(6, &[report]);
	assert_eq!(chain.load(), (Some("10.0".into()), Freshness::Fresh));

	let renewal = Some(Renewal { automatic: true, count: None, price: VIV, grace: 5 });
	let terms = [once(VIV), Terms { renewal, ..once(VIV) }];
	let sell = |chain: &mut Chain, number: u32, who, terms: &Terms<AccountId>| {
		chain.ext.execute_with(|| {
			let offer = pallet_licensing::Call::offer { collection: 0, item: 0, terms: Box::new(terms.clone()) };
			assert_ok!(by(Alice, offer));
			let digest = terms.digest().into();
			let deposit = VIV;
			let call = pallet_licensing::Call::license { collection: 0, item: 0, offer: number, digest, deposit };
			assert_ok!(by(who, call));
		});
	};
	chain.ext.execute_with(|| {
		assert_ok!(set_fees(FEE, 0));
	});
	sell(&mut chain, 0, Bob, &terms[0]);
	sell(&mut chain, 1, Dave, &terms[1]);
	let may = |who: &AccountId| Licensing::is_licensed(who, 0, 0, Permission::Display);

	for opening in (10..=30).step_by(5) {
		chain.blocks(opening);
		// No request is expected: fetching would panic.
		let [report] = &chain.work(opening)[..] else { panic!("one report at block {opening}") };
		let RuntimeCall::DynamicAssets(Report::report { observations, .. }) = decode(report).function else { panic!() };
		assert!(observations.is_empty(), "at block {opening}");
		chain.block(opening + 1, std::slice::from_ref(report));
		let view = chain.ext.execute_with(|| AssetAccounts::purse_view(0, 0).unwrap());
		assert!(view.is_dormant && view.paid_until.is_none(), "at block {opening}");
		let holds = chain.ext.execute_with(|| [Bob, Dave].map(|who| may(&who.to_account_id())));
		assert_eq!(holds, [opening < 25, true], "after block {opening}");
	}
	assert_eq!(chain.load().0, Some("10.0".into()), "nothing of it changed");
	let renewed = chain.ext.execute_with(|| Licensing::licence_view(1).unwrap());
	assert_eq!((renewed.term, renewed.ends, renewed.held), (2, Some(46), 0));

	chain.block_with(Eve, Call::fund { collection: 0, item: 0, amount: 3 * VIV });
	chain.blocks(35);
	chain.answer("ok", &BODY.replace("10.0", "20.0"));
	let [report] = &chain.work(35)[..] else { panic!("one report") };
	chain.block(36, std::slice::from_ref(report));
	assert_eq!(chain.load(), (Some("20.0".into()), Freshness::Fresh));
	chain.ext.execute_with(|| {
		assert!(!AssetAccounts::purse_view(0, 0).unwrap().is_dormant);
		let paid = FEE * Balance::from(EPOCH_BLOCKS / 5);
		let purse = <AssetAccounts as Purse<AccountId, Balance>>::account(0, 0);
		assert_eq!(free(&purse), 3 * VIV - paid - EXISTENTIAL_DEPOSIT);
		assert_eq!(free(&AssetAccounts::pot()), paid + EXISTENTIAL_DEPOSIT);
	});
}
