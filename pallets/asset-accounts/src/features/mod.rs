mod fees;
mod integrity;
pub(crate) mod payout;
mod purses;
mod sponsorship;
