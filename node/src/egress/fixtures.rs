//! Servers that play the world in tests.

use axum::Router;
use std::{
	io::{Read, Write},
	net::{SocketAddr, TcpListener},
};

/// Serves a router on a port of its own.
pub async fn listen(router: Router) -> SocketAddr {
	let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
	let address = listener.local_addr().unwrap();
	tokio::spawn(async move { axum::serve(listener, router).await });
	address
}

/// A server that answers every connection with these bytes, and closes it if told to.
pub fn raw(answer: &'static [u8], close: bool) -> SocketAddr {
	let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
	let address = listener.local_addr().unwrap();
	std::thread::spawn(move || {
		let mut open = Vec::new();
		for stream in listener.incoming() {
			let mut stream = stream.unwrap();
			// All of the request, a TLS greeting included: what is left unread would reset the connection.
			let _ = stream.read(&mut [0; 16 * 1024]);
			let _ = stream.write_all(answer);
			if !close {
				open.push(stream);
			}
		}
	});
	address
}
