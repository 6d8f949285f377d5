//! The pallets' configuration, by area.

mod assets;
pub mod consensus;
mod governance;
mod money;
pub mod synthesis;
mod system;
