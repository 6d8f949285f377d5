//! The real runtime, run block by block: one program, since linking the runtime is what costs.

mod common;
mod stage;

mod genesis;
mod governance;
mod limits;
mod money;
mod operators;
mod synthesis;
mod uniques;
mod validators;
mod weights;
mod worker;
