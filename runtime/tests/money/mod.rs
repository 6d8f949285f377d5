//! Money on the real runtime.

mod bad_input;
mod dormancy;
mod property;
mod settlement;
mod transfers;
