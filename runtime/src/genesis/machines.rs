//! The collection *Machines*: its item 0 follows the machine that the demo runs on.

use crate::AccountId;
use alloc::{vec, vec::Vec};
use frame_support::BoundedVec;
use pallet_dynamic_assets::GenesisCollection;
use vivarium_engine::{
	blueprint::{self, Core, Metric, MetricKind, MetricPointer, MetricTexts, Source, Texts, Transition},
	bounded,
	decimal::Scale,
	health::{CurvePoint, HealthTerm},
	rules::{Comparison, Condition, Effect, Rule, Term},
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
		blueprint: blueprint_bytes().into(),
		items: vec![(0, "host".into())],
	}
}

fn blueprint_bytes() -> Vec<u8> {
	let (core, texts) = blueprint();
	blueprint::bytes(&core, &texts)
}

/// Load, memory and disk in percent, with one decimal. A machine is as healthy as the worst of them. Under load above
/// 75 % for two rounds a machine is strained, below 50 % for two rounds it is nominal again; in between it stays what it
/// is.
fn blueprint() -> (Core, Texts) {
	let core = Core {
		heartbeat: 5,
		metrics: list([percent(150), percent(50), percent(20)]),
		health: list([
			term(LOAD, &[(500, 100), (950, 10), (1_000, 0)]),
			term(MEMORY, &[(800, 100), (980, 10), (1_000, 0)]),
			term(DISK, &[(900, 100), (990, 10), (1_000, 0)]),
		]),
		traits: BoundedVec::new(),
		states: 2,
		initial_state: NOMINAL,
		transitions: list([Transition { from: NOMINAL, to: STRAINED }, Transition { from: STRAINED, to: NOMINAL }]),
		flags: 0,
		triggers: 0,
		rules: list([rule(Comparison::Above, 750, STRAINED), rule(Comparison::Below, 500, NOMINAL)]),
	};
	let texts = Texts {
		name: text("Machine"),
		description: text("A computer that tells how it is."),
		metrics: list([named("load", "%"), named("memory", "%"), named("disk", "%")]),
		traits: BoundedVec::new(),
		states: list([text("nominal"), text("strained")]),
		flags: BoundedVec::new(),
		triggers: BoundedVec::new(),
		sources: list([Source {
			url: text(URL),
			pointers: list([at(LOAD, "/load_percent"), at(MEMORY, "/memory_percent"), at(DISK, "/disk_percent")]),
			time: None,
		}]),
	};
	(core, texts)
}

fn percent(deviation: u64) -> Metric {
	Metric {
		kind: MetricKind::Gauge,
		decimals: 1,
		scale: Scale::ONE,
		offset: 0,
		minimum: 0,
		maximum: 1_000,
		tolerance: 100,
		deviation,
		step: None,
		window: 0,
		min_sources: 1,
	}
}

fn term(metric: u8, points: &[(i64, u8)]) -> HealthTerm {
	let points = points.iter().map(|(value, score)| CurvePoint { value: *value, score: *score });
	HealthTerm { metric, statistic: None, points: BoundedVec::truncate_from(points.collect()) }
}

/// A state by the load, after two rounds.
fn rule(comparison: Comparison, bound: i64, to: u8) -> Rule {
	let condition = Condition::Compare { term: Term::Metric { metric: LOAD }, comparison, bound };
	Rule { conditions: list([condition]), rounds: 2, effects: list([Effect::Transition { to }]) }
}

fn at(metric: u8, pointer: &str) -> MetricPointer {
	MetricPointer { metric, pointer: text(pointer) }
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
