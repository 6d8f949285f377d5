//! The collection *Machines*: its item 0 follows the machine that the demo runs on.

use crate::AccountId;
use alloc::{vec, vec::Vec};
use codec::Encode;
use frame_support::BoundedVec;
use pallet_dynamic_assets::GenesisCollection;
use vivarium_engine::{
	blueprint::{Core, Metric, MetricTexts, Source, Texts, Transition},
	bounded,
	health::{CurvePoint, HealthTerm},
	rules::{Condition, Effect, Rule},
	Text,
};

/// Where the simulator listens.
const URL: &str = "http://127.0.0.1:9100/host";

const NOMINAL: u8 = 0;
const STRAINED: u8 = 1;

/// The metrics' positions.
const LOAD: u8 = 0;
const MEMORY: u8 = 1;
const DISK: u8 = 2;

/// The collection, with one item.
pub fn collection(owner: AccountId) -> GenesisCollection<AccountId> {
	GenesisCollection {
		id: 0,
		name: "Machines".into(),
		owner,
		blueprint: blueprint().encode().into(),
		items: vec![(0, "host".into())],
	}
}

/// Load, memory and disk in percent, with one decimal. A machine is as healthy as the worst of them. Under load above 75 % for two rounds a machine is strained, below 50 % for two rounds
/// it is nominal again; in between it stays what it is.
fn blueprint() -> (Core, Texts) {
	let core = Core {
		heartbeat: 5,
		metrics: list([percent(150), percent(50), percent(20)]),
		health: list([
			term(LOAD, &[(500, 100), (950, 10), (1_000, 0)]),
			term(MEMORY, &[(800, 100), (980, 10), (1_000, 0)]),
			term(DISK, &[(900, 100), (990, 10), (1_000, 0)]),
		]),
		states: 2,
		initial_state: NOMINAL,
		transitions: list([Transition { from: NOMINAL, to: STRAINED }, Transition { from: STRAINED, to: NOMINAL }]),
		rules: list([
			rule(Condition::MetricAbove { metric: LOAD, bound: 750 }, STRAINED),
			rule(Condition::MetricBelow { metric: LOAD, bound: 500 }, NOMINAL),
		]),
	};
	let texts = Texts {
		name: text("Machine"),
		description: text("A computer that tells how it is."),
		metrics: list([named("load", "%"), named("memory", "%"), named("disk", "%")]),
		states: list([text("nominal"), text("strained")]),
		source: Source {
			url: text(URL),
			pointers: list([text("/load_percent"), text("/memory_percent"), text("/disk_percent")]),
		},
	};
	(core, texts)
}

fn percent(deviation: u64) -> Metric {
	Metric { decimals: 1, minimum: 0, maximum: 1_000, tolerance: 100, deviation }
}

fn term(metric: u8, points: &[(i64, u8)]) -> HealthTerm {
	let points = points.iter().map(|(value, score)| CurvePoint { value: *value, score: *score });
	HealthTerm { metric, points: BoundedVec::truncate_from(points.collect()) }
}

fn rule(condition: Condition, to: u8) -> Rule {
	Rule { conditions: list([condition]), rounds: 2, effects: list([Effect::Transition { to }]) }
}

fn named(name: &str, unit: &str) -> MetricTexts {
	MetricTexts { name: text(name), unit: text(unit) }
}

fn text<const N: u32>(text: &str) -> Text<N> {
	bounded(text).unwrap_or_default()
}

fn list<T, const LENGTH: usize, const N: u32>(items: [T; LENGTH]) -> BoundedVec<T, sp_core::ConstU32<N>> {
	BoundedVec::truncate_from(Vec::from(items))
}
