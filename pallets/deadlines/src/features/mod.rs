mod arming;
mod due;
mod integrity;

#[cfg(feature = "runtime-benchmarks")]
pub(crate) use due::Outcome;
