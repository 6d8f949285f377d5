//! Licences: what they cost where nothing is due, what selling one costs, and how many renewals at once drain.

use crate::{
	chain::{Chain, Result},
	drain::{drain, left_over, DUE},
	genesis::{asset, call, creator, empty, endow, found, told, COLLECTION},
	report::{grouped, Verdict},
	runtime::{
		account, AssetAccounts, Balance, Balances, Deadline, Deadlines, Runtime, RuntimeHoldReason, LICENCE_DEPOSIT,
		PAYMENT, VIV,
	},
	turns::{compare, Turns},
};
use frame_support::{
	traits::fungible::{Inspect, InspectHold, MutateHold},
	BoundedVec,
};
use pallet_licensing::{
	ByLicensee, Due, HoldReason, Licence, LicenceId, Licences, NextLicence, Registers, TermsOf, UsageLog,
};
use pallet_royalties::Accruals;
use sp_runtime::AccountId32;
use std::collections::BTreeMap;
use vivarium_engine::licence::{begin, By, Course, Meter, Permission, Permissions, Refund, Renewal, Terms};
use vivarium_primitives::{BlockNumber, Deadlines as _, ItemId, Purse as _};

/// How large the measurements are.
pub struct Sizes {
	/// How many live where many do.
	pub many: u32,
	/// How many live where few do.
	pub few: u32,
	/// How many accounts have them.
	pub licensees: u32,
	/// How many items they are of.
	pub items: u32,
	/// How many a block sells.
	pub sales: u32,
	/// How many are to be renewed at once.
	pub renewals: u32,
	/// The blocks that sell.
	pub selling: Turns,
	/// The idle blocks.
	pub idle: Turns,
}

impl Sizes {
	/// Those that the figures are of.
	pub const FULL: Self = Self {
		many: 1_000_000,
		few: 1_000,
		licensees: 10_000,
		items: 10_000,
		sales: 100,
		renewals: 50_000,
		selling: Turns { blocks: 200, warm_up: 100 },
		idle: Turns { blocks: 5_000, warm_up: 100 },
	};
}

/// How long a term lasts: longer than what is measured.
const TERM: BlockNumber = 1_000_000;
/// What it costs, and the next one.
const PRICE: Balance = VIV;
const NEXT_PRICE: Balance = 900 * PAYMENT;
/// What licensees set aside.
const DEPOSIT: Balance = 3 * VIV;
/// The units that a term includes, and the price of each further one.
const INCLUDED: u64 = 10;
const UNIT_PRICE: Balance = 7_919;
/// How often a licence is renewed.
const RENEWALS: u16 = 12;
/// What of the price an item's own account gets, in parts per million.
const INCOME: u32 = 100_000;
/// What a purse has at first.
const FUNDS: Balance = VIV;

/// The terms on which all items are licensed.
fn terms() -> TermsOf<Runtime> {
	Terms {
		permissions: Permissions(Permission::Display | Permission::Commercial),
		exclusive: false,
		duration: Some(TERM),
		price: PRICE,
		renewal: Some(Renewal { automatic: true, count: Some(RENEWALS), price: NEXT_PRICE, grace: 900 }),
		meter: Some(Meter {
			by: By::Publisher(account("publisher", 0)),
			included: INCLUDED,
			unit_price: UNIT_PRICE,
			cap: None,
		}),
		thresholds: BoundedVec::default(),
		suspending_triggers: 0,
		revocation: Some(Refund::ProRata),
		income: INCOME,
	}
}

fn licensee(number: u32) -> AccountId32 {
	account("licensee", number)
}

/// Makes items with an offer each, and accounts that buy licences.
fn prepare(items: u32, licensees: u32) -> Result<()> {
	found()?;
	let creator = creator();
	for item in 0..items {
		asset(&creator, item)?;
		call(&creator, pallet_asset_accounts::Call::<Runtime>::fund { collection: COLLECTION, item, amount: FUNDS })?;
		call(
			&creator,
			pallet_licensing::Call::<Runtime>::offer { collection: COLLECTION, item, terms: Box::new(terms()) },
		)?;
	}
	(0..licensees).try_for_each(|number| endow(&licensee(number), 1_000_000 * VIV))
}

