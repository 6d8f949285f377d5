//! What the data of a prompt say.

use serde_json::Value;

/// The data about an asset.
#[derive(Clone, Copy)]
pub struct Facts<'a>(pub &'a Value);

/// What was measured.
pub struct Metric<'a> {
	pub name: &'a str,
	/// As the data write it.
	pub value: Option<&'a str>,
	pub unit: &'a str,
	pub is_fresh: bool,
	slope: Option<f64>,
	mean: Option<f64>,
}

impl Metric<'_> {
	/// Whether it moves by a twentieth of its mean, or more, with every reading.
	pub fn is_steep(&self) -> bool {
		match (self.slope, self.mean) {
			(Some(slope), Some(mean)) => slope != 0.0 && slope.abs() >= mean.abs() / 20.0,
			_ => false,
		}
	}
}

impl<'a> Facts<'a> {
	pub fn state(&self) -> &'a str {
		self.0["state"].as_str().unwrap_or("unknown")
	}

	/// From 0 to 100.
	pub fn health(&self) -> Option<i64> {
		self.0["health"].as_i64().map(|health| health.clamp(0, 100))
	}

	/// Whether the asset is in a bad way: its health is below 20.
	pub fn is_failing(&self) -> bool {
		self.health().is_some_and(|health| health < 20)
	}

	pub fn flags(&self) -> Vec<&'a str> {
		self.0["flags"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
	}

	pub fn trait_named(&self, name: &str) -> Option<&'a Value> {
		self.0["traits"].get(name).filter(|value| !value.is_null())
	}

	pub fn trait_names(&self) -> impl Iterator<Item = &'a str> {
		self.0["traits"].as_object().into_iter().flatten().map(|(name, _)| name.as_str())
	}

	pub fn metrics(&self) -> impl Iterator<Item = Metric<'a>> {
		self.0["metrics"].as_object().into_iter().flatten().map(|(name, metric)| {
			let number = |key: &str| metric[key].as_str().and_then(|text| text.parse().ok());
			Metric {
				name,
				value: metric["value"].as_str(),
				unit: metric["unit"].as_str().unwrap_or_default(),
				is_fresh: metric["standing"].as_str().is_none_or(|standing| standing.eq_ignore_ascii_case("fresh")),
				slope: number("slope"),
				mean: number("mean"),
			}
		})
	}
}
