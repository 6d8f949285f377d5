//! Content addresses of images: CIDv1 of raw bytes under blake2b-256, the hash that nodes announce over Bitswap.

use crate::Hash;
use alloc::string::{String, ToString};
use cid::{multihash::Multihash, Cid};

/// The multicodec of raw bytes.
const RAW: u64 = 0x55;
/// The multicodec of blake2b-256.
const BLAKE2B_256: u64 = 0xb220;

/// The CID of bytes with this blake2-256 digest: `bafk…`.
pub fn cid(digest: &Hash) -> String {
	Multihash::wrap(BLAKE2B_256, digest).map(|hash| Cid::new_v1(RAW, hash).to_string()).unwrap_or_default()
}

/// The digest that a CID names; `None` where it is not the CID of an image on this chain.
pub fn digest(cid: &str) -> Option<Hash> {
	let cid = Cid::try_from(cid).ok()?;
	let is_ours = cid.version() == cid::Version::V1 && cid.codec() == RAW && cid.hash().code() == BLAKE2B_256;
	Hash::try_from(cid.hash().digest()).ok().filter(|_| is_ours)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn a_cid_is_as_the_specifications_have_it() {
		// Version 1, raw, blake2b-256 (0xb220 as a varint), 32 bytes, in lower-case base 32.
		let cid = cid(&[0; 32]);
		let (_, bytes) = cid::multibase::decode(&cid).unwrap();
		assert_eq!(bytes[..6], [0x01, 0x55, 0xa0, 0xe4, 0x02, 0x20]);
		assert!(cid.starts_with("bafk2bzace") && cid.len() == 62, "{cid}");
	}

	#[test]
	fn what_is_no_address_of_ours_is_none() {
		for text in [
			"",
			"bafk",
			"QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n",
			"bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
			"../secret",
		] {
			assert_eq!(digest(text), None, "{text}");
		}
	}

	proptest! {
		#[test]
		fn a_digest_comes_back(hash: [u8; 32]) {
			prop_assert_eq!(digest(&cid(&hash)), Some(hash));
		}

		#[test]
		fn nothing_panics(text: String) {
			let _ = digest(&text);
		}
	}
}
