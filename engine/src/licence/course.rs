//! The course of a licence: its terms, their bills and renewals, grace, and the end.

use super::terms::{part, Permissions, Terms};
use crate::BlockNumber;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How far a licence is.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Course {
	/// The number of the term, from 1.
	pub term: u32,
	/// The block in which it began.
	pub start: BlockNumber,
	/// The block in which it is over; never where there is none.
	pub end: Option<BlockNumber>,
	/// What was paid for it.
	pub paid: u128,
	/// The units used since it began; in grace, since it was over.
	pub used: u64,
	/// What was billed for terms before and is not paid.
	pub owed: u128,
	/// How often it may still be renewed; without a bound where there is none.
	pub renewals: Option<u16>,
	/// Whether it is renewed without the licensee's doing.
	pub automatic: bool,
	/// What was paid for the next term, where it was renewed ahead.
	pub ahead: Option<u128>,
	/// Since its term is over, where the next one is not paid.
	pub grace: Option<Grace>,
}

/// The time after the end of a term in which the next one may still be paid.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Grace {
	/// The block in which the licence expires.
	pub until: BlockNumber,
	/// The units used in the term that is over.
	pub units: u64,
}

/// What is known of a licence at a block, beside its terms and its course.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Facts {
	/// The block.
	pub now: BlockNumber,
	/// What the licensee has set aside for it.
	pub held: u128,
	/// The units used in the present period, as [`Course::used`], until now.
	pub used: u64,
	/// The block since which it is suspended.
	pub suspended: Option<BlockNumber>,
	/// The block in which the item ceased to be an asset: nothing is renewed at the end of a term after it.
	pub retired: Option<BlockNumber>,
}

/// The state of a licence.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum State {
	/// Its term is paid.
	#[codec(index = 0)]
	Active,
	/// Its term is over and the next one is not paid. The permissions hold a while longer.
	#[codec(index = 1)]
	Grace,
	/// A trigger or the collection's reviewers suspended it. Nothing is permitted, and time goes on.
	#[codec(index = 2)]
	Suspended,
	/// It is over.
	#[codec(index = 3)]
	Expired,
}

/// The bill of a term's usage.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Bill {
	/// The number of the term.
	pub term: u32,
	/// The units used in it.
	pub units: u64,
	/// What they cost.
	pub amount: u128,
}

/// What became of a licence at the end of a term or of grace.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
	/// The next term has begun, or is paid ahead.
	Renewed,
	/// Grace has begun.
	Grace,
	/// It is over.
	Expired,
}

/// One step of a licence's course.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Step {
	/// What became of it.
	pub outcome: Outcome,
	/// How far it is afterwards; how far it was in the end where it has expired.
	pub course: Course,
	/// The bill of the term that is over, where one is.
	pub bill: Option<Bill>,
	/// What is paid for usage out of what is set aside.
	pub usage: u128,
	/// What is paid for the next term out of what is set aside.
	pub price: u128,
	/// What was billed and is never paid: nothing is left to take it from.
	pub shortfall: u128,
}

/// The end of a licence before its time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Closing {
	/// The bill of the term that is broken off, where one is.
	pub bill: Option<Bill>,
	/// What is paid for usage out of what is set aside.
	pub usage: u128,
	/// What was billed and is never paid.
	pub shortfall: u128,
	/// What of the price is for the blocks that are left, terms paid ahead among them.
	pub unused: u128,
}

/// Why a licence is not renewed by hand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotRenewed {
	/// Its terms do not allow it.
	ByTerms,
	/// It was renewed as often as it may be.
	NoneLeft,
	/// The next term is paid already.
	Ahead,
	/// It is suspended.
	Suspended,
	/// The item is no asset any more.
	Retired,
}

/// What a licence is at a block, whether or not the hook was on time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Projection {
	/// Its state.
	pub state: State,
	/// How far it is; how far it was in the end where it has expired.
	pub course: Course,
	/// What the licensee may do now: nothing where it is suspended or expired.
	pub permissions: Permissions,
	/// What is left of what was set aside.
	pub held: u128,
	/// The terms that are over and not billed yet.
	pub unbilled: u32,
}

