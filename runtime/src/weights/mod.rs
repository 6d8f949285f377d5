//! What the SDK's pallets weigh on this runtime, measured by `scripts/benchmark`.

// Calls that touch no storage need no weights of the database.
#![allow(unused_imports)]

pub mod frame_system;
pub mod frame_system_extensions;
pub mod pallet_balances;
pub mod pallet_collective;
pub mod pallet_migrations;
pub mod pallet_multisig;
pub mod pallet_proxy;
pub mod pallet_sudo;
pub mod pallet_timestamp;
pub mod pallet_transaction_payment;
pub mod pallet_uniques;
pub mod pallet_utility;
