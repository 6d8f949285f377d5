//! The blueprint of what is reported: as heavy as blueprints may be in what each round does.

use frame_support::{traits::ConstU32, BoundedVec};
use vivarium_engine::{
	blueprint::{Core, Metric, MetricKind, MetricPointer, MetricTexts, Pusher, Source, Step, Texts, TraitTexts},
	bounded,
	decimal::Scale,
	health::{CurvePoint, HealthTerm},
	rules::{Comparison, Condition, Effect, Rule, Term},
	traits::{Trait, TraitKind, Writers},
	window::Statistic,
	Text,
};
use vivarium_primitives::{limits, BlockNumber};

/// Enumerations that rules write.
const ENUMERATIONS: u32 = 16;

fn list<T, const N: u32>(items: impl IntoIterator<Item = T>) -> BoundedVec<T, ConstU32<N>> {
	BoundedVec::truncate_from(items.into_iter().collect())
}

fn named<const N: u32>(kind: &str, number: u32) -> Text<N> {
	bounded(&format!("{kind} {number}")).unwrap_or_default()
}

/// Sixteen metrics with full windows, by whose slopes health is judged; and 32 rules with four conditions, each of which
/// computes a slope, and four effects.
pub fn heaviest(heartbeat: BlockNumber) -> (Core, Texts) {
	let metrics = 0..limits::METRICS as u8;
	let metric = Metric {
		kind: MetricKind::Gauge,
		decimals: 1,
		scale: Scale::ONE,
		offset: 0,
		minimum: -2_000,
		maximum: 10_000,
		tolerance: 10,
		deviation: 0,
		step: Some(Step { maximum: u64::MAX, confirm: limits::CONFIRM }),
		window: limits::WINDOW as u8,
		min_sources: 1,
		pushed_by: Pusher::Account,
	};
	let points = (0..limits::CURVE_POINTS as u8).map(|at| CurvePoint { value: at.into(), score: at });
	let options = limits::OPTIONS as u8;
	let enumeration = Trait {
		kind: TraitKind::Enumeration { options },
		initial: 0,
		writers: Writers { rules: true, model: false, owner: true },
	};
	let mut conditions = metrics.clone().cycle().map(|metric| Condition::Compare {
		term: Term::Window { metric, statistic: Statistic::Slope },
		comparison: Comparison::AtLeast,
		bound: i64::MIN,
	});
	let set = (0..ENUMERATIONS as u8).map(|index| Effect::SetTrait { index, value: i64::from(options) - 1 });
	let raise = (0..limits::FLAGS as u8).map(|flag| Effect::RaiseFlag { flag });
	let trigger = (0..limits::TRIGGERS as u8).map(|code| Effect::Trigger { code });
	let mut effects = set.chain(raise).chain(trigger.cycle());
	let rules = (0..limits::RULES).map(|_| Rule {
		conditions: list(conditions.by_ref().take(limits::CONDITIONS as usize)),
		rounds: 1,
		effects: list(effects.by_ref().take(limits::EFFECTS as usize)),
	});
	let health = metrics.clone().map(|metric| HealthTerm {
		metric,
		statistic: Some(Statistic::Slope),
		points: list(points.clone()),
	});
	let core = Core {
		heartbeat,
		metrics: list(metrics.clone().map(|_| metric)),
		health: list(health),
		traits: list((0..ENUMERATIONS).map(|_| enumeration)),
		states: 1,
		initial_state: 0,
		transitions: Default::default(),
		flags: limits::FLAGS as u8,
		triggers: limits::TRIGGERS as u8,
		rules: list(rules),
		measures: Default::default(),
	};
	let pointer = |metric| MetricPointer { metric, pointer: named("/m", metric.into()) };
	let source = Source {
		url: bounded("http://127.0.0.1:9100/{external_id}").unwrap_or_default(),
		pointers: list(metrics.map(pointer)),
		time: None,
	};
	let names = |kind: &'static str, count: u32| (0..count).map(move |number| named(kind, number));
	let texts = Texts {
		name: named("machine", 0),
		description: Default::default(),
		metrics: list(names("metric", limits::METRICS).map(|name| MetricTexts { name, unit: Default::default() })),
		traits: list(
			names("trait", ENUMERATIONS)
				.map(|name| TraitTexts { name, options: list(names("option", limits::OPTIONS)) }),
		),
		states: list(names("state", 1)),
		flags: list(names("flag", limits::FLAGS)),
		triggers: list(names("trigger", limits::TRIGGERS)),
		sources: list([source]),
		measures: Default::default(),
		reasons: Default::default(),
		claims: Default::default(),
	};
	(core, texts)
}