impl Course {
	/// The number of the term to which usage belongs.
	pub fn metered_term(&self) -> u32 {
		self.term.saturating_add(self.grace.is_some().into())
	}

	/// The next block in which something is due; none for a licence that lasts for ever.
	pub fn due(&self) -> Option<BlockNumber> {
		self.grace.map(|grace| grace.until).or(self.end)
	}
}

/// How a licence begins whose price was paid.
pub fn begin<A>(terms: &Terms<A>, now: BlockNumber) -> Course {
	Course {
		term: 1,
		start: now,
		end: terms.duration.map(|duration| now.saturating_add(duration)),
		paid: terms.price,
		used: 0,
		owed: 0,
		renewals: terms.renewal.and_then(|renewal| renewal.count),
		automatic: terms.renewal.is_some_and(|renewal| renewal.automatic),
		ahead: None,
		grace: None,
	}
}

/// The next step that is due, if one is: the first end of a term that is not billed, the renewal in grace, or the end.
pub fn step<A>(terms: &Terms<A>, course: &Course, facts: &Facts) -> Option<Step> {
	let Some(grace) = course.grace else { return end_term(terms, course, facts) };
	let is_renewable = course.automatic && facts.suspended.is_none() && facts.retired.is_none();
	let price = terms.renewal_price(grace.units).filter(|_| is_renewable);
	if let Some(price) = price.filter(|price| facts.held >= course.owed.saturating_add(*price)) {
		return Some(leave_grace(terms, course, facts, price));
	}
	if grace.until > facts.now {
		return None;
	}
	let usage = course.owed.min(facts.held);
	let shortfall = course.owed.saturating_sub(usage);
	Some(Step { outcome: Outcome::Expired, course: *course, bill: None, usage, price: 0, shortfall })
}

/// Renews a licence by the licensee's hand: in grace the next term begins; before, it is paid ahead. The price is taken
/// out of what is set aside, which must suffice for it and what is owed.
///
/// # Errors
/// Why it cannot be renewed now.
pub fn renew<A>(terms: &Terms<A>, course: &Course, facts: &Facts) -> Result<Step, NotRenewed> {
	let units = course.grace.map_or(facts.used, |grace| grace.units);
	let price = terms.renewal_price(units).ok_or(NotRenewed::ByTerms)?;
	let obstacles = [
		(course.ahead.is_some(), NotRenewed::Ahead),
		(course.renewals == Some(0), NotRenewed::NoneLeft),
		(facts.retired.is_some(), NotRenewed::Retired),
		(facts.suspended.is_some(), NotRenewed::Suspended),
	];
	if let Some((_, obstacle)) = obstacles.into_iter().find(|(is_there, _)| *is_there) {
		return Err(obstacle);
	}
	if course.grace.is_some() {
		return Ok(leave_grace(terms, course, facts, price));
	}
	let renewals = one_less(course.renewals);
	let course = Course { used: facts.used, ahead: Some(price), renewals, ..*course };
	Ok(Step { outcome: Outcome::Renewed, course, bill: None, usage: 0, price, shortfall: 0 })
}

/// Breaks a licence off of which nothing is due.
pub fn close<A>(terms: &Terms<A>, course: &Course, facts: &Facts) -> Closing {
	let bill = course.grace.is_none().then(|| bill(terms, course, facts));
	let owed = course.owed.saturating_add(bill.map_or(0, |bill| bill.amount));
	let usage = owed.min(facts.held);
	let unused = match course.end.filter(|end| *end > facts.now && course.grace.is_none()) {
		Some(end) => part(course.paid, end.saturating_sub(facts.now), end.saturating_sub(course.start)),
		None => 0,
	};
	Closing {
		bill,
		usage,
		shortfall: owed.saturating_sub(usage),
		unused: unused.saturating_add(course.ahead.unwrap_or(0)),
	}
}

/// What is owed now, the usage of the present period included, of which so many units were used.
pub fn outstanding<A>(terms: &Terms<A>, course: &Course, used: u64) -> u128 {
	course.owed.saturating_add(terms.cost(used))
}

