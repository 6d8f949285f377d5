//! A runtime in a file, run as nodes run it.

use crate::{rpc::METADATA, Result};
use codec::{Decode, Encode};
use sc_executor::WasmExecutor;
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_core::{
	traits::{CallContext, CodeExecutor, ReadRuntimeVersion, RuntimeCode, WrappedRuntimeCode},
	H256,
};
use sp_runtime::{traits::Header as _, ApplyExtrinsicResult, Digest, DigestItem};
use sp_state_machine::BasicExternalities;
use sp_version::RuntimeVersion;
use vivarium_runtime::{Header, RuntimeCall, UncheckedExtrinsic};

/// A runtime that is not, or not yet, that of a chain.
pub struct Next {
	executor: WasmExecutor<sp_io::SubstrateHostFunctions>,
	code: Vec<u8>,
	/// What it says of itself.
	pub version: RuntimeVersion,
}

/// Where a block comes.
#[derive(Clone, Copy)]
pub struct Place {
	/// The hash of the block before.
	pub parent: H256,
	/// Its height.
	pub number: u32,
	/// When it is authored.
	pub slot: u64,
	/// Its time, in milliseconds since 1970.
	pub time: u64,
}

impl Next {
	/// The runtime with this code, compressed or not.
	pub fn new(code: Vec<u8>) -> Result<Self> {
		let executor = WasmExecutor::builder().build();
		let version = executor.read_runtime_version(&code, &mut BasicExternalities::new_empty());
		let version = version.map_err(|error| format!("The file is no runtime: {error}"))?;
		let version = RuntimeVersion::decode(&mut version.as_slice())
			.map_err(|error| format!("The file does not say which runtime it is: {error}"))?;
		Ok(Self { executor, code, version })
	}

	/// Its code, as the state holds it.
	pub fn code(&self) -> &[u8] {
		&self.code
	}

	/// Its metadata, encoded.
	pub fn metadata(&self) -> Result<Vec<u8>> {
		let mut ext = BasicExternalities::new_empty();
		let metadata: Option<Vec<u8>> = self.call(&mut ext, "Metadata_metadata_at_version", METADATA)?;
		metadata.ok_or_else(|| format!("the runtime has no metadata of version {METADATA}"))
	}

	/// Executes a block with nothing but its time in it; returns its hash.
	pub fn block(&self, ext: &mut BasicExternalities, place: Place) -> Result<H256> {
		let Place { parent, number, slot, time } = place;
		let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode())] };
		let header = Header::new(number, H256::zero(), H256::zero(), parent, digest);
		self.execute(ext, "Core_initialize_block", header)?;
		let inherent = UncheckedExtrinsic::new_bare(RuntimeCall::Timestamp(pallet_timestamp::Call::set { now: time }));
		let applied: ApplyExtrinsicResult = self.call(ext, "BlockBuilder_apply_extrinsic", inherent)?;
		match applied {
			Ok(Ok(())) => {}
			refused => return Err(format!("block {number} refuses its time: {refused:?}")),
		}
		let header: Header = self.call(ext, "BlockBuilder_finalize_block", ())?;
		Ok(header.hash())
	}

	/// Calls into the runtime, and decodes what it answers.
	fn call<T: Decode>(&self, ext: &mut BasicExternalities, method: &str, argument: impl Encode) -> Result<T> {
		let answer = self.execute(ext, method, argument)?;
		T::decode(&mut answer.as_slice())
			.map_err(|error| format!("{method} answers what is none of its answers: {error}"))
	}

	fn execute(&self, ext: &mut BasicExternalities, method: &str, argument: impl Encode) -> Result<Vec<u8>> {
		let fetcher = WrappedRuntimeCode(self.code.as_slice().into());
		let hash = sp_crypto_hashing::blake2_256(&self.code).to_vec();
		let code = RuntimeCode { code_fetcher: &fetcher, heap_pages: None, hash };
		let context = CallContext::Onchain { import: false };
		let (answer, _) = self.executor.call(ext, &code, method, &argument.encode(), context);
		answer.map_err(|error| format!("{method} fails: {error}"))
	}
}
