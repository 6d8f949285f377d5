mod blueprints;
mod claims;
mod closing;
mod committee;
mod conditions;
mod enrolment;
mod life;
mod measures;
mod migration;
#[cfg(not(feature = "runtime-benchmarks"))]
mod migrations;
pub mod mock;
mod owner_traits;
mod publications;
mod reports;
mod retirement;
mod revisions;
mod rounds;
mod upkeep;
