//! Money on the real runtime.

#[path = "../common/mod.rs"]
mod common;
mod stage;

mod bad_input;
mod dormancy;
mod property;
mod settlement;
mod transfers;
