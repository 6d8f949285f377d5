//! How operators do.

use super::{state::State, Error};
use pallet_operators::{Counters, CurrentEpoch, Operators as Admitted, Records, Standing};
use std::{
	collections::BTreeSet,
	sync::{Mutex, PoisonError},
};
use substrate_prometheus_endpoint::{register, CounterVec, GaugeVec, Opts, PrometheusError, Registry, U64};
use vivarium_runtime::Runtime;

/// The label.
const OPERATOR: &str = "operator";

type Amount = fn(&Counters) -> u64;
/// What is counted of an operator: name, help, and where it stands in its record.
const COUNTED: [(&str, &str, Amount); 6] = [
	("rounds", "Rounds in whose committee the operator was", |counters| counters.rounds),
	("missed_rounds", "Rounds for which the operator brought no report", |counters| counters.missed),
	("values", "Values that the operator reported", |counters| counters.values),
	("outliers", "Values of the operator outside the tolerance of what the chain accepted", |counters| {
		counters.outliers
	}),
	("missing_values", "Values for which the operator gave a cause instead", |counters| counters.causes),
	("points", "Reports of the operator that brought a value; what it is paid by", |counters| counters.points),
];

pub struct Operators {
	counted: Vec<(CounterVec<U64>, Amount)>,
	serves: GaugeVec<U64>,
	suspended: GaugeVec<U64>,
	/// Those of whom something is shown.
	known: Mutex<BTreeSet<String>>,
}

impl Operators {
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let counted = COUNTED.map(|(name, help, amount)| {
			let opts = Opts::new(format!("vivarium_operator_{name}_total"), format!("{help}, since its admission"));
			let counter = CounterVec::new(opts, &[OPERATOR]).and_then(|counter| register(counter, registry))?;
			Ok((counter, amount))
		});
		let gauge =
			|name, help| GaugeVec::new(Opts::new(name, help), &[OPERATOR]).and_then(|gauge| register(gauge, registry));
		Ok(Self {
			counted: counted.into_iter().collect::<Result<_, PrometheusError>>()?,
			serves: gauge("vivarium_operator_serves", "Whether the operator is a member of the present epoch, 0 or 1")?,
			suspended: gauge(
				"vivarium_operator_suspended",
				"Whether no further epoch takes the operator because it is suspended or was slashed, 0 or 1",
			)?,
			known: Mutex::default(),
		})
	}

	/// Shows how it is after a block.
	pub fn show(&self, state: &impl State) -> Result<(), Error> {
		type Member = pallet_operators::OperatorOf<Runtime>;
		let operators: Vec<Member> = state.value(&Admitted::<Runtime>::hashed_key())?.unwrap_or_default();
		let epoch: pallet_operators::Epoch<vivarium_runtime::AccountId> =
			state.value(&CurrentEpoch::<Runtime>::hashed_key())?.unwrap_or_default();
		let mut shown = BTreeSet::new();
		for operator in operators {
			let record: Option<pallet_operators::Record> =
				state.value(&Records::<Runtime>::hashed_key_for(&operator.account))?;
			let name = operator.account.to_string();
			let record = record.unwrap_or_default();
			for (counter, amount) in &self.counted {
				raise(counter, &name, amount(&record.total));
			}
			let is_suspended = matches!(operator.standing, Standing::Suspended { .. } | Standing::Slashed);
			let serves = epoch.member(&operator.account).is_some();
			self.suspended.with_label_values(&[&name]).set(is_suspended.into());
			self.serves.with_label_values(&[&name]).set(serves.into());
			shown.insert(name);
		}
		let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
		for gone in known.difference(&shown) {
			// It was there, or nothing is to be removed.
			self.counted.iter().for_each(|(counter, _)| drop(counter.remove_label_values(&[gone])));
			drop(self.suspended.remove_label_values(&[gone]));
			drop(self.serves.remove_label_values(&[gone]));
		}
		*known = shown;
		Ok(())
	}
}

/// Lets a counter stand at a total of the chain's. It falls where an operator is admitted anew, or a fork took rounds back,
/// and Prometheus takes that for a restart.
fn raise(counter: &CounterVec<U64>, name: &str, total: u64) {
	let counter = counter.with_label_values(&[name]);
	match total.checked_sub(counter.get()) {
		Some(more) => counter.inc_by(more),
		None => {
			counter.reset();
			counter.inc_by(total);
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::metrics::fixtures::{scraped, Storage};
	use pallet_operators::{Epoch, Operator, Record};
	use sp_core::sr25519;
	use vivarium_primitives::Member;
	use vivarium_runtime::AccountId;

	fn account(number: u8) -> AccountId {
		AccountId::new([number; 32])
	}

	fn operator(number: u8, standing: Standing) -> Operator<AccountId, u128> {
		let key = sr25519::Public::from_raw([number; 32]);
		Operator { account: account(number), key, next_key: None, bond: 0, standing }
	}

	fn state(operators: &[(u8, Standing, u64)]) -> Storage {
		Storage::of(|| {
			let admitted: Vec<_> = operators.iter().map(|(number, standing, _)| operator(*number, *standing)).collect();
			let members: Vec<_> = admitted
				.iter()
				.filter(|operator| operator.standing == Standing::Active)
				.map(|operator| Member { operator: operator.account.clone(), key: operator.key })
				.collect();
			Admitted::<Runtime>::put(sp_runtime::BoundedVec::truncate_from(admitted));
			CurrentEpoch::<Runtime>::put(Epoch::new(0, members.try_into().unwrap(), 4));
			for (number, _, missed) in operators {
				let total = Counters { rounds: 10, missed: *missed, values: 40, outliers: 2, causes: 1, points: 9 };
				Records::<Runtime>::insert(account(*number), Record { total, ..Default::default() });
			}
		})
	}

	#[test]
	fn each_operators_record_is_shown() {
		let registry = Registry::new();
		let metrics = Operators::register(&registry).unwrap();
		metrics.show(&state(&[(1, Standing::Active, 1), (2, Standing::Suspended { until: 3 }, 9)])).unwrap();
		let line = |name: &str, number: u8, value: u64| {
			let expected = format!("vivarium_operator_{name}{{operator=\"{}\"}} {value}", account(number));
			let lines = scraped(&registry, "vivarium_operator_");
			assert!(lines.contains(&expected), "{expected} is not in {lines:#?}");
		};
		for (name, value) in [
			("rounds_total", 10),
			("missed_rounds_total", 1),
			("values_total", 40),
			("outliers_total", 2),
			("missing_values_total", 1),
			("points_total", 9),
			("serves", 1),
			("suspended", 0),
		] {
			line(name, 1, value);
		}
		line("missed_rounds_total", 2, 9);
		line("serves", 2, 0);
		line("suspended", 2, 1);
	}

	#[test]
	fn totals_follow_the_chain_and_whoever_is_gone_is_not_shown() {
		let registry = Registry::new();
		let metrics = Operators::register(&registry).unwrap();
		let missed = |number: u8| {
			let name = account(number).to_string();
			let lines = scraped(&registry, "vivarium_operator_missed_rounds_total");
			lines.iter().find(|line| line.contains(&name)).map(|line| line.rsplit(' ').next().unwrap().to_string())
		};
		metrics.show(&state(&[(1, Standing::Active, 5), (2, Standing::Active, 1)])).unwrap();
		metrics.show(&state(&[(1, Standing::Active, 7)])).unwrap();
		assert_eq!((missed(1), missed(2)), (Some("7".into()), None));
		metrics.show(&state(&[(1, Standing::Active, 2)])).unwrap();
		assert_eq!(missed(1), Some("2".into()), "admitted anew");
	}
}
