mod bias;
mod genesis;
mod integrity;
pub mod mock;
mod record;
mod registry;
mod status;
