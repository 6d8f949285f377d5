//! From a block's hash to what stands in its state.

use super::source::Header;
use sp_core::H256;
use sp_runtime::traits::BlakeTwo256;
use sp_state_machine::{create_proof_check_backend, prove_read_on_trie_backend, Backend, StorageProof};
use vivarium_engine::Hash;

/// The state root of a block.
///
/// # Errors
/// What is wrong with the header.
pub fn state_root(header: &Header, block: &Hash) -> Result<H256, String> {
	let hash = header.hash();
	if hash.0 != *block {
		return Err(format!("the header has the hash {hash:?}, and not that of the block, {:?}", H256(*block)));
	}
	Ok(header.state_root)
}

/// What stands under a key in the state of this root; `None` where nothing stands there. The proof must hold what that
/// takes, and nothing else.
///
/// # Errors
/// What is wrong with the proof.
pub fn read(root: H256, key: &[u8], nodes: Vec<Vec<u8>>) -> Result<Option<Vec<u8>>, String> {
	let proof = StorageProof::new_with_duplicate_nodes_check(nodes)
		.map_err(|_| "the storage proof holds a trie node twice".to_string())?;
	let unproven = |error| format!("the storage proof does not lead from the state root to the asset: {error}");
	let backend =
		create_proof_check_backend::<BlakeTwo256>(root, proof.clone()).map_err(|error| unproven(error.to_string()))?;
	let value = backend.storage(key).map_err(|error| unproven(error.to_string()))?;
	let needed = prove_read_on_trie_backend(&backend, [key]).map_err(|error| unproven(error.to_string()))?;
	if needed != proof {
		return Err("the storage proof holds trie nodes that prove nothing".into());
	}
	Ok(value)
}
