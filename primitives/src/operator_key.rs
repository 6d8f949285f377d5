//! The operator's offchain key: sr25519, of a key type of its own.

use frame_system::offchain::AppCrypto;
use sp_core::{crypto::KeyTypeId, sr25519};
use sp_runtime::{MultiSignature, MultiSigner};

/// The key type, as `author_insertKey` wants it: `vivo`.
pub const KEY_TYPE: KeyTypeId = KeyTypeId(*b"vivo");

mod app {
	use sp_application_crypto::{app_crypto, sr25519};
	app_crypto!(sr25519, super::KEY_TYPE);
}

/// The public key, as the keystore knows it.
pub type Public = app::Public;
/// A signature of that key.
pub type Signature = app::Signature;

/// Ties the key to FRAME's signed payloads.
pub struct OperatorCrypto;

impl AppCrypto<MultiSigner, MultiSignature> for OperatorCrypto {
	type RuntimeAppPublic = Public;
	type GenericPublic = sr25519::Public;
	type GenericSignature = sr25519::Signature;
}
