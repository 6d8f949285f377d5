mod admission;
mod committee;
mod conduct;
mod epochs;
mod equivocation;
mod keys;
mod views;
