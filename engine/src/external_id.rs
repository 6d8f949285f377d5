//! External ids: what the outside world calls an asset.

use crate::{limits, Text};

/// An asset's name in the outside world: a serial number, a device id. Pseudonymous: no personal data on chain.
pub type ExternalId = Text<{ limits::EXTERNAL_ID }>;

/// Whether the bytes may be an external id: 1 to 64 bytes of `[A-Za-z0-9._~-]` (the unreserved characters of RFC 3986,
/// which need no escaping in a URL), and not `.` or `..`, which a URL path would swallow.
pub fn is_valid(id: &[u8]) -> bool {
	let unreserved = |byte: &u8| byte.is_ascii_alphanumeric() || b"._~-".contains(byte);
	let length = 1..=limits::EXTERNAL_ID as usize;
	length.contains(&id.len()) && id.iter().all(unreserved) && id != b"." && id != b".."
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn serial_numbers_pass() {
		for id in ["host", "SN-0042", "a.b~c_d", "...", &"x".repeat(64)] {
			assert!(is_valid(id.as_bytes()), "{id}");
		}
	}

	#[test]
	fn what_could_leave_its_place_in_a_url_is_refused() {
		for id in ["", ".", "..", "a/b", "../x", "a%2f", "user@host", "a b", "a\n", "a?b", "a#b", "ü", &"x".repeat(65)]
		{
			assert!(!is_valid(id.as_bytes()), "{id}");
		}
	}
}
