mod admission;
mod bonds;
mod committee;
mod epochs;
mod equivocation;
mod keys;
pub mod mock;
mod record;
mod suspension;
