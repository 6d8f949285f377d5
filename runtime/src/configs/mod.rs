//! The pallets' configuration, by area.

mod assets;
pub mod consensus;
pub mod governance;
mod maintenance;
mod money;
pub mod synthesis;
mod system;
