//! Hands what happened to all subscribers.

use jsonrpsee::{
	core::{StringError, SubscriptionResult},
	SendTimeoutError, SubscriptionMessage, SubscriptionSink,
};
use std::{
	sync::{Arc, Mutex, PoisonError},
	time::Duration,
};
use tokio::sync::broadcast::{self, error::RecvError};

/// Blocks in which something happened by which a subscriber may lag behind.
pub const BLOCKS: usize = 64;
/// How long a connection may refuse to take a message, unless said otherwise.
const PATIENCE: Duration = Duration::from_secs(30);

/// What all subscribers are handed.
#[derive(Clone)]
enum Message<Item> {
	/// What happened, in order.
	Happened(Arc<Vec<Item>>),
	/// Something is missing from here on.
	Broken(String),
}

/// Hands what happened in blocks to all subscribers; a bounded number of blocks is kept for the slow ones.
pub struct Feed<Hash, Item> {
	messages: broadcast::Sender<Message<Item>>,
	/// The block up to which everything was told.
	tip: Arc<Mutex<Option<Hash>>>,
	patience: Duration,
}

impl<Hash, Item> Clone for Feed<Hash, Item> {
	fn clone(&self) -> Self {
		Self { messages: self.messages.clone(), tip: self.tip.clone(), patience: self.patience }
	}
}

impl<Hash: Copy, Item: Clone> Default for Feed<Hash, Item> {
	fn default() -> Self {
		Self::with_patience(PATIENCE)
	}
}

impl<Hash: Copy, Item: Clone> Feed<Hash, Item> {
	/// A feed that lets subscribers go whose connections take nothing for so long.
	pub fn with_patience(patience: Duration) -> Self {
		Self { messages: broadcast::channel(BLOCKS).0, tip: Arc::default(), patience }
	}

	/// Tells what happened on the way to this block of the best chain.
	pub fn tell(&self, tip: Hash, items: Vec<Item>) {
		let message = (!items.is_empty()).then(|| Message::Happened(Arc::new(items)));
		self.go_to(tip, message);
	}

	/// Lets all subscribers go: what happened on the way to this block is not known.
	pub fn lose(&self, tip: Hash, reason: String) {
		self.go_to(tip, Some(Message::Broken(reason)));
	}

	fn go_to(&self, tip: Hash, message: Option<Message<Item>>) {
		let mut at = self.tip.lock().unwrap_or_else(PoisonError::into_inner);
		*at = Some(tip);
		if let Some(message) = message {
			// Nobody may be listening.
			let _ = self.messages.send(message);
		}
	}

	/// All that is told from now on, and the block up to which everything was told before: there is neither a gap nor an
	/// overlap between the two. `None` while nothing is followed yet.
	pub fn listen(&self) -> Option<(Live<Item>, Hash)> {
		let at = self.tip.lock().unwrap_or_else(PoisonError::into_inner);
		at.map(|tip| (Live { messages: self.messages.subscribe(), patience: self.patience }, tip))
	}
}

/// What is told from a block on.
pub struct Live<Item> {
	messages: broadcast::Receiver<Message<Item>>,
	patience: Duration,
}

impl<Item: Clone> Live<Item> {
	/// Sends a message to the subscriber; `false` where it has left.
	///
	/// # Errors
	/// Where the connection takes nothing for too long.
	pub async fn send(&self, sink: &SubscriptionSink, message: SubscriptionMessage) -> Result<bool, StringError> {
		match sink.send_timeout(message, self.patience).await {
			Ok(()) => Ok(true),
			Err(SendTimeoutError::Closed(_)) => Ok(false),
			Err(SendTimeoutError::Timeout(_)) => Err("too slow: the connection takes nothing".into()),
		}
	}

