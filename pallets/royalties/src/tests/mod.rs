mod accrual;
mod claims;
mod fate;
pub mod mock;
mod schedules;
mod settlement;
mod views;