/// What a licence is at a block. It is the same, however many terms are over that the hook has not settled yet.
pub fn project<A>(terms: &Terms<A>, course: &Course, facts: &Facts) -> Projection {
	let mut facts = *facts;
	let mut course = Course { used: facts.used, ..*course };
	let (mut unbilled, mut is_over) = (0u32, false);
	// Terms of which nothing is known but that they are over are all alike, and skipped at once. What is before them and
	// behind them are a few steps, however long ago it was.
	for _ in 0..MOST_STEPS {
		let (alike, price) = alike(terms, &course, &facts);
		if alike > 0 {
			facts.held = facts.held.saturating_sub(price.saturating_mul(alike.into()));
			course = skip(terms, &course, alike, price);
			unbilled = unbilled.saturating_add(alike);
			continue;
		}
		let Some(step) = step(terms, &course, &facts) else { break };
		facts.held = facts.held.saturating_sub(step.usage.saturating_add(step.price));
		facts.used = step.course.used;
		course = step.course;
		unbilled = unbilled.saturating_add(step.bill.is_some().into());
		is_over = step.outcome == Outcome::Expired;
		if is_over {
			break;
		}
	}
	let state = match (is_over, facts.suspended, course.grace) {
		(true, ..) => State::Expired,
		(_, Some(_), _) => State::Suspended,
		(.., Some(_)) => State::Grace,
		_ => State::Active,
	};
	let permissions = match state {
		State::Active | State::Grace => terms.permissions_at(course.grace.map_or(course.used, |grace| grace.units)),
		State::Suspended | State::Expired => Permissions::default(),
	};
	Projection { state, course, permissions, held: facts.held, unbilled }
}

/// Out of grace, out of a term paid ahead, out of one with debts, past those that are alike, into grace, to the end.
const MOST_STEPS: usize = 8;

fn end_term<A>(terms: &Terms<A>, course: &Course, facts: &Facts) -> Option<Step> {
	let end = course.end.filter(|end| *end <= facts.now)?;
	let bill = bill(terms, course, facts);
	let owed = course.owed.saturating_add(bill.amount);
	let usage = if facts.held >= owed { owed } else { 0 };
	let billed = Course { used: 0, owed: owed.saturating_sub(usage), ..*course };
	let going_on =
		|outcome, course, price| Some(Step { outcome, course, bill: Some(bill), usage, price, shortfall: 0 });
	if let Some(paid) = course.ahead {
		return going_on(Outcome::Renewed, next_term(terms, &billed, paid), 0);
	}
	let was_before = |block: Option<BlockNumber>| block.is_some_and(|block| block < end);
	let is_renewable = course.renewals != Some(0) && !was_before(facts.retired);
	let price = terms.renewal_price(facts.used).filter(|_| is_renewable);
	let is_automatic = course.automatic && !was_before(facts.suspended);
	if let Some(price) = price.filter(|price| is_automatic && facts.held >= owed.saturating_add(*price)) {
		let renewed = Course { renewals: one_less(course.renewals), ..billed };
		return going_on(Outcome::Renewed, next_term(terms, &renewed, price), price);
	}
	let blocks = terms.renewal.map_or(0, |renewal| renewal.grace);
	if price.is_some() && blocks > 0 {
		let grace = Some(Grace { until: end.saturating_add(blocks), units: bill.units });
		return going_on(Outcome::Grace, Course { grace, ..billed }, 0);
	}
	let usage = owed.min(facts.held);
	let shortfall = owed.saturating_sub(usage);
	Some(Step { outcome: Outcome::Expired, course: *course, bill: Some(bill), usage, price: 0, shortfall })
}

fn leave_grace<A>(terms: &Terms<A>, course: &Course, facts: &Facts, price: u128) -> Step {
	let settled = Course { used: facts.used, owed: 0, renewals: one_less(course.renewals), ..*course };
	let next = next_term(terms, &settled, price);
	Step { outcome: Outcome::Renewed, course: next, bill: None, usage: course.owed, price, shortfall: 0 }
}

fn bill<A>(terms: &Terms<A>, course: &Course, facts: &Facts) -> Bill {
	Bill { term: course.term, units: facts.used, amount: terms.cost(facts.used) }
}

