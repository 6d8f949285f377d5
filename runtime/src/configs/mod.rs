//! The pallets' configuration, by area.

mod assets;
pub mod consensus;
pub mod governance;
mod money;
pub mod synthesis;
mod system;
