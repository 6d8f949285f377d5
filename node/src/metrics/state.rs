//! Reading the state of a block.

use super::Error;
use crate::service::Client;
use codec::Decode;
use frame_support::storage::storage_prefix;
use sc_client_api::StorageProvider;
use sp_core::{storage::StorageKey, H256};

/// The state of a block.
pub trait State {
	/// The bytes under a key.
	///
	/// # Errors
	/// When the state is not there any more.
	fn bytes(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Error>;

	/// The keys that begin with a prefix, in order, as long as they are wanted, and no more than so many.
	///
	/// # Errors
	/// When the state is not there any more.
	fn keys(&self, prefix: &[u8], most: usize, wanted: impl Fn(&[u8]) -> bool) -> Result<Vec<Vec<u8>>, Error>;

	/// How many keys begin with a prefix; no more than so many are counted.
	///
	/// # Errors
	/// When the state is not there any more.
	fn count(&self, prefix: &[u8], most: usize) -> Result<u64, Error> {
		Ok(self.keys(prefix, most, |_| true)?.len() as u64)
	}

	/// The value under a key.
	///
	/// # Errors
	/// When the state is not there any more, or the value is of another type.
	fn value<V: Decode>(&self, key: &[u8]) -> Result<Option<V>, Error> {
		let decode = |bytes: Vec<u8>| V::decode(&mut &bytes[..]).map_err(|error| format!("a stored value: {error}"));
		self.bytes(key)?.map(decode).transpose()
	}
}

/// The key of a pallet's single value.
pub fn key(pallet: &str, item: &str) -> [u8; 32] {
	storage_prefix(pallet.as_bytes(), item.as_bytes())
}

/// The state of a block in the node's database.
pub struct At<'a> {
	pub client: &'a Client,
	pub hash: H256,
}

impl State for At<'_> {
	fn bytes(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
		let stored = self.client.storage(self.hash, &StorageKey(key.to_vec()));
		stored.map(|stored| stored.map(|data| data.0)).map_err(|error| error.to_string())
	}

	fn keys(&self, prefix: &[u8], most: usize, wanted: impl Fn(&[u8]) -> bool) -> Result<Vec<Vec<u8>>, Error> {
		let keys = self.client.storage_keys(self.hash, Some(&StorageKey(prefix.to_vec())), None);
		keys.map(|keys| keys.map(|key| key.0).take_while(|key| wanted(key)).take(most).collect())
			.map_err(|error| error.to_string())
	}
}
