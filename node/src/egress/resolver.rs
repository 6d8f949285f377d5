//! Resolving names once, and refusing private addresses where they were not allowed.

use super::policy::{Policy, PolicyFile};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::{
	error::Error,
	fmt,
	net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
	sync::Arc,
};

/// Resolves names for a client, under the policy in force.
pub struct Resolver {
	/// The policy.
	pub policy: Arc<PolicyFile>,
	/// What it says of names that resolve to private addresses; telemetry and inference are asked apart.
	pub may_be_private: fn(&Policy, &str) -> bool,
}

/// A name did not resolve to an address that may be reached.
#[derive(Debug)]
pub enum Unresolved {
	/// It did not resolve.
	Unknown,
	/// It resolved to private addresses only.
	Private,
}

impl fmt::Display for Unresolved {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str(match self {
			Self::Unknown => "the name does not resolve",
			Self::Private => "the name resolves to a private address",
		})
	}
}

impl Error for Unresolved {}

impl Resolve for Resolver {
	fn resolve(&self, name: Name) -> Resolving {
		let may_be_private = (self.may_be_private)(&self.policy.current(), name.as_str());
		Box::pin(async move {
			let found = tokio::net::lookup_host((name.as_str(), 0)).await.map_err(|_| Unresolved::Unknown)?;
			let found: Vec<SocketAddr> = found.collect();
			if found.is_empty() {
				return Err(Unresolved::Unknown.into());
			}
			let allowed: Vec<_> =
				found.into_iter().filter(|address| may_be_private || is_public(address.ip())).collect();
			if allowed.is_empty() {
				return Err(Unresolved::Private.into());
			}
			Ok(Box::new(allowed.into_iter()) as Addrs)
		})
	}
}

/// Whether an address is on the public internet (IANA's special-purpose registries, RFC 6890).
fn is_public(address: IpAddr) -> bool {
	match address {
		IpAddr::V4(address) => is_public_v4(address),
		IpAddr::V6(address) => match address.to_ipv4_mapped() {
			Some(mapped) => is_public_v4(mapped),
			None => is_public_v6(address),
		},
	}
}

fn is_public_v4(address: Ipv4Addr) -> bool {
	let [a, b, c, _] = address.octets();
	let shared = a == 100 && (64..128).contains(&b);
	let protocol = a == 192 && b == 0 && c == 0;
	let benchmark = a == 198 && (18..20).contains(&b);
	!(address.is_private()
		|| address.is_loopback()
		|| address.is_link_local()
		|| address.is_documentation()
		|| address.is_multicast()
		|| shared
		|| protocol
		|| benchmark
		|| a == 0
		|| a >= 240)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
	// Global unicast (2000::/3), without 6to4, Teredo and documentation, which embed or stand for other addresses.
	let [first, second, ..] = address.segments();
	(0x2000..0x4000).contains(&first) && first != 0x2002 && !(first == 0x2001 && (second == 0 || second == 0x0db8))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn private_addresses_are_told_apart() {
		for private in [
			"0.0.0.0",
			"10.1.2.3",
			"100.64.0.1",
			"127.0.0.1",
			"169.254.169.254",
			"172.16.0.1",
			"192.0.0.1",
			"192.168.1.1",
			"198.18.0.1",
			"224.0.0.1",
			"255.255.255.255",
			"::",
			"::1",
			"::ffff:10.0.0.1",
			"fe80::1",
			"fc00::1",
			"ff02::1",
			"2002:0a00:0001::",
			"2001:0:1::1",
			"64:ff9b::a00:1",
		] {
			assert!(!is_public(private.parse().unwrap()), "{private}");
		}
		for public in ["1.1.1.1", "93.184.216.34", "100.128.0.1", "2606:4700::1111", "::ffff:1.1.1.1"] {
			assert!(is_public(public.parse().unwrap()), "{public}");
		}
	}
}
