mod arming;
mod due;
mod failing;
mod fate;
pub mod mock;