/// The next term, which begins where this one is over, whenever it was paid.
fn next_term<A>(terms: &Terms<A>, course: &Course, paid: u128) -> Course {
	let start = course.end.unwrap_or(course.start);
	let end = terms.duration.map(|duration| start.saturating_add(duration));
	Course { term: course.term.saturating_add(1), start, end, paid, ahead: None, grace: None, ..*course }
}

fn one_less(renewals: Option<u16>) -> Option<u16> {
	renewals.map(|left| left.saturating_sub(1))
}

/// How many terms in a row are over, were not used, and are followed by another one that is paid when it begins; and
/// what each of these costs.
fn alike<A>(terms: &Terms<A>, course: &Course, facts: &Facts) -> (u32, u128) {
	let is_plain = course.automatic && course.grace.is_none() && course.ahead.is_none();
	let is_plain = is_plain && (course.used, course.owed) == (0, 0);
	let (Some(end), Some(duration), Some(price)) = (course.end, terms.duration, terms.renewal_price(0)) else {
		return (0, 0);
	};
	let ends_until = |last: BlockNumber| {
		let more = last.checked_sub(end).and_then(|blocks| blocks.checked_div(duration));
		more.map_or(0, |more| more.saturating_add(1))
	};
	let limits = [Some(facts.now), facts.suspended, facts.retired];
	let ends = limits.into_iter().flatten().map(ends_until).min().unwrap_or(0);
	let affordable = facts.held.checked_div(price).map_or(u32::MAX, |terms| terms.try_into().unwrap_or(u32::MAX));
	let left = course.renewals.map_or(u32::MAX, u32::from);
	(if is_plain { ends.min(affordable).min(left) } else { 0 }, price)
}

