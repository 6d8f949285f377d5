mod buying;
mod conservation;
mod expiry;
mod listings;
pub mod mock;
mod offers;
mod policies;
mod views;
