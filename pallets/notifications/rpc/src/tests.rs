use crate::{
	chain::happened, Chain, Happened, News, Notice, NoticeFilter, Notifications, NotificationsApiServer, What,
};
use jsonrpsee::{
	core::{
		params::ArrayParams,
		server::{MethodsError, Subscription},
	},
	RpcModule,
};
use pallet_notifications::{Refusal, Subject, Told};
use std::{
	collections::{BTreeMap, BTreeSet},
	sync::{Arc, Mutex},
	time::Duration,
};
use tokio::{sync::mpsc, time::timeout};
use vivarium_engine::notice::{self, Filter, Vocabulary};
use vivarium_feed::Passed;
use vivarium_primitives::{BlockNumber, CollectionId};

const COLLECTION: CollectionId = 7;
const VOCABULARY: Vocabulary = Vocabulary { flags: 2, states: 3, triggers: 4, has_health: true };
/// An account that is told of all that happens in every tenth block.
const ALICE: u64 = 1;
const PATIENCE: Duration = Duration::from_millis(300);
/// How a block of another fork is named.
const FORK: u64 = 1_000_000;

type Feed = News<u64, u64>;
type Method = Notifications<Fake, u64, u64>;

#[derive(Default)]
struct Blocks {
	/// Each block's number and parent.
	known: BTreeMap<u64, (BlockNumber, u64)>,
	best: u64,
	/// Those whose states are gone.
	pruned: BTreeSet<u64>,
	/// The blocks that were asked what they told.
	asked: Vec<u64>,
	/// What happens when a block is asked what it told.
	then: Option<(u64, u64, BlockNumber)>,
}

/// A chain in which each block tells one thing: that item `n` of the collection raised a flag in block `n`.
#[derive(Default)]
struct Fake(Mutex<Blocks>);

impl Fake {
	fn parent(&self, block: u64) -> u64 {
		self.0.lock().unwrap().known[&block].1
	}

	/// Grows a chain on this block up to a number, by blocks that are named by their number and the fork. It is the best.
	fn grow(&self, on: u64, to: BlockNumber, fork: u64) {
		let mut blocks = self.0.lock().unwrap();
		let mut parent = on;
		let first = blocks.known.get(&on).map_or(0, |(number, _)| *number) + 1;
		for number in first..=to {
			let block = fork + u64::from(number);
			blocks.known.insert(block, (number, parent));
			parent = block;
		}
		blocks.best = parent;
	}
}

impl Chain<u64, u64> for Fake {
	fn best(&self) -> (BlockNumber, u64) {
		let blocks = self.0.lock().unwrap();
		(blocks.known.get(&blocks.best).map_or(0, |(number, _)| *number), blocks.best)
	}

	fn block(&self, number: BlockNumber) -> Result<Option<u64>, String> {
		let (best, mut at) = self.best();
		(number..best).for_each(|_| at = self.parent(at));
		Ok((number <= best).then_some(at))
	}

	fn number(&self, block: u64) -> Result<BlockNumber, String> {
		Ok(self.0.lock().unwrap().known.get(&block).map_or(0, |(number, _)| *number))
	}

	fn route(&self, mut from: u64, mut to: u64) -> Result<Vec<Passed<u64>>, String> {
		let (mut left, mut joined) = (Vec::new(), Vec::new());
		while from != to {
			let (behind, ahead) = (self.number(from)?, self.number(to)?);
			if ahead >= behind {
				joined.insert(0, Passed { hash: to, number: ahead, best: true });
				to = self.parent(to);
			}
			if behind >= ahead {
				left.push(Passed { hash: from, number: behind, best: false });
				from = self.parent(from);
			}
		}
		left.extend(joined);
		Ok(left)
	}

	fn told(&self, block: u64) -> Result<Vec<Told<u64>>, String> {
		let number = self.number(block)?;
		let mut blocks = self.0.lock().unwrap();
		blocks.asked.push(block);
		if blocks.pruned.contains(&block) {
			return Err("State already discarded".into());
		}
		let then = blocks.then.take_if(|(when, ..)| *when == block);
		drop(blocks);
		if let Some((_, on, to)) = then {
			self.grow(on, to, FORK);
		}
		let notice = notice::Notice { version: 1, transition: None, triggers: 0, raised: 0b10, health: (None, None) };
		let subscribers = if number % 10 == 0 { vec![ALICE] } else { Vec::new() };
		Ok(vec![Told::Notified { collection: COLLECTION, item: number, notice, subscribers }])
	}

	fn check(&self, (_, item): Subject, filter: &Filter) -> Result<Result<(), Refusal>, String> {
		if item.is_some_and(|item| item > 1_000) {
			return Ok(Err(Refusal::NotEnrolled));
		}
		Ok(filter.check(&VOCABULARY).map_err(Refusal::Filter))
	}
}

