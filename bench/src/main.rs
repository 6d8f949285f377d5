//! Measures whole blocks over a committed database, and holds the figures against their bounds.
//!
//! The blocks are made by FRAME's Executive, natively, and committed to a ParityDB in a temporary folder, as a node
//! imports them. `docs/benchmarks.md` has the figures.

mod chain;
mod deadlines;
mod report;
mod runtime;

use chain::Result;
use clap::{Parser, ValueEnum};
use deadlines::Sizes;
use report::Verdict;
use std::process::ExitCode;

/// Measures whole blocks over a committed database. Ends with 1 when a figure is out of its bound.
#[derive(Parser)]
#[command(version)]
struct Cli {
	/// What is measured. All of it, unless said.
	#[arg(value_enum)]
	parts: Vec<Part>,
}

/// What can be measured.
#[derive(Clone, Copy, ValueEnum)]
enum Part {
	/// An idle block with 1,000,000 deadlines armed, against one with none.
	#[value(name = "deadlines-idle")]
	Idle,
	/// A block that arms 200 deadlines with 1,000,000 armed, against one with 1,000.
	#[value(name = "deadlines-arming")]
	Arming,
	/// 50,000 deadlines due in one block.
	#[value(name = "deadlines-due")]
	Due,
}

impl Part {
	fn measure(self) -> Result<Vec<Verdict>> {
		match self {
			Part::Idle => deadlines::idle(&Sizes::FULL),
			Part::Arming => deadlines::arming(&Sizes::FULL),
			Part::Due => deadlines::due(&Sizes::FULL),
		}
	}
}

fn main() -> Result<ExitCode> {
	let cli = Cli::parse();
	let parts = if cli.parts.is_empty() { Part::value_variants() } else { &cli.parts };
	let mut holds = true;
	for part in parts {
		for verdict in part.measure()? {
			println!("{verdict}");
			holds &= verdict.holds();
		}
		println!();
	}
	Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
