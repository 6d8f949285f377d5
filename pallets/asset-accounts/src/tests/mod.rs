mod fees;
pub(crate) mod mock;
mod payout;
mod purses;
mod random;
mod sponsorship;
mod views;