/// Licences, as if they had been bought before the chain began.
struct Bought<F> {
	count: u32,
	licensees: u32,
	items: u32,
	/// The block in which the term of a licence is over, and the units used in it, by its number.
	term: F,
}

impl<F: Fn(LicenceId) -> (BlockNumber, u64)> Bought<F> {
	/// Whose a licence is, and of which item: nobody has two of the same item, and each item has as many as the others.
	fn parties(&self, id: LicenceId) -> (u32, ItemId) {
		let (round, number) = (id / self.licensees, id % self.licensees);
		(number, (number + round) % self.items)
	}

	/// Puts them into the state, as the pallet would have.
	fn write(&self) -> Result<()> {
		let terms = terms();
		let mut held = BTreeMap::<u32, Balance>::new();
		let mut live = BTreeMap::<ItemId, u32>::new();
		for id in 0..self.count {
			let (number, item) = self.parties(id);
			let (end, used) = (self.term)(id);
			let licensee = licensee(number);
			let serial = live.entry(item).or_default();
			*serial += 1;
			*held.entry(number).or_default() += DEPOSIT;
			let licence = Licence {
				collection: COLLECTION,
				item,
				licensee: licensee.clone(),
				terms: terms.clone(),
				course: Course { end: Some(end), used, ..begin(&terms, 0) },
				held: DEPOSIT,
				deposit: LICENCE_DEPOSIT,
				serial: *serial,
				suspended: None,
				counter: None,
				log: UsageLog::default(),
				armed: Some(end),
			};
			Licences::<Runtime>::insert(id, licence);
			ByLicensee::<Runtime>::try_append(&licensee, (COLLECTION, item), id)
				.map_err(|()| "somebody has too many licences of an item")?;
			Deadlines::arm(end, Due { licence: id }).map_err(told)?;
		}
		for (item, count) in live {
			Registers::<Runtime>::mutate((COLLECTION, item), |register| {
				register.live = count;
				register.sold = count;
			});
		}
		for (number, amount) in held {
			let deposits = amount / DEPOSIT * LICENCE_DEPOSIT;
			Balances::hold(&HoldReason::Renewal.into(), &licensee(number), amount).map_err(told)?;
			Balances::hold(&HoldReason::Licence.into(), &licensee(number), deposits).map_err(told)?;
		}
		NextLicence::<Runtime>::put(self.count);
		Ok(())
	}
}

/// A chain on which so many licences live, all of the same duration, of which blocks have sold so many each.
fn live(sizes: &Sizes, count: u32) -> Result<Chain> {
	Chain::new(empty()?, || {
		prepare(sizes.items, sizes.licensees)?;
		let sold = count / sizes.sales;
		let term = |id: LicenceId| (TERM - sold + id / sizes.sales, 0);
		Bought { count, licensees: sizes.licensees, items: sizes.items, term }.write()
	})
}

/// What an idle block costs where many licences live, against one where none does.
pub fn idle(sizes: &Sizes) -> Result<Vec<Verdict>> {
	let counts = [0, sizes.many];
	let mut chains = [live(sizes, 0)?, live(sizes, sizes.many)?];
	let times = sizes.idle.measure(|kind, _| Ok(chains[kind].block(|| Ok(()))?.1))?;
	let names = counts.map(|count| format!("{} licences", grouped(count)));
	let ratio = compare("idle block", &names, &times);
	Ok(vec![Verdict::at_most(format!("idle block, {} ÷ {}", names[1], names[0]), ratio, 1.05)])
}

