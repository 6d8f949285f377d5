//! The pallets' configuration, by area.

mod assets;
pub mod consensus;
mod governance;
mod maintenance;
mod money;
pub mod synthesis;
mod system;
