//! From one layout of the storage to the next.

pub mod v2;