/// What selling licences costs where many live, against where few do.
pub fn selling(sizes: &Sizes) -> Result<Vec<Verdict>> {
	let counts = [sizes.few, sizes.many];
	let mut chains = [live(sizes, sizes.few)?, live(sizes, sizes.many)?];
	let mut next = counts;
	let digest = terms().digest().into();
	let times = sizes.selling.measure(|kind, turn| {
		let sales = (0..sizes.sales).map(|number| {
			let number = turn * sizes.sales + number;
			// Primes, so that all of them have their turn.
			let (who, item) =
				(number.wrapping_mul(7_919) % sizes.licensees, number.wrapping_mul(104_729) % sizes.items);
			(licensee(who), item)
		});
		let sales: Vec<_> = sales.collect();
		let license = |(who, item): &(AccountId32, ItemId)| {
			let (collection, item, offer, deposit) = (COLLECTION, *item, 0, DEPOSIT);
			call(who, pallet_licensing::Call::<Runtime>::license { collection, item, offer, digest, deposit })
		};
		let (_, times) = chains[kind].block(|| sales.iter().try_for_each(license))?;
		// Not measured: as many live as before.
		let bought = next[kind]..;
		next[kind] += sizes.sales;
		chains[kind].block(|| {
			sales
				.iter()
				.zip(bought)
				.try_for_each(|((who, _), licence)| call(who, pallet_licensing::Call::<Runtime>::give_up { licence }))
		})?;
		Ok(times)
	})?;
	let names = counts.map(|count| format!("{} live", grouped(count)));
	let what = format!("block that sells {} licences", grouped(sizes.sales));
	let ratio = compare(&what, &names, &times);
	Ok(vec![Verdict::at_most(format!("{what}, {} ÷ {}", names[1], names[0]), ratio, 1.3)])
}

/// The licences that are all renewed at once, each used to another degree.
fn due(sizes: &Sizes) -> Bought<impl Fn(LicenceId) -> (BlockNumber, u64)> {
	let licensees = sizes.licensees.min(sizes.renewals);
	Bought { count: sizes.renewals, licensees, items: sizes.items, term: |id: LicenceId| (DUE, used(id)) }
}

/// The units used in a term that is over.
fn used(id: LicenceId) -> u64 {
	u64::from(id % 50)
}

/// What is paid when a licence is renewed: its usage and its next term.
fn bill(id: LicenceId) -> Balance {
	NEXT_PRICE + UNIT_PRICE * Balance::from(used(id).saturating_sub(INCLUDED))
}

/// How many renewals that are due at once drain, and whether each is billed exactly once.
pub fn renewals(sizes: &Sizes) -> Result<Vec<Verdict>> {
	let bought = due(sizes);
	let mut chain = Chain::new(empty()?, || {
		prepare(sizes.items, bought.licensees)?;
		bought.write()
	})?;
	let before = chain.look(|| Incomes::read(sizes.items))?;
	let drained = drain(&mut chain, sizes.renewals, "renewals", &Deadline::Licence(Due { licence: 0 }))?;
	let wrong = chain.look(|| wrongly_billed(&bought))?;
	let lost = sizes.renewals.abs_diff(drained.acted) + wrong;
	let billed = (0..sizes.renewals).map(bill).sum::<Balance>();
	let off = billed.abs_diff(chain.look(|| Incomes::read(sizes.items))?.since(&before));
	let mut verdicts = vec![
		Verdict::at_most(
			format!("{} renewals due, not billed exactly once", grouped(sizes.renewals)),
			lost.into(),
			0.0,
		),
		Verdict::at_most("… by how many units all that was earned is off", off as f64, 0.0),
	];
	verdicts.extend(drained.verdicts());
	Ok(verdicts)
}

