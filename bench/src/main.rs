//! Measures whole blocks over a committed database, and holds the figures against their bounds.
//!
//! The blocks are made by FRAME's Executive, natively, and committed to a ParityDB in a temporary folder, as a node
//! imports them; full blocks of reports are executed by the chain's Wasm too. `docs/benchmarks.md` has the figures.

mod chain;
mod deadlines;
mod drain;
mod genesis;
mod licences;
mod report;
mod reports;
mod runtime;
mod sale;
mod settlement;
mod turns;

use chain::Result;
use clap::{Parser, ValueEnum};
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
	DeadlinesIdle,
	/// A block that arms 200 deadlines with 1,000,000 armed, against one with 1,000.
	DeadlinesArming,
	/// 50,000 deadlines due in one block.
	DeadlinesDue,
	/// A sale on the market with a royalty, against one of pallet-nfts without.
	Sale,
	/// An idle block with 1,000,000 licences, against one with none.
	LicencesIdle,
	/// A block that sells 100 licences with 1,000,000 live, against one with 1,000.
	LicencesSelling,
	/// 50,000 renewals due in one block.
	Renewals,
	/// A settlement of the royalties of 100,000 beneficiaries.
	Settlement,
	/// Full blocks of reports, imported as a node does it.
	Reports,
}

impl Part {
	fn measure(self) -> Result<Vec<Verdict>> {
		match self {
			Part::DeadlinesIdle => deadlines::idle(&deadlines::Sizes::FULL),
			Part::DeadlinesArming => deadlines::arming(&deadlines::Sizes::FULL),
			Part::DeadlinesDue => deadlines::due(&deadlines::Sizes::FULL),
			Part::Sale => sale::sale(&sale::Sizes::FULL),
			Part::LicencesIdle => licences::idle(&licences::Sizes::FULL),
			Part::LicencesSelling => licences::selling(&licences::Sizes::FULL),
			Part::Renewals => licences::renewals(&licences::Sizes::FULL),
			Part::Settlement => settlement::settlement(settlement::FULL),
			Part::Reports => reports::reports(&reports::Sizes::FULL),
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
