//! Licences: what owners offer, the course that a licence takes through its terms, and the log of its usage.
//!
//! ```text
//! term 1 ──end──▶ term 2 ──end──▶ … paid from what the licensee has set aside
//!                    │ too little, suspended, or renewed by hand only
//!                    ▼
//!                  grace ──paid──▶ the next term, as if it had begun at the end of the last one
//!                    │ until
//!                    ▼
//!                 expired
//! ```
//!
//! At the end of each term its metered units are billed, once; then the next term is paid, or grace begins. All of it is
//! a function of what is known at a block: whoever asks and the hook that acts get the same answer, also where the hook
//! is late.

mod course;
mod terms;
mod usage;

pub use course::{
	begin, close, outstanding, project, renew, step, Bill, Closing, Course, Facts, Grace, NotRenewed, Outcome,
	Projection, State, Step,
};
pub use terms::{part, By, Flaw, Meter, Permission, Permissions, Refund, Renewal, Terms, Threshold, MILLION};
pub use usage::{verify, whole_units, Entry, Usage, NOTHING};