/// How many licences, of which each was to be renewed once, are not as they ought to be, or not armed for their next
/// end; and how many accounts have another amount on hold.
fn wrongly_billed<F: Fn(LicenceId) -> (BlockNumber, u64)>(bought: &Bought<F>) -> u32 {
	let mut held = BTreeMap::<u32, Balance>::new();
	let mut wrong = bought.count.abs_diff(left_over());
	for id in 0..bought.count {
		let left = DEPOSIT - bill(id);
		*held.entry(bought.parties(id).0).or_default() += left;
		let end = Some(DUE + TERM);
		let expected =
			Course { term: 2, start: DUE, end, paid: NEXT_PRICE, renewals: Some(RENEWALS - 1), ..begin(&terms(), 0) };
		let is_right = Licences::<Runtime>::get(id)
			.is_some_and(|licence| licence.course == expected && licence.held == left && licence.armed == end);
		wrong += u32::from(!is_right);
	}
	let reason = RuntimeHoldReason::from(HoldReason::Renewal);
	wrong
		+ held.iter().filter(|(who, held)| Balances::balance_on_hold(&reason, &licensee(**who)) != **held).count()
			as u32
}

/// What those have who earn by licences.
struct Incomes {
	royalties: Balance,
	purses: Balance,
	owner: Balance,
}

impl Incomes {
	fn read(items: u32) -> Self {
		let purse = |item| Balances::total_balance(&AssetAccounts::account(COLLECTION, item));
		Self {
			royalties: Accruals::<Runtime>::iter_values().sum(),
			purses: (0..items).map(purse).sum(),
			owner: Balances::total_balance(&creator()),
		}
	}

	/// What they have earned together.
	fn since(&self, before: &Self) -> Balance {
		(self.royalties + self.purses + self.owner) - (before.royalties + before.purses + before.owner)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::runtime::{Licensing, Royalties};

	const TURNS: Turns = Turns { blocks: 6, warm_up: 2 };
	const SMALL: Sizes =
		Sizes { many: 300, few: 20, licensees: 50, items: 40, sales: 5, renewals: 2_000, selling: TURNS, idle: TURNS };

	fn try_state() {
		Licensing::do_try_state().unwrap();
		Deadlines::do_try_state().unwrap();
		Royalties::do_try_state().unwrap();
		AssetAccounts::do_try_state().unwrap();
	}

	#[test]
	fn two_thousand_renewals_at_once_are_billed_exactly_once() {
		for verdict in renewals(&SMALL).unwrap() {
			assert!(verdict.holds(), "{verdict}");
		}
	}

	#[test]
	fn what_was_billed_twice_or_not_at_all_is_found() {
		let bought = due(&SMALL);
		let mut chain = Chain::new(empty().unwrap(), || {
			prepare(SMALL.items, bought.licensees)?;
			bought.write()
		})
		.unwrap();
		let found = |chain: &Chain| chain.look(|| wrongly_billed(&bought)).unwrap();
		assert_eq!(found(&chain), SMALL.renewals + bought.licensees, "none is renewed yet");
		drain(&mut chain, SMALL.renewals, "renewals", &Deadline::Licence(Due { licence: 0 })).unwrap();
		assert_eq!(found(&chain), 0);
		// Billed once more: paid ahead.
		let again = pallet_licensing::Call::<Runtime>::renew { licence: 7, at_most: NEXT_PRICE };
		chain.block(|| call(&licensee(bought.parties(7).0), again)).unwrap();
		assert_eq!(found(&chain), 2, "the licence, and what its licensee has on hold");
	}

	#[test]
	fn licences_are_put_into_the_state_as_the_pallet_would_have() {
		let mut chain = live(&SMALL, SMALL.many).unwrap();
		chain.look(try_state).unwrap();
		let licences = |chain: &Chain| chain.look(|| Licences::<Runtime>::iter().count()).unwrap();
		assert_eq!(licences(&chain), SMALL.many as usize);
		chain.block(|| call(&licensee(0), pallet_licensing::Call::<Runtime>::give_up { licence: 0 })).unwrap();
		chain.look(try_state).unwrap();
		assert_eq!(licences(&chain), SMALL.many as usize - 1);
	}

	#[test]
	fn blocks_that_sell_and_idle_blocks_are_measured() {
		let verdicts = idle(&SMALL).unwrap().into_iter().chain(selling(&SMALL).unwrap());
		for verdict in verdicts {
			assert!(verdict.figure().is_finite() && verdict.figure() > 0.0, "{verdict}");
		}
	}
}
