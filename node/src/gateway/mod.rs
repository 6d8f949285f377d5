//! The gateway: assets over plain HTTP, for marketplaces and browsers that follow a token URI. It only reads.
//!
//! | route | answer |
//! |---|---|
//! | `/assets/{collection}/{item}` | ERC-721 / OpenSea metadata |
//! | `/assets/{collection}/{item}/image.svg` | the card |
//! | `/assets/{collection}/{item}/image` | the picture that a model drew, or the card |
//! | `/images/{cid}` | a picture by its content address |
//! | `/assets/{collection}/{item}/history` | revisions, newest first: `?limit=` up to 1,000, `?from=` as `next` says |
//! | `/assets/{collection}/{item}/history/{hash}` | the bytes of one record, which never change |

mod assets;
mod connections;
mod route;
mod server;

pub use assets::Chain;

use assets::Assets;
use sc_service::SpawnTaskHandle;
use std::{
	io,
	net::{Ipv4Addr, TcpListener},
	sync::Arc,
};
use substrate_prometheus_endpoint::Registry;
use url::Url;

/// The target of the gateway's log lines.
const LOG_TARGET: &str = "gateway";

/// How the gateway is set up.
pub struct Options {
	/// The port on 127.0.0.1; 0 is any free one.
	pub port: u16,
	/// Where the outside finds the gateway; without it links are relative.
	pub url: Option<Url>,
}

/// Starts the gateway.
///
/// # Errors
/// When the port cannot be opened.
pub fn start(
	options: Options,
	assets: impl Assets,
	spawn: &SpawnTaskHandle,
	registry: Option<&Registry>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
	let listener = listen(options.port)?;
	let gateway = server::Gateway::new(Arc::new(assets), options.url.as_ref(), registry)?;
	log::info!(target: LOG_TARGET, "assets are at http://{}/assets/COLLECTION/ITEM", listener.local_addr()?);
	spawn.spawn("gateway", None, server::serve(listener, gateway));
	Ok(())
}

fn listen(port: u16) -> Result<TcpListener, String> {
	let listen = || {
		let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
		listener.set_nonblocking(true)?;
		Ok(listener)
	};
	listen().map_err(|error: io::Error| match error.kind() {
		io::ErrorKind::AddrInUse => format!(
			"port {port} is in use, perhaps by another node; stop that one, or name another port with --gateway-port (0 takes any free one)"
		),
		_ => format!("port {port} cannot be opened: {error}; name another one with --gateway-port"),
	})
}

/// Reads the public address of a gateway from the command line.
///
/// # Errors
/// Says what is wrong with it.
pub fn public_url(text: &str) -> Result<Url, String> {
	let url: Url = text.parse().map_err(|error| format!("{text:?} is no URL: {error}"))?;
	let is_bare = matches!(url.scheme(), "http" | "https")
		&& url.query().is_none()
		&& url.fragment().is_none()
		&& url.username().is_empty()
		&& url.password().is_none();
	if is_bare {
		Ok(url)
	} else {
		Err("write only http:// or https://, host, port and path".into())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_port_in_use_is_named_with_the_mend() {
		let first = listen(0).unwrap();
		let port = first.local_addr().unwrap().port();
		let error = listen(port).unwrap_err();
		assert!(error.contains(&format!("port {port} is in use")) && error.contains("--gateway-port"), "{error}");
	}

	#[test]
	fn a_public_address_is_checked() {
		for good in ["https://assets.example.org", "http://127.0.0.1:9955/under/"] {
			assert!(public_url(good).is_ok(), "{good}");
		}
		for bad in ["assets.example.org", "ftp://a.example", "https://u@a.example", "https://a.example/?x", ""] {
			assert!(public_url(bad).is_err(), "{bad}");
		}
	}
}
