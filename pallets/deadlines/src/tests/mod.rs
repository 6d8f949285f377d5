mod arming;
mod due;
mod failing;
pub mod mock;
