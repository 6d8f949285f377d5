mod accrual;
mod claims;
mod fate;
mod genesis;
pub mod mock;
mod schedules;
mod settlement;
mod views;
