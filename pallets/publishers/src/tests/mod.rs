mod admission;
mod devices;
pub mod mock;
mod notes;
mod publishing;
mod rates;
mod relaying;
