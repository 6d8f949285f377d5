mod admission;
pub mod mock;
mod notes;
mod publishing;
mod rates;