	/// Serves one subscriber until it leaves, or is too slow: `line` is what it is told of something that happened, if
	/// anything; `mend` what somebody does who missed something.
	///
	/// # Errors
	/// Why the subscriber is let go.
	pub async fn serve(
		mut self,
		sink: &SubscriptionSink,
		line: impl Fn(&Item) -> Result<Option<SubscriptionMessage>, StringError>,
		mend: &str,
	) -> SubscriptionResult {
		loop {
			let message = tokio::select! {
				() = sink.closed() => return Ok(()),
				message = self.messages.recv() => message,
			};
			let items = match message {
				Ok(Message::Happened(items)) => items,
				Ok(Message::Broken(reason)) => return Err(format!("{reason}. {mend}").into()),
				Err(RecvError::Lagged(missed)) => {
					return Err(format!("too slow: what {missed} blocks told was not taken in time. {mend}").into())
				}
				Err(RecvError::Closed) => return Err("the node is stopping".into()),
			};
			for item in items.iter() {
				let Some(message) = line(item)? else { continue };
				if !self.send(sink, message).await? {
					return Ok(());
				}
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use jsonrpsee::RpcModule;

	type Numbers = Feed<u32, u32>;

	/// A node of which one may subscribe to the even numbers.
	fn module(feed: Numbers) -> RpcModule<Numbers> {
		let mut module = RpcModule::new(feed);
		module
			.register_subscription("subscribe", "told", "unsubscribe", |_, pending, feed, _| async move {
				let (live, _) = feed.listen().ok_or("nothing is followed yet")?;
				let sink = pending.accept().await?;
				let line = |number: &u32| match number % 2 {
					0 => Ok(Some(SubscriptionMessage::from_json(number)?)),
					_ => Ok(None),
				};
				live.serve(&sink, line, "Subscribe again").await
			})
			.unwrap();
		module
	}

	const STALLED: Duration = Duration::from_millis(300);

	fn feed() -> Numbers {
		let feed = Feed::with_patience(STALLED);
		feed.tell(0, Vec::new());
		feed
	}

	#[tokio::test]
	async fn a_subscriber_is_told_what_it_asked_for_in_order() {
		let feed = feed();
		let mut told = module(feed.clone()).subscribe_unbounded("subscribe", [(); 0]).await.unwrap();
		feed.tell(1, vec![1, 2, 3]);
		feed.tell(2, vec![4]);
		let mut numbers = Vec::new();
		for _ in 0..2 {
			numbers.push(told.next::<u32>().await.unwrap().unwrap().0);
		}
		assert_eq!(numbers, [2, 4]);
	}

	#[test]
	fn whoever_listens_knows_up_to_where_all_was_told() {
		let feed = Numbers::default();
		assert!(feed.listen().is_none(), "nothing is followed yet");
		feed.tell(7, vec![1]);
		let (live, tip) = feed.listen().unwrap();
		assert_eq!(tip, 7);
		assert!(live.messages.is_empty(), "what was told before is no part of it");
		feed.tell(8, Vec::new());
		assert_eq!((feed.listen().unwrap().1, live.messages.len()), (8, 0), "a block in which nothing happened");
		feed.tell(9, vec![2]);
		assert_eq!(live.messages.len(), 1);
	}

	/// A subscriber's connection that holds one message, and that nobody reads yet.
	async fn unread(module: &RpcModule<Numbers>) -> tokio::sync::mpsc::Receiver<String> {
		let request = r#"{"jsonrpc":"2.0","id":1,"method":"subscribe","params":[]}"#;
		module.raw_json_request(request, 1).await.unwrap().1
	}

	/// The last that is read from a connection.
	async fn last_of(mut connection: tokio::sync::mpsc::Receiver<String>) -> String {
		let mut last = String::new();
		while let Ok(Some(message)) = tokio::time::timeout(Duration::from_secs(5), connection.recv()).await {
			last = message;
			if last.contains("error") {
				break;
			}
		}
		last
	}

	#[tokio::test]
	async fn a_client_that_falls_behind_is_let_go_with_a_reason() {
		let feed = feed();
		let module = module(feed.clone());
		let connection = unread(&module).await;
		for number in 0..BLOCKS as u32 + 8 {
			feed.tell(number, vec![2 * number]);
		}
		let last = last_of(connection).await;
		assert!(last.contains("too slow: what") && last.contains("Subscribe again"), "{last}");
	}

	#[tokio::test]
	async fn a_client_that_stops_reading_is_let_go_with_a_reason() {
		let feed = feed();
		let module = module(feed.clone());
		let connection = unread(&module).await;
		feed.tell(1, vec![2, 4, 6]);
		tokio::time::sleep(2 * STALLED).await;
		assert_eq!(feed.messages.receiver_count(), 0, "nothing is kept for it any more");
		let last = last_of(connection).await;
		assert!(last.contains("too slow: the connection takes nothing"), "{last}");
	}

	#[tokio::test]
	async fn a_gap_is_told_to_everybody() {
		let feed = feed();
		let module = module(feed.clone());
		let connection = unread(&module).await;
		feed.lose(9, "the node skipped 3 blocks".into());
		let last = last_of(connection).await;
		assert!(last.contains("the node skipped 3 blocks. Subscribe again"), "{last}");
	}
}
