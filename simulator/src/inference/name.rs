//! The names of its models.

use std::fmt;

/// A model's name: `stand-in` speaks, `stand-in-image` draws; `stand-in@bob` is the one that bob runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
	base: &'static str,
	instance: Option<String>,
}

const SPEAKS: &str = "stand-in";
const DRAWS: &str = "stand-in-image";

/// The longest name of an instance.
const LONGEST: usize = 32;

/// The model of that name, or what to name.
pub fn named(name: &str) -> Result<Name, String> {
	let (base, instance) = match name.split_once('@') {
		Some((base, instance)) => (base, Some(instance)),
		None => (name, None),
	};
	let is_instance = |of: &str| {
		(1..=LONGEST).contains(&of.len())
			&& of.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
	};
	let base = [SPEAKS, DRAWS].into_iter().find(|known| *known == base);
	match base {
		Some(base) if instance.is_none_or(is_instance) => Ok(Name { base, instance: instance.map(Into::into) }),
		_ => Err(format!("no such model: name {SPEAKS}, {DRAWS}, or an instance of them, {SPEAKS}@bob")),
	}
}

impl Name {
	/// The name without that of the instance.
	pub fn base(&self) -> &'static str {
		self.base
	}

	/// Whether it draws, and does not speak.
	pub fn draws(&self) -> bool {
		self.base == DRAWS
	}
}

impl fmt::Display for Name {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		match &self.instance {
			Some(instance) => write!(formatter, "{}@{instance}", self.base),
			None => formatter.write_str(self.base),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn models_have_instances() {
		for (name, base, draws) in [
			("stand-in", "stand-in", false),
			("stand-in@bob", "stand-in", false),
			("stand-in-image@op_1-a", "stand-in-image", true),
		] {
			let model = named(name).unwrap();
			assert_eq!((model.to_string().as_str(), model.base(), model.draws()), (name, base, draws));
		}
		for name in ["", "gpt", "stand-in@", "stand-in@a@b", "stand-in@a b", &format!("stand-in@{}", "a".repeat(33))] {
			assert!(named(name).unwrap_err().contains("name stand-in"), "{name}");
		}
	}
}