/// A node.
struct Node {
	chain: Arc<Fake>,
	news: Feed,
	module: RpcModule<Method>,
}

impl Node {
	/// With a chain of so many blocks.
	fn new(blocks: BlockNumber) -> Self {
		let chain = Arc::new(Fake::default());
		chain.grow(0, blocks, 0);
		let news = Feed::with_patience(PATIENCE);
		news.tell(chain.best().1, Vec::new());
		let module = Notifications::new(chain.clone(), news.clone()).into_rpc();
		Self { chain, news, module }
	}

	/// Tells of the best chain's move.
	fn move_on(&self) {
		let (_, at) = self.news.listen().unwrap();
		let (_, best) = self.chain.best();
		let passed = self.chain.route(at, best).unwrap();
		self.news.tell(best, happened(&*self.chain, passed).unwrap());
	}

	/// Lets the best chain grow to this number.
	fn grow(&self, to: BlockNumber) {
		self.chain.grow(self.chain.best().1, to, 0);
		self.move_on();
	}

	async fn subscribe(
		&self,
		filter: NoticeFilter<u64>,
		from: Option<BlockNumber>,
	) -> Result<Subscription, MethodsError> {
		let mut params = ArrayParams::new();
		params.insert(filter).unwrap();
		params.insert(from).unwrap();
		self.module.subscribe_unbounded("notifications_subscribe", params).await
	}

	async fn refusal(&self, filter: NoticeFilter<u64>, from: Option<BlockNumber>) -> String {
		let Err(refusal) = self.subscribe(filter, from).await else { panic!("it is not refused") };
		refusal.to_string()
	}

