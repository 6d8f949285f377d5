mod endings;
pub mod mock;
mod random;
mod refusals;
mod subscriptions;
mod telling;
mod views;
mod weights;