/// So many terms later, all of which were alike.
fn skip<A>(terms: &Terms<A>, course: &Course, count: u32, price: u128) -> Course {
	let duration = terms.duration.unwrap_or(0);
	let later = |count: u32| course.end.map(|end| end.saturating_add(duration.saturating_mul(count)));
	Course {
		term: course.term.saturating_add(count),
		start: later(count.saturating_sub(1)).unwrap_or(course.start),
		end: later(count),
		paid: price,
		renewals: course.renewals.map(|left| left.saturating_sub(count.try_into().unwrap_or(u16::MAX))),
		..*course
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::licence::{By, Meter, Permission, Refund, Renewal, Threshold};
	use proptest::prelude::*;

	fn permissions(list: &[Permission]) -> Permissions {
		Permissions(list.iter().copied().collect())
	}

	/// Terms of 100 blocks at 1,000, renewed three times at 900 with a grace of 20 blocks; 10 units are included, each
	/// further one costs 5; from 40 on only display is permitted, and the next term costs 1,200.
	fn terms() -> Terms<u64> {
		Terms {
			permissions: permissions(&[Permission::Display, Permission::Commercial]),
			exclusive: false,
			duration: Some(100),
			price: 1_000,
			renewal: Some(Renewal { automatic: true, count: Some(3), price: 900, grace: 20 }),
			meter: Some(Meter { by: By::Publisher(7), included: 10, unit_price: 5, cap: None }),
			thresholds: vec![Threshold {
				at: 40,
				permissions: permissions(&[Permission::Display]),
				price: Some(1_200),
			}]
			.try_into()
			.unwrap(),
			suspending_triggers: 0,
			revocation: Some(Refund::ProRata),
			income: 0,
		}
	}

	fn facts(now: BlockNumber, held: u128) -> Facts {
		Facts { now, held, used: 0, suspended: None, retired: None }
	}

	fn state(course: &Course, facts: Facts) -> (State, Option<BlockNumber>) {
		let found = project(&terms(), course, &facts);
		(found.state, found.course.due())
	}

	#[test]
	fn a_paid_term_lasts_until_its_end() {
		let course = begin(&terms(), 50);
		assert_eq!((course.term, course.start, course.end), (1, 50, Some(150)));
		assert_eq!(step(&terms(), &course, &facts(149, 0)), None);
		assert_eq!(state(&course, facts(149, 0)), (State::Active, Some(150)));
		assert_eq!(state(&course, facts(150, 0)), (State::Grace, Some(170)));
		assert_eq!(state(&course, facts(169, 0)), (State::Grace, Some(170)));
		assert_eq!(state(&course, facts(170, 0)).0, State::Expired);
		assert_eq!(state(&course, facts(150, 900)), (State::Active, Some(250)));
	}

	#[test]
	fn usage_is_billed_before_the_next_term_is_paid() {
		let course = begin(&terms(), 0);
		let facts = Facts { used: 30, ..facts(100, 1_000) };
		let found = step(&terms(), &course, &facts).unwrap();
		assert_eq!(found.bill, Some(Bill { term: 1, units: 30, amount: 100 }));
		assert_eq!((found.outcome, found.usage, found.price), (Outcome::Renewed, 100, 900));
		assert_eq!((found.course.term, found.course.used, found.course.renewals), (2, 0, Some(2)));

		let short = step(&terms(), &course, &Facts { held: 999, ..facts }).unwrap();
		assert_eq!((short.outcome, short.usage, short.price), (Outcome::Grace, 100, 0), "usage is paid all the same");
		let broke = step(&terms(), &course, &Facts { held: 99, ..facts }).unwrap();
		assert_eq!((broke.outcome, broke.usage, broke.course.owed), (Outcome::Grace, 0, 100));
		let over = step(&terms(), &broke.course, &Facts { held: 99, now: 120, ..facts }).unwrap();
		assert_eq!((over.outcome, over.usage, over.shortfall), (Outcome::Expired, 99, 1));
	}

	#[test]
	fn what_is_paid_in_grace_begins_at_the_old_end() {
		let late = step(&terms(), &begin(&terms(), 0), &Facts { used: 30, ..facts(100, 0) }).unwrap();
		assert_eq!(late.course.metered_term(), 2);
		let topped_up = Facts { used: 3, ..facts(115, 1_000) };
		let found = step(&terms(), &late.course, &topped_up).unwrap();
		assert_eq!((found.outcome, found.bill, found.usage, found.price), (Outcome::Renewed, None, 100, 900));
		assert_eq!((found.course.start, found.course.end, found.course.used), (100, Some(200), 3));
	}

	#[test]
	fn the_price_of_a_term_is_that_of_the_threshold_reached() {
		let used = Facts { used: 40, ..facts(100, 150 + 1_199) };
		let late = step(&terms(), &begin(&terms(), 0), &used).unwrap();
		assert_eq!((late.outcome, late.usage), (Outcome::Grace, 150));
		let found = project(&terms(), &begin(&terms(), 0), &used);
		assert!(!found.permissions.allow(Permission::Commercial), "grace gives nothing back");
		assert_eq!(step(&terms(), &late.course, &facts(110, 1_199)), None);
		assert_eq!(step(&terms(), &late.course, &facts(110, 1_200)).unwrap().price, 1_200);
	}

	#[test]
	fn by_hand_it_is_paid_ahead_once_or_in_grace() {
		let terms = terms();
		let ahead = renew(&terms, &begin(&terms, 0), &Facts { used: 40, ..facts(99, 0) }).unwrap();
		assert_eq!((ahead.price, ahead.course.end, ahead.course.renewals), (1_200, Some(100), Some(2)));
		assert_eq!(renew(&terms, &ahead.course, &facts(99, 0)), Err(NotRenewed::Ahead));
		let next = step(&terms, &ahead.course, &Facts { used: 40, ..facts(100, 0) }).unwrap();
		assert_eq!((next.outcome, next.price, next.course.paid), (Outcome::Renewed, 0, 1_200));
		assert_eq!((next.course.owed, next.course.end), (150, Some(200)), "what was used is still owed");

		let manual = Course { automatic: false, ..begin(&terms, 0) };
		let late = step(&terms, &manual, &facts(100, 5_000)).unwrap();
		assert_eq!(late.outcome, Outcome::Grace);
		assert_eq!(step(&terms, &late.course, &facts(110, 5_000)), None);
		let renewed = renew(&terms, &late.course, &facts(110, 5_000)).unwrap();
		assert_eq!((renewed.price, renewed.course.end), (900, Some(200)));
	}

	#[test]
	fn what_cannot_be_renewed_by_hand_says_why() {
		let course = begin(&terms(), 0);
		let mut once = terms();
		once.renewal = None;
		assert_eq!(renew(&once, &course, &facts(1, 0)), Err(NotRenewed::ByTerms));
		let none_left = Course { renewals: Some(0), ..course };
		assert_eq!(renew(&terms(), &none_left, &facts(1, 0)), Err(NotRenewed::NoneLeft));
		let suspended = Facts { suspended: Some(1), ..facts(1, 0) };
		assert_eq!(renew(&terms(), &course, &suspended), Err(NotRenewed::Suspended));
		let retired = Facts { retired: Some(1), ..facts(1, 0) };
		assert_eq!(renew(&terms(), &course, &retired), Err(NotRenewed::Retired));
	}

	#[test]
	fn a_suspended_licence_goes_to_grace_and_renews_once_it_is_reinstated() {
		let course = begin(&terms(), 0);
		let suspended = Facts { suspended: Some(99), ..facts(100, 900) };
		assert_eq!(project(&terms(), &course, &suspended).state, State::Suspended);
		assert!(project(&terms(), &course, &suspended).permissions.0.is_empty());
		let late = step(&terms(), &course, &suspended).unwrap();
		assert_eq!(late.outcome, Outcome::Grace);
		assert_eq!(step(&terms(), &late.course, &suspended), None);
		assert_eq!(state(&late.course, facts(110, 900)), (State::Active, Some(200)));
		// The hook of a block is before what suspends in it.
		let after = Facts { suspended: Some(100), ..facts(105, 900) };
		assert_eq!(step(&terms(), &course, &after).unwrap().outcome, Outcome::Renewed);
	}

	#[test]
	fn after_retirement_it_lasts_until_its_paid_end() {
		let course = begin(&terms(), 0);
		let retired = Facts { retired: Some(99), ..facts(99, 5_000) };
		assert_eq!(state(&course, retired).0, State::Active);
		assert_eq!(state(&course, Facts { now: 100, ..retired }).0, State::Expired);
		let ahead = Course { ahead: Some(900), ..course };
		assert_eq!(state(&ahead, Facts { now: 100, ..retired }), (State::Active, Some(200)));
	}

	#[test]
	fn breaking_off_bills_usage_and_tells_what_is_unused() {
		let course = begin(&terms(), 0);
		let found = close(&terms(), &course, &Facts { used: 30, ..facts(75, 60) });
		assert_eq!((found.usage, found.shortfall, found.unused), (60, 40, 250));
		let ahead = Course { ahead: Some(900), ..course };
		assert_eq!(close(&terms(), &ahead, &facts(75, 0)).unused, 1_150);
		let late = Course { grace: Some(Grace { until: 120, units: 0 }), owed: 70, used: 99, ..course };
		let found = close(&terms(), &late, &facts(110, 60));
		assert_eq!((found.bill, found.usage, found.shortfall, found.unused), (None, 60, 10, 0));
	}

	#[test]
	fn at_the_largest_amounts_nothing_overflows() {
		let mut terms = terms();
		terms.price = u128::MAX;
		terms.renewal.as_mut().unwrap().price = u128::MAX;
		terms.meter.as_mut().unwrap().unit_price = u128::MAX;
		let course = Course { owed: u128::MAX, ..begin(&terms, u32::MAX - 150) };
		let most = Facts { used: u64::MAX, held: u128::MAX - 1, ..facts(u32::MAX - 50, 0) };
		let late = step(&terms, &course, &most).unwrap();
		assert_eq!((late.outcome, late.course.owed), (Outcome::Grace, u128::MAX));
		let over = step(&terms, &late.course, &Facts { now: u32::MAX, ..most }).unwrap();
		assert_eq!((over.usage, over.shortfall), (u128::MAX - 1, 1));
		assert_eq!(close(&terms, &course, &most).shortfall, 1);
	}

	#[test]
	fn a_million_terms_that_are_over_are_projected_at_once() {
		let mut terms = terms();
		terms.duration = Some(1);
		terms.renewal = Some(Renewal { automatic: true, count: None, price: 3, grace: 2 });
		let course = begin(&terms, 0);
		let found = project(&terms, &course, &facts(1_000_000, 3_000_000));
		assert_eq!((found.state, found.held, found.unbilled), (State::Active, 0, 1_000_000));
		assert_eq!((found.course.term, found.course.end), (1_000_001, Some(1_000_001)));
		let starved = project(&terms, &course, &facts(1_000_000, 2_999_996));
		assert_eq!((starved.state, starved.held), (State::Grace, 2));
	}

	/// What comes of taking every step that is due in a block, and of the bills on the way.
	fn settle(terms: &Terms<u64>, course: &mut Course, facts: &mut Facts, bills: &mut Vec<Bill>) -> bool {
		course.used = facts.used;
		while let Some(step) = step(terms, course, facts) {
			facts.held -= step.usage + step.price;
			bills.extend(step.bill);
			*course = step.course;
			facts.used = course.used;
			if step.outcome == Outcome::Expired {
				return true;
			}
		}
		false
	}

	fn any_terms() -> impl Strategy<Value = Terms<u64>> {
		let renewal = (any::<bool>(), prop::option::of(1u16..5), 0u128..40, 0u32..12);
		(1u32..12, prop::option::of(renewal), prop::option::of((0u64..10, 0u128..4)), 1u64..20, any::<bool>()).prop_map(
			|(duration, renewal, meter, at, changes_price)| {
				let mut terms = terms();
				terms.duration = Some(duration);
				terms.renewal =
					renewal.map(|(automatic, count, price, grace)| Renewal { automatic, count, price, grace });
				let by = By::Publisher(7);
				terms.meter = meter.map(|(included, unit_price)| Meter { by, included, unit_price, cap: None });
				terms.thresholds[0].at = at;
				terms.thresholds[0].price = (changes_price && renewal.is_some()).then_some(50);
				if meter.is_none() {
					terms.thresholds.clear();
				}
				assert_eq!(terms.validate(), Ok(()));
				terms
			},
		)
	}

	proptest! {
		#[test]
		fn block_by_block_and_all_at_once_come_to_the_same(
			terms in any_terms(),
			held in 0u128..300,
			used in 0u64..30,
			suspended in prop::option::of(1u32..60),
			retired in prop::option::of(1u32..60),
			ahead in prop::option::of(0u128..20),
			now in 1u32..80,
		) {
			let begun = Course { ahead: ahead.filter(|_| terms.renewal.is_some()), ..begin(&terms, 0) };
			let seen = |now: BlockNumber, held, used| Facts {
				now,
				held,
				used,
				suspended: suspended.filter(|block| *block < now),
				retired: retired.filter(|block| *block < now),
			};
			let (mut course, mut stepped, mut bills, mut is_over) = (begun, seen(0, held, used), vec![], false);
			for block in 1..=now {
				stepped = seen(block, stepped.held, stepped.used);
				is_over = is_over || settle(&terms, &mut course, &mut stepped, &mut bills);
			}
			let (mut jumped_course, mut jumped, mut jumped_bills) = (begun, seen(now, held, used), vec![]);
			let jumped_is_over = settle(&terms, &mut jumped_course, &mut jumped, &mut jumped_bills);
			prop_assert_eq!(is_over, jumped_is_over);
			prop_assert_eq!(&bills, &jumped_bills);
			prop_assert_eq!(stepped.held, jumped.held);
			// Until something is due, the course does not say what was used since.
			let ended = |course: Course, used| Course { used, ..course };
			prop_assert_eq!(ended(course, stepped.used), ended(jumped_course, jumped.used));

			let projected = project(&terms, &begun, &seen(now, held, used));
			prop_assert_eq!(projected.state == State::Expired, is_over);
			prop_assert_eq!(projected.held, stepped.held);
			prop_assert_eq!(projected.unbilled as usize, bills.len());
			prop_assert_eq!(projected.course, ended(course, stepped.used));
			let again = project(&terms, &course, &stepped);
			let settled = Projection { unbilled: 0, ..projected };
			prop_assert!(is_over || again == settled, "{again:?} is not {settled:?}");
			// Terms are billed in their order, and each once.
			prop_assert!(bills.iter().zip(1..).all(|(bill, term)| bill.term == term));
		}
	}
}
