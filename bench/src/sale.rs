//! Sales: what one of an asset on the market costs, with a royalty, against one of an item of pallet-nfts without.

use crate::{
	chain::{Chain, Result},
	genesis::{asset, call, creator, dispatch, empty, endow, found, COLLECTION},
	report::{grouped, Verdict},
	runtime::{account, Balance, Matter, Nfts, Runtime, RuntimeCall, RuntimeOrigin, Uniques, VIV},
	turns::{compare, Turns},
};
use pallet_nfts::{CollectionConfig, CollectionSettings, ItemConfig, ItemSettings, MintSettings};
use sp_core::H256;
use sp_runtime::AccountId32;
use vivarium_primitives::{ItemId, Materials};

/// How large the measurement is.
pub struct Sizes {
	/// How many sales a block has.
	pub sales: u32,
	/// The blocks.
	pub turns: Turns,
}

impl Sizes {
	/// Those that the figures are of.
	pub const FULL: Self = Self { sales: 200, turns: Turns { blocks: 90, warm_up: 10 } };

	/// How many items of each kind there are: each is sold once.
	fn items(&self) -> u32 {
		self.sales * self.turns.all()
	}
}

/// What an item costs.
const PRICE: Balance = 10 * VIV;
/// The collection of pallet-nfts.
const NFTS: u32 = 0;

/// What is sold.
#[derive(Clone, Copy, Debug)]
enum Kind {
	/// An item of pallet-nfts, which pays no royalty.
	Item,
	/// A dynamic asset, which pays one.
	Asset,
}

impl Kind {
	const BOTH: [Self; 2] = [Self::Item, Self::Asset];

	/// Who sells and who buys an item: nobody twice.
	fn parties(self, item: ItemId) -> (AccountId32, AccountId32) {
		(account(&format!("{self:?} seller"), item), account(&format!("{self:?} buyer"), item))
	}

	/// Makes an item of its seller, and puts it up for sale.
	fn put_up(self, item: ItemId) -> Result<()> {
		let (seller, buyer) = self.parties(item);
		endow(&seller, 100 * VIV)?;
		endow(&buyer, 100 * VIV)?;
		match self {
			Self::Item => {
				let item_config = ItemConfig { settings: ItemSettings::all_enabled() };
				let mint_to = seller.clone().into();
				let mint = pallet_nfts::Call::<Runtime>::force_mint { collection: NFTS, item, mint_to, item_config };
				call(&creator(), mint)?;
				let price = Some(PRICE);
				call(
					&seller,
					pallet_nfts::Call::<Runtime>::set_price { collection: NFTS, item, price, whitelisted_buyer: None },
				)
			}
			Self::Asset => {
				asset(&seller, item)?;
				call(
					&seller,
					pallet_market::Call::<Runtime>::list { collection: COLLECTION, item, price: PRICE, until: None },
				)
			}
		}
	}

	/// The call with which its buyer buys an item, whose material, where it is an asset, the buyer has seen.
	fn purchase(self, item: ItemId, material: H256) -> (RuntimeOrigin, RuntimeCall) {
		let (_, buyer) = self.parties(item);
		let call = match self {
			Self::Item => pallet_nfts::Call::<Runtime>::buy_item { collection: NFTS, item, bid_price: PRICE }.into(),
			Self::Asset => pallet_market::Call::<Runtime>::buy {
				collection: COLLECTION,
				item,
				price: PRICE,
				material,
				min_purse: 0,
			}
			.into(),
		};
		(RuntimeOrigin::signed(buyer), call)
	}

	/// How many items are not their buyers'.
	fn unsold(self, items: u32) -> u32 {
		let owner = |item| match self {
			Self::Item => Nfts::owner(NFTS, item),
			Self::Asset => Uniques::owner(COLLECTION, item),
		};
		(0..items).filter(|item| owner(*item) != Some(self.parties(*item).1)).count() as u32
	}
}

/// What a sale on the market with one royalty share costs, against one in pallet-nfts without a royalty.
pub fn sale(sizes: &Sizes) -> Result<Vec<Verdict>> {
	let (mut chain, materials) = prepare(sizes)?;
	let times = sizes.turns.measure(|kind, turn| {
		let items = turn * sizes.sales..(turn + 1) * sizes.sales;
		let purchase = |item: ItemId| Kind::BOTH[kind].purchase(item, materials[item as usize]);
		let purchases: Vec<_> = items.map(purchase).collect();
		let buy = || purchases.into_iter().try_for_each(|(origin, call)| dispatch(origin, call));
		Ok(chain.block(buy)?.1)
	})?;
	let names = ["pallet-nfts, no royalty".to_owned(), "the market, one royalty share".to_owned()];
	let ratio = compare(&format!("block with {} sales", grouped(sizes.sales)), &names, &times);
	let unsold = chain.look(|| Kind::BOTH.map(|kind| kind.unsold(sizes.items())).iter().sum::<u32>())?;
	Ok(vec![
		Verdict::at_most(
			format!("of {} sales of each kind, items not their buyers'", grouped(sizes.items())),
			unsold.into(),
			0.0,
		),
		Verdict::at_most("sale, the market with one royalty share ÷ pallet-nfts without", ratio, 1.3),
	])
}

/// One chain with as many items of both kinds, all of them for sale; and the materials of the assets. These are read
/// before the chain begins, so that measuring finds neither kind in a cache.
fn prepare(sizes: &Sizes) -> Result<(Chain, Vec<H256>)> {
	let mut materials = Vec::new();
	let chain = Chain::new(empty()?, || {
		found()?;
		let config = CollectionConfig {
			settings: CollectionSettings::all_enabled(),
			max_supply: None,
			mint_settings: MintSettings::default(),
		};
		let create = pallet_nfts::Call::<Runtime>::force_create { owner: creator().into(), config };
		dispatch(RuntimeOrigin::root(), create.into())?;
		(0..sizes.items()).try_for_each(|item| {
			Kind::BOTH.iter().try_for_each(|kind| kind.put_up(item))?;
			materials.push(Matter::material(COLLECTION, item).ok_or("what is sold is no asset")?);
			Ok(())
		})
	})?;
	Ok((chain, materials))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::runtime::{DynamicAssets, Market, Royalties};

	const SMALL: Sizes = Sizes { sales: 5, turns: Turns { blocks: 4, warm_up: 2 } };

	#[test]
	fn every_item_is_sold_and_the_ratio_told() {
		let verdicts = sale(&SMALL).unwrap();
		assert!(verdicts[0].holds(), "{}", verdicts[0]);
		assert!(verdicts[1].figure().is_finite() && verdicts[1].figure() > 0.0, "{}", verdicts[1]);
	}

	#[test]
	fn what_is_up_for_sale_is_as_the_pallets_want_it() {
		let (chain, _) = prepare(&SMALL).unwrap();
		chain
			.look(|| {
				DynamicAssets::do_try_state().unwrap();
				Market::do_try_state().unwrap();
				Royalties::do_try_state().unwrap();
				assert_eq!(Kind::BOTH.map(|kind| kind.unsold(SMALL.items())), [SMALL.items(); 2]);
				assert_eq!(pallet_nfts::ItemPriceOf::<Runtime>::iter().count(), SMALL.items() as usize);
				assert_eq!(pallet_market::Listings::<Runtime>::iter().count(), SMALL.items() as usize);
			})
			.unwrap();
	}
}
