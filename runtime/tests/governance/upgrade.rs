//! The council upgrades the runtime: it authorizes a digest, and anyone brings the code.

use super::{decide, seat, SEVEN};
use crate::{
	common::Chain,
	stage::{by, govern},
};
use codec::{Compact, Encode};
use frame_support::assert_ok;
use frame_system::{Call, Error, Event};
use sp_core::{
	storage::well_known_keys::CODE,
	traits::{ReadRuntimeVersion, ReadRuntimeVersionExt},
	H256,
};
use sp_externalities::Externalities;
use sp_io::hashing::blake2_256;
use sp_keyring::Sr25519Keyring::Two;
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DigestItem, DispatchError, DispatchResult,
};
use sp_version::RuntimeVersion;
use vivarium_runtime::{Runtime, RuntimeEvent, System, UncheckedExtrinsic, VERSION};

/// What a Wasm module begins with.
const WASM: &[u8] = b"\0asm\x01\0\0\0";
/// The name of the section with the version, which a node reads before it takes a runtime.
const SECTION: &[u8] = b"\x0fruntime_version";

/// Lengths of a module are LEB128.
fn leb128(mut number: usize) -> Vec<u8> {
	let mut bytes = Vec::new();
	while number > 0x7f {
		bytes.push((number & 0x7f) as u8 | 0x80);
		number >>= 7;
	}
	bytes.push(number as u8);
	bytes
}

/// A module that does nothing but say of which version it is.
fn module(version: &RuntimeVersion) -> Vec<u8> {
	let content = [SECTION, &version.encode()].concat();
	[WASM, &[0], &leb128(content.len()), &content].concat()
}

fn version(spec_version: u32) -> RuntimeVersion {
	RuntimeVersion { spec_version, ..VERSION }
}

/// Reads the version out of a module's first section, as a node does without running it.
struct Embedded;

impl ReadRuntimeVersion for Embedded {
	fn read_runtime_version(&self, code: &[u8], _: &mut dyn Externalities) -> Result<Vec<u8>, String> {
		let section = code.strip_prefix(WASM).and_then(|rest| rest.strip_prefix(&[0])).ok_or("no module")?;
		let length = section.iter().take_while(|byte| **byte > 0x7f).count() + 1;
		let version = section[length..].strip_prefix(SECTION).ok_or("no version")?;
		Ok(version.to_vec())
	}
}

/// A chain with a council of seven, whose nodes read versions.
fn chain() -> Chain {
	let mut chain = Chain::start();
	chain.ext.register_extension(ReadRuntimeVersionExt::new(Embedded));
	chain.ext.execute_with(|| seat(&SEVEN));
	chain
}

fn authorize(code: &[u8]) -> pallet_upgrades::Call<Runtime> {
	pallet_upgrades::Call::authorize { code_hash: H256(blake2_256(code)) }
}

fn apply(code: &[u8]) -> DispatchResult {
	by(Two, Call::<Runtime>::apply_authorized_upgrade { code: code.to_vec() })
}

fn code() -> Option<Vec<u8>> {
	sp_io::storage::get(CODE).map(Into::into)
}

fn rejections() -> Vec<DispatchError> {
	let rejected = System::events().into_iter().filter_map(|record| match record.event {
		RuntimeEvent::System(Event::RejectedInvalidAuthorizedUpgrade { error, .. }) => Some(error),
		_ => None,
	});
	rejected.collect()
}

#[test]
fn what_three_quarters_authorize_anyone_applies() {
	let next = module(&version(VERSION.spec_version + 1));
	chain().ext.execute_with(|| {
		let before = code();
		assert_eq!(apply(&next), Err(Error::<Runtime>::NothingAuthorized.into()));
		assert_ok!(decide(&SEVEN[..6], authorize(&next)));
		assert_eq!(code(), before, "nothing is changed yet");
		assert_ok!(apply(&next));
		assert_eq!(code(), Some(next.clone()));
		assert!(System::digest().logs.contains(&DigestItem::RuntimeEnvironmentUpdated));
		assert_eq!(apply(&next), Err(Error::<Runtime>::NothingAuthorized.into()), "once");
	});
}

#[test]
fn who_brings_it_needs_no_account() {
	let next = module(&version(VERSION.spec_version + 1));
	let bare =
		UncheckedExtrinsic::new_bare(Call::<Runtime>::apply_authorized_upgrade { code: next.clone() }.into()).encode();
	let mut chain = chain();
	assert!(chain.validate(&bare).is_err(), "nothing is authorized");
	chain.ext.execute_with(|| {
		assert_ok!(decide(&SEVEN[..6], authorize(&next)));
	});
	assert_ok!(chain.validate(&bare));
	let mut forged = next;
	forged.extend(Compact(1u32).encode());
	let forged =
		UncheckedExtrinsic::new_bare(Call::<Runtime>::apply_authorized_upgrade { code: forged }.into()).encode();
	assert_eq!(chain.validate(&forged), Err(TransactionValidityError::Invalid(InvalidTransaction::Call)));
}

#[test]
fn a_minority_authorizes_nothing_and_the_last_digest_counts() {
	let [first, second] = [1, 2].map(|ahead| module(&version(VERSION.spec_version + ahead)));
	chain().ext.execute_with(|| {
		assert_eq!(decide(&SEVEN[..5], authorize(&first)), Err(DispatchError::BadOrigin));
		assert_eq!(apply(&first), Err(Error::<Runtime>::NothingAuthorized.into()));
		assert_ok!(decide(&SEVEN[..6], authorize(&first)));
		assert_ok!(decide(&SEVEN[..6], authorize(&second)));
		assert_eq!(apply(&first), Err(Error::<Runtime>::Unauthorized.into()));
		assert_ok!(apply(&second));
		assert_eq!(code(), Some(second));
	});
}

#[test]
fn what_is_no_next_version_of_this_chain_is_rejected_although_it_was_authorized() {
	let other = RuntimeVersion { spec_name: "elsewhere".into(), ..version(VERSION.spec_version + 1) };
	let cases = [
		(module(&version(VERSION.spec_version)), Error::<Runtime>::SpecVersionNeedsToIncrease),
		(module(&version(VERSION.spec_version - 1)), Error::SpecVersionNeedsToIncrease),
		(module(&other), Error::InvalidSpecName),
		(WASM.to_vec(), Error::FailedToExtractRuntimeVersion),
	];
	chain().ext.execute_with(|| {
		let before = code();
		for (wrong, error) in cases {
			System::reset_events();
			assert_ok!(decide(&SEVEN[..6], authorize(&wrong)));
			assert_ok!(apply(&wrong));
			assert_eq!(rejections(), [error.into()]);
			assert_eq!(apply(&wrong), Err(Error::<Runtime>::NothingAuthorized.into()), "it is used up");
		}
		assert_eq!(code(), before);
	});
}

#[test]
fn root_may_authorize_too() {
	let next = module(&version(VERSION.spec_version + 1));
	chain().ext.execute_with(|| {
		assert_ok!(govern(authorize(&next)));
		assert_ok!(apply(&next));
	});
}
