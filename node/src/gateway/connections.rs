//! The gateway's connections: how many there are, and what one may take.

use super::LOG_TARGET;
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
	rt::{TokioIo, TokioTimer},
	service::TowerToHyperService,
};
use std::{io::ErrorKind, pin::pin, sync::Arc, time::Duration};
use tokio::{
	net::{TcpListener, TcpStream},
	sync::Semaphore,
	time::{sleep, timeout},
};

/// The most bytes of a request's line and headers.
const HEAD_BYTES: usize = 16 * 1024;
/// How long accepting rests when the machine has no socket left.
const REST: Duration = Duration::from_secs(1);

/// What connections may take.
#[derive(Clone, Copy)]
pub struct Limits {
	/// Connections at once; others wait to be accepted.
	pub connections: usize,
	/// How long a request's head may take to come, also the next one's on a connection that is kept.
	pub head: Duration,
	/// After that a connection takes no further request.
	pub life: Duration,
	/// How long an answer may then take to be fetched.
	pub grace: Duration,
}

impl Limits {
	/// What holds of a node.
	pub const FULL: Self = Self {
		connections: 256,
		head: Duration::from_secs(10),
		life: Duration::from_secs(60),
		grace: Duration::from_secs(30),
	};
}

/// Serves until the node stops.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits) {
	let places = Arc::new(Semaphore::new(limits.connections));
	while let Ok(place) = places.clone().acquire_owned().await {
		match listener.accept().await {
			Ok((stream, _)) => {
				let router = router.clone();
				tokio::spawn(async move {
					let _place = place;
					attend(stream, router, limits).await;
				});
			}
			// Whoever asked has left again.
			Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset) => {}
			Err(error) => {
				log::warn!(target: LOG_TARGET, "no connection can be accepted: {error}");
				sleep(REST).await;
			}
		}
	}
}

/// Answers what comes over a connection. How it ends concerns nobody but who opened it.
async fn attend(stream: TcpStream, router: Router, Limits { head, life, grace, .. }: Limits) {
	let mut http = http1::Builder::new();
	http.timer(TokioTimer::new()).header_read_timeout(head).max_buf_size(HEAD_BYTES);
	let mut connection = pin!(http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router)));
	if timeout(life, connection.as_mut()).await.is_err() {
		connection.as_mut().graceful_shutdown();
		let _ = timeout(grace, connection).await;
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use axum::routing::get;
	use std::net::SocketAddr;
	use tokio::io::{AsyncReadExt, AsyncWriteExt};

	const SHORT: Duration = Duration::from_millis(50);
	/// How long what must happen may take.
	const DEADLINE: Duration = Duration::from_secs(30);
	const LIMITS: Limits = Limits { connections: 4, head: DEADLINE, life: DEADLINE, grace: DEADLINE };

	async fn start(limits: Limits) -> SocketAddr {
		let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
		let address = listener.local_addr().unwrap();
		// Many times what the kernel keeps for a reader.
		let router = Router::new().route("/", get("here")).route("/long", get(vec![b'.'; 64 << 20]));
		tokio::spawn(serve(listener, router, limits));
		address
	}

	/// Sends this, and takes what comes until the other side is done with the connection.
	async fn say(address: SocketAddr, text: &str) -> String {
		let mut stream = TcpStream::connect(address).await.unwrap();
		stream.write_all(text.as_bytes()).await.unwrap();
		let mut answer = Vec::new();
		let ended = timeout(DEADLINE, stream.read_to_end(&mut answer)).await.expect("the connection ends");
		ended.map(|_| String::from_utf8_lossy(&answer).into()).unwrap_or_default()
	}

	const ASK: &str = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";
	const ASK_AND_LEAVE: &str = "GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";

	#[tokio::test]
	async fn who_is_slow_to_ask_is_let_go() {
		let address = start(Limits { head: SHORT, ..LIMITS }).await;
		for said in ["", "GET / HT", "GET / HTTP/1.1\r\nhost: a\r\n"] {
			assert!(!say(address, said).await.contains("200 OK"), "{said:?}");
		}
		// Who has asked once does not keep the connection by that.
		assert_eq!(say(address, ASK).await.matches("200 OK").count(), 1);
	}

	#[tokio::test]
	async fn others_wait_for_a_place() {
		let limits = Limits { connections: 2, head: SHORT, ..LIMITS };
		let address = start(limits).await;
		let silent = [TcpStream::connect(address).await.unwrap(), TcpStream::connect(address).await.unwrap()];
		assert!(say(address, ASK_AND_LEAVE).await.ends_with("here"));
		drop(silent);
	}

	#[tokio::test]
	async fn a_head_has_a_bound() {
		let address = start(LIMITS).await;
		let long = |bytes| format!("GET /?{} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n", "x".repeat(bytes));
		assert!(say(address, &long(HEAD_BYTES / 2)).await.contains("200 OK"));
		assert!(say(address, &long(2 * HEAD_BYTES)).await.contains("431 Request Header Fields Too Large"));
	}

	#[tokio::test]
	async fn a_connection_has_an_end() {
		let address = start(Limits { life: SHORT, ..LIMITS }).await;
		assert_eq!(say(address, ASK).await.matches("200 OK").count(), 1);
	}

	#[tokio::test]
	async fn who_does_not_fetch_its_answer_is_let_go() {
		let address = start(Limits { connections: 1, life: SHORT, grace: SHORT, ..LIMITS }).await;
		let mut slow = TcpStream::connect(address).await.unwrap();
		slow.write_all(ASK.replace("/ ", "/long ").as_bytes()).await.unwrap();
		assert!(say(address, ASK_AND_LEAVE).await.ends_with("here"), "the place is free again");
		let mut taken = Vec::new();
		let _ = slow.read_to_end(&mut taken).await;
		assert!(taken.len() < 64 << 20, "{} bytes", taken.len());
	}
}
