//! The pallets' configuration, by area.

mod assets;
pub mod consensus;
mod governance;
mod money;
mod synthesis;
mod system;
