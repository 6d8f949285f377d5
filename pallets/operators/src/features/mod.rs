mod admission;
mod committee;