	/// The connection of a subscriber, of which it takes one message, and nobody reads yet.
	async fn unread(&self, from: &str) -> mpsc::Receiver<String> {
		let request =
			format!(r#"{{"jsonrpc":"2.0","id":1,"method":"notifications_subscribe","params":[null,{from}]}}"#);
		self.module.raw_json_request(&request, 1).await.unwrap().1
	}
}

fn all() -> NoticeFilter<u64> {
	NoticeFilter::default()
}

async fn next(subscription: &mut Subscription) -> Notice<u64, u64> {
	timeout(Duration::from_secs(10), subscription.next()).await.expect("something is told").unwrap().unwrap().0
}

/// Whether nothing more is told.
async fn is_silent(subscription: &mut Subscription) -> bool {
	timeout(Duration::from_millis(50), subscription.next::<Notice<u64, u64>>()).await.is_err()
}

/// The blocks of the best chain, as a subscriber knows them that is told of all.
#[derive(Default)]
struct Ledger(Vec<u64>);

impl Ledger {
	/// Takes in what is told until this block is the last one.
	async fn take(&mut self, subscription: &mut Subscription, until: u64) {
		while self.0.last() != Some(&until) {
			let Notice { block, block_number, best, .. } = next(subscription).await;
			if best {
				if let Some(last) = self.0.last() {
					assert_eq!(block_number, (last % FORK) as u32 + 1, "a gap, or twice: {:?}", self.0);
				}
				self.0.push(block);
			} else {
				assert_eq!(self.0.pop(), Some(block), "what was not told is not undone");
			}
		}
	}
}

#[tokio::test]
async fn what_is_told_is_what_the_filter_asks_for() {
	let node = Node::new(3);
	let flags = |flags: &[u8]| NoticeFilter { flags: Some(flags.to_vec()), ..all() };
	let collection = |collection| NoticeFilter { collection: Some(collection), ..all() };
	let filters = [
		(all(), 4),
		(flags(&[1]), 4),
		(collection(COLLECTION), 4),
		(NoticeFilter { item: Some(6), ..collection(COLLECTION) }, 6),
		(NoticeFilter { item: Some(9), flags: Some(vec![0, 1]), ..collection(COLLECTION) }, 9),
		(NoticeFilter { account: Some(ALICE), ..all() }, 10),
	];
	let mut subscriptions = Vec::new();
	for (filter, first) in filters {
		subscriptions.push((node.subscribe(filter, None).await.unwrap(), first));
	}
	let others = [
		flags(&[0]),
		collection(COLLECTION + 1),
		NoticeFilter { account: Some(ALICE + 1), ..all() },
		NoticeFilter { item: Some(9), ..collection(COLLECTION + 1) },
		NoticeFilter { health_below: Some(50), ..all() },
		NoticeFilter { states: Some(vec![0, 2]), triggers: Some(vec![3]), ..collection(COLLECTION) },
	];
	let mut silent = Vec::new();
	for filter in others {
		silent.push(node.subscribe(filter, None).await.unwrap());
	}
	for block in 4..=12 {
		node.grow(block);
	}
	for (subscription, first) in &mut subscriptions {
		let Notice { block, block_number, best, collection, item, what, .. } = next(subscription).await;
		assert_eq!((block, block_number, best), (u64::from(*first), *first, true));
		assert_eq!((collection, item), (COLLECTION, Some(*first)));
		assert!(matches!(what, What::Notified { raised, .. } if raised == [1]));
	}
	for subscription in &mut silent {
		assert!(is_silent(subscription).await);
	}
}

#[tokio::test]
async fn a_replay_goes_over_into_what_is_live_without_a_gap_and_without_anything_twice() {
	for from in [1, 100, 169, 200, 201] {
		let node = Node::new(200);
		let mut subscription = node.subscribe(all(), Some(from)).await.unwrap();
		let mut ledger = Ledger::default();
		// Blocks come while the past is told.
		for block in 201..=260 {
			node.grow(block);
			tokio::time::sleep(Duration::from_micros(300)).await;
		}
		ledger.take(&mut subscription, 260).await;
		assert_eq!(ledger.0, (u64::from(from)..=260).collect::<Vec<_>>());
		node.grow(261);
		ledger.take(&mut subscription, 261).await;
		assert!(is_silent(&mut subscription).await);
	}
}

#[tokio::test]
async fn a_fork_that_takes_over_while_the_past_is_told_is_told_too() {
	// When block 50 is told a fork takes over that left the chain before it, and one that left it after it.
	for on in [45, 90] {
		let node = Node::new(100);
		node.chain.0.lock().unwrap().then = Some((50, on, 110));
		let mut subscription = node.subscribe(all(), Some(10)).await.unwrap();
		tokio::time::sleep(Duration::from_millis(20)).await;
		node.move_on();
		let mut ledger = Ledger::default();
		ledger.take(&mut subscription, FORK + 110).await;
		let expected = (10..=on).chain((on + 1..=110).map(|number| FORK + number));
		assert_eq!(ledger.0, expected.collect::<Vec<_>>());
		assert!(is_silent(&mut subscription).await);
	}
}

#[tokio::test]
async fn what_a_fork_takes_back_comes_again_as_undone() {
	let node = Node::new(5);
	let mut subscription = node.subscribe(all(), Some(4)).await.unwrap();
	node.grow(8);
	let mut ledger = Ledger::default();
	ledger.take(&mut subscription, 8).await;
	node.chain.grow(6, 9, FORK);
	node.move_on();
	let mut steps = Vec::new();
	for _ in 0..5 {
		let Notice { block, best, .. } = next(&mut subscription).await;
		steps.push((block, best));
	}
	let joined = [7, 8, 9].map(|number| (FORK + number, true));
	assert_eq!(steps, [&[(8, false), (7, false)][..], &joined].concat());
}

#[tokio::test]
async fn only_what_the_filter_asks_for_is_told_of_the_past() {
	let node = Node::new(100);
	let filter = NoticeFilter { account: Some(ALICE), flags: Some(vec![1]), ..all() };
	let mut subscription = node.subscribe(filter, Some(35)).await.unwrap();
	for number in [40, 50, 60, 70, 80, 90, 100] {
		assert_eq!(next(&mut subscription).await.block_number, number);
	}
	assert!(is_silent(&mut subscription).await);
}

#[tokio::test]
async fn a_replay_from_the_future() {
	let node = Node::new(100);
	let refusal = node.refusal(all(), Some(102)).await;
	assert!(refusal.contains("block 102 is of the future: the best block is 100"), "{refusal}");
	let mut subscription = node.subscribe(all(), Some(101)).await.unwrap();
	node.grow(101);
	assert_eq!(next(&mut subscription).await.block_number, 101, "the next one is no future");
}

#[tokio::test]
async fn a_replay_from_beyond_what_is_told_of_again() {
	let node = Node::new(50_000);
	let refusal = node.refusal(all(), Some(6_800)).await;
	assert!(refusal.contains("block 6800 is too long ago") && refusal.contains("from block 6801"), "{refusal}");
	let mut subscription = node.subscribe(all(), Some(6_801)).await.unwrap();
	assert_eq!(next(&mut subscription).await.block_number, 6_801);
}

#[tokio::test]
async fn a_replay_from_beyond_what_the_node_keeps() {
	let node = Node::new(100);
	node.chain.0.lock().unwrap().pruned = (0..60).collect();
	let refusal = node.refusal(all(), Some(59)).await;
	assert!(refusal.contains("does not have the state of block 59 any more"), "{refusal}");
	assert!(refusal.contains("--state-pruning archive"), "{refusal}");
	let mut subscription = node.subscribe(all(), Some(60)).await.unwrap();
	assert_eq!(next(&mut subscription).await.block_number, 60);
}

#[tokio::test]
async fn a_state_that_goes_while_the_past_is_told_is_told() {
	let node = Node::new(100);
	node.chain.0.lock().unwrap().pruned = [70].into();
	let mut connection = node.unread("50").await;
	let mut last = String::new();
	while let Ok(Some(message)) = timeout(Duration::from_secs(5), connection.recv()).await {
		last = message;
		if last.contains("error") {
			break;
		}
	}
	assert!(last.contains("does not have the state of block 70 any more"), "{last}");
}

#[tokio::test]
async fn a_filter_that_matches_nothing_or_names_what_the_blueprint_does_not_have() {
	let node = Node::new(1);
	let of = |filter| NoticeFilter { collection: Some(COLLECTION), ..filter };
	let flags = |flags: &[u8]| NoticeFilter { flags: Some(flags.to_vec()), ..all() };
	let refusals = [
		(flags(&[]), "the filter matches nothing"),
		(of(NoticeFilter { health_below: Some(0), ..all() }), "the filter matches nothing"),
		(NoticeFilter { health_below: Some(101), ..all() }, "the filter matches nothing"),
		(of(flags(&[2])), "names a flag that the blueprint does not have"),
		(flags(&[16]), "names a flag that the blueprint does not have"),
		(flags(&[32]), "there is no position 32"),
		(of(NoticeFilter { states: Some(vec![3]), ..all() }), "names a state that the blueprint does not have"),
		(of(NoticeFilter { triggers: Some(vec![4]), ..all() }), "names a trigger that the blueprint does not have"),
		(NoticeFilter { item: Some(1), ..all() }, "item 1 of which collection?"),
		(of(NoticeFilter { item: Some(1_001), ..flags(&[0]) }), "item 1001 of collection 7 is not a dynamic asset"),
	];
	for (filter, reason) in refusals {
		let refusal = node.refusal(filter, None).await;
		assert!(refusal.contains(reason), "{refusal}");
	}
}

#[tokio::test]
async fn a_client_that_stops_reading_is_let_go_while_it_is_told_of_the_past() {
	let node = Node::new(1_000);
	let mut connection = node.unread("1").await;
	tokio::time::sleep(3 * PATIENCE).await;
	let asked = node.chain.0.lock().unwrap().asked.len();
	assert!(asked < 10, "{asked} blocks were read for somebody who takes nothing");
	let mut last = String::new();
	while let Ok(Some(message)) = timeout(Duration::from_secs(5), connection.recv()).await {
		last = message;
	}
	assert!(last.contains("too slow: the connection takes nothing"), "{last}");
}

#[tokio::test]
async fn a_client_that_stops_reading_is_let_go_while_it_is_told_what_comes() {
	let node = Node::new(1);
	let mut connection = node.unread("null").await;
	(2..12).for_each(|block| node.grow(block));
	tokio::time::sleep(3 * PATIENCE).await;
	let mut last = String::new();
	while let Ok(Some(message)) = timeout(Duration::from_secs(5), connection.recv()).await {
		last = message;
	}
	assert!(last.contains("too slow"), "{last}");
}

#[test]
fn the_end_of_subscriptions_is_told_to_those_whose_they_are() {
	let chain = Fake::default();
	let ended = Told::Ended { collection: COLLECTION, item: Some(3), subscribers: vec![ALICE] };
	let wants = |filter| crate::filter::Wanted::of(filter, &chain).unwrap().wants(&ended);
	let account = |account| NoticeFilter { account: Some(account), ..all() };
	assert!(wants(account(ALICE)));
	assert!(wants(NoticeFilter { flags: Some(vec![0]), ..account(ALICE) }), "whatever it was told of");
	assert!(!wants(account(ALICE + 1)));
	assert!(!wants(all()), "nobody else had one");
	assert!(!wants(NoticeFilter { collection: Some(COLLECTION), item: Some(4), ..account(ALICE) }));
}

#[test]
fn a_notice_is_plain_json() {
	let passed = Passed { hash: 5u64, number: 5, best: true };
	let notice = notice::Notice {
		version: 2,
		transition: Some((0, 3)),
		triggers: 0b1001,
		raised: 0b10,
		health: (None, Some(40)),
	};
	let json = |told: Told<u64>| {
		jsonrpsee::core::to_json_raw_value(&Notice::from(Happened { passed, told })).unwrap().to_string()
	};
	assert_eq!(
		json(Told::Notified { collection: 7, item: 3, notice, subscribers: vec![ALICE] }),
		r#"{"block":5,"blockNumber":5,"best":true,"collection":7,"item":3,"kind":"notified","version":2,"transition":[0,3],"triggers":[0,3],"raised":[1],"health":[null,40],"subscribers":[1]}"#
	);
	assert_eq!(
		json(Told::Ended { collection: 7, item: None, subscribers: vec![] }),
		r#"{"block":5,"blockNumber":5,"best":true,"collection":7,"item":null,"kind":"ended","subscribers":[]}"#
	);
}
