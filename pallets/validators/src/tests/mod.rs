//! One file per topic.

mod calls;
mod sessions;
mod upgrade;
