//! What the outside sees: ERC-721 / OpenSea metadata of an asset.

use crate::{
	blueprint::{Core, Texts},
	card,
	claims::ClaimView,
	content, decimal,
	external_id::ExternalId,
	life::{Life, Now},
	reading::Freshness,
	revision::{self, with_unit},
	rules::bit,
	text,
	traits::TraitKind,
	BlockNumber, CollectionId, Hash, ItemId,
};
use alloc::{
	boxed::Box,
	format,
	string::{String, ToString},
	vec,
	vec::Vec,
};
use serde::Serialize;
use serde_json::value::RawValue;

/// An asset with all that is needed to show it.
pub struct Portrait<'a> {
	/// The collection.
	pub collection: CollectionId,
	/// The item.
	pub item: ItemId,
	/// Its name in the outside world.
	pub external_id: &'a ExternalId,
	/// The blueprint's core.
	pub core: &'a Core,
	/// The blueprint's texts.
	pub texts: &'a Texts,
	/// Readings, health and state.
	pub life: &'a Life,
	/// The number of the last revision.
	pub revision: u32,
	/// The hash of the last revision.
	pub head: Hash,
	/// The block at which freshness is judged, and its time, at which the measures' numbers are.
	pub now: Now,
	/// The reasons of the rules that made the last revision.
	pub why: &'a [String],
	/// Whether rounds pass it over, because nobody could pay for them.
	pub is_dormant: bool,
	/// What a model wrote and drew of it, if one did.
	pub face: Option<Face<'a>>,
}

/// What a model wrote and drew of an asset.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Face<'a> {
	/// The model.
	pub model: u32,
	/// The text; may be empty.
	pub narrative: &'a str,
	/// The digest of the image's bytes.
	pub image: Option<Hash>,
	/// By how much the health that is shown lies from the computed one.
	pub adjustment: i8,
}

/// One metric, ready to be shown.
pub struct Line<'a> {
	/// The metric's name.
	pub name: &'a str,
	/// The metric's unit.
	pub unit: &'a str,
	/// The last accepted value, printed with the metric's decimals.
	pub value: Option<String>,
	/// Whether it still holds.
	pub freshness: Freshness,
}

/// Where an asset is on its way.
#[derive(Debug, Eq, PartialEq)]
pub struct Journey<'a> {
	/// The names of the checkpoints, in their order. The first is where the asset begins.
	pub checkpoints: Vec<&'a str>,
	/// The position of the last one that it has passed.
	pub present: usize,
}

/// The name of the trait that is a [`Journey`], where it is an enumeration of two options or more: its options are the
/// checkpoints.
pub const JOURNEY: &str = "journey";

impl Line<'_> {
	/// The value with its unit, or a dash.
	pub fn shown(&self) -> String {
		shown(self.value.as_deref(), self.unit)
	}
}

/// One measure, ready to be shown.
pub struct Number<'a> {
	/// The measure's name.
	pub name: &'a str,
	/// The measure's unit.
	pub unit: &'a str,
	/// The number, printed with the measure's decimals.
	pub value: Option<String>,
}

impl Number<'_> {
	/// The number with its unit, or a dash.
	pub fn shown(&self) -> String {
		shown(self.value.as_deref(), self.unit)
	}
}

fn shown(value: Option<&str>, unit: &str) -> String {
	value.map_or_else(|| "–".to_string(), |value| with_unit(value, unit))
}

impl<'a> Portrait<'a> {
	/// The asset's name: the blueprint's and its own.
	pub fn name(&self) -> String {
		format!("{} {}", text(&self.texts.name), text(self.external_id))
	}

	/// The name of its state.
	pub fn state(&self) -> &'a str {
		self.texts.states.get(usize::from(self.life.state)).map(text).unwrap_or_default()
	}

	/// Its metrics, in the blueprint's order.
	pub fn lines(&self) -> Vec<Line<'a>> {
		let described = self.core.metrics.iter().zip(&self.texts.metrics).zip(&self.life.readings);
		described
			.map(|((metric, names), reading)| Line {
				name: text(&names.name),
				unit: text(&names.unit),
				value: reading.accepted.map(|accepted| decimal::print(accepted.value, metric.decimals)),
				freshness: reading.freshness_of(metric, self.core.heartbeat, self.now.block),
			})
			.collect()
	}

	/// Its measures, in the blueprint's order.
	pub fn numbers(&self) -> Vec<Number<'a>> {
		let numbers = self.life.numbers(self.core, self.now.time);
		let described = self.core.measures.iter().zip(&self.texts.measures).zip(numbers);
		described
			.map(|((measure, names), number)| Number {
				name: text(&names.name),
				unit: text(&names.unit),
				value: number.map(|number| decimal::print(number, measure.decimals(self.core))),
			})
			.collect()
	}

	/// Its traits, in the blueprint's order: names and values in words.
	pub fn traits(&self) -> Vec<(&'a str, String)> {
		let printed = self.texts.traits.iter().zip(&self.life.traits).enumerate();
		printed
			.filter_map(|(position, (names, value))| {
				Some((text(&names.name), revision::print_trait(self.core, self.texts, position, value)?))
			})
			.collect()
	}

	/// Where it is on its way, if its blueprint has a [`JOURNEY`].
	pub fn journey(&self) -> Option<Journey<'a>> {
		let (names, value) =
			self.texts.traits.iter().zip(&self.life.traits).find(|(names, _)| text(&names.name) == JOURNEY)?;
		let checkpoints: Vec<&str> = names.options.iter().map(text).collect();
		let present = usize::try_from(value.number()?).ok()?;
		(checkpoints.len() > 1 && present < checkpoints.len()).then_some(Journey { checkpoints, present })
	}

	/// Its traits as the card tells them: without the journey, which it draws, and without empty texts.
	pub fn shown_traits(&self) -> Vec<(&'a str, String)> {
		let has_journey = self.journey().is_some();
		let traits = self.traits().into_iter();
		traits.filter(|(name, value)| !(value.is_empty() || has_journey && *name == JOURNEY)).collect()
	}

	/// What it claims, in the blueprint's order, and whether that holds now.
	pub fn claims(&self) -> Vec<ClaimView> {
		self.texts.claims.iter().map(|claim| claim.view(self.core, self.texts, self.life, self.now)).collect()
	}

	/// The names of the flags that are raised.
	pub fn flags(&self) -> Vec<&'a str> {
		let raised = (0u8..).zip(&self.texts.flags).filter(|(flag, _)| self.life.flags & bit(*flag) != 0);
		raised.map(|(_, name)| text(name)).collect()
	}

	/// What a model wrote of it, and what its kind is.
	fn description(&self) -> String {
		let kind = text(&self.texts.description);
		match self.face {
			Some(face) if !face.narrative.is_empty() => format!("{}\n\n{kind}", face.narrative),
			_ => kind.to_string(),
		}
	}

	/// The metadata as JSON, with the SVG card in `image_data`.
	pub fn json(&self) -> String {
		let mut attributes = vec![Attribute::text("state", self.state())];
		attributes.extend(self.life.health.map(|health| Attribute::number("health", &health.to_string(), Some(100))));
		let adjustment = self.face.map(|face| face.adjustment).filter(|adjustment| *adjustment != 0);
		attributes.extend(adjustment.map(|by| Attribute::number("health adjustment", &by.to_string(), None)));
		attributes.push(Attribute::number("revision", &self.revision.to_string(), None));
		for ((name, value), declared) in self.traits().into_iter().zip(&self.core.traits) {
			attributes.push(match declared.kind {
				TraitKind::Integer { .. } => Attribute::number(name, &value, None),
				_ => Attribute::text(name, &value),
			});
		}
		attributes.extend(self.flags().into_iter().map(|flag| Attribute::text("flag", flag)));
		let holding = self.claims().into_iter().filter(|claim| claim.holds);
		attributes.extend(holding.map(|claim| Attribute::text("claim", &claim.name)));
		let with_its_unit = |name: &str, unit: &str| match unit {
			"" => name.to_string(),
			unit => format!("{name} ({unit})"),
		};
		for Number { name, unit, value } in self.numbers() {
			attributes.extend(value.map(|value| Attribute::number(&with_its_unit(name, unit), &value, None)));
		}
		for line in self.lines() {
			let trait_type = with_its_unit(line.name, line.unit);
			attributes.extend(line.value.as_ref().map(|value| Attribute::number(&trait_type, value, None)));
			attributes.push(Attribute::text(&format!("{} freshness", line.name), &freshness(line.freshness)));
		}
		let metadata = Metadata {
			name: self.name(),
			description: self.description(),
			image_data: card::svg(self),
			attributes,
			vivarium: Provenance {
				collection: self.collection,
				item: self.item,
				external_id: text(self.external_id),
				revision: self.revision,
				head: hex(&self.head),
				block: self.now.block,
				state_since: self.life.entered,
				why: self.why,
				dormant: self.is_dormant,
				narrated_by: self.face.filter(|face| !face.narrative.is_empty()).map(|face| face.model),
				image: self.face.and_then(|face| face.image).map(|digest| content::cid(&digest)),
			},
		};
		serde_json::to_string(&metadata).unwrap_or_default()
	}
}

/// Freshness in words: `fresh`, `unknown`, `stale: timeout`.
pub fn freshness(freshness: Freshness) -> String {
	match freshness {
		Freshness::Unknown => "unknown".into(),
		Freshness::Fresh => "fresh".into(),
		Freshness::Stale(cause) => format!("stale: {}", cause.name()),
		Freshness::Held => "held".into(),
		Freshness::Disputed => "disputed".into(),
	}
}

/// A hash as people write it: `0x…`.
pub fn hex(hash: &Hash) -> String {
	hash.iter().fold(String::from("0x"), |text, byte| text + &format!("{byte:02x}"))
}

#[derive(Serialize)]
struct Metadata<'a> {
	name: String,
	description: String,
	image_data: String,
	attributes: Vec<Attribute>,
	vivarium: Provenance<'a>,
}

#[derive(Serialize)]
struct Provenance<'a> {
	collection: CollectionId,
	item: ItemId,
	external_id: &'a str,
	revision: u32,
	head: String,
	block: BlockNumber,
	/// When it entered its state, in milliseconds since 1970.
	state_since: u64,
	/// The reasons of the rules that made the last revision.
	#[serde(skip_serializing_if = "<[_]>::is_empty")]
	why: &'a [String],
	/// Whether it waits for money, and what is told of it is old.
	dormant: bool,
	/// The model that wrote the beginning of the description.
	#[serde(skip_serializing_if = "Option::is_none")]
	narrated_by: Option<u32>,
	/// The CID of the picture that a model drew.
	#[serde(skip_serializing_if = "Option::is_none")]
	image: Option<String>,
}

#[derive(Serialize)]
struct Attribute {
	trait_type: String,
	#[serde(skip_serializing_if = "Option::is_none")]
	display_type: Option<&'static str>,
	value: Value,
	#[serde(skip_serializing_if = "Option::is_none")]
	max_value: Option<u8>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value {
	Text(String),
	/// A number with exactly the digits that the chain holds.
	Number(Box<RawValue>),
}

impl Attribute {
	fn text(trait_type: &str, value: &str) -> Self {
		Self { trait_type: trait_type.into(), display_type: None, value: Value::Text(value.into()), max_value: None }
	}

	fn number(trait_type: &str, printed: &str, max_value: Option<u8>) -> Self {
		let raw = RawValue::from_string(printed.into());
		let value = raw.map_or_else(|_| Value::Text(printed.into()), Value::Number);
		Self { trait_type: trait_type.into(), display_type: Some("number"), value, max_value }
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use crate::{
		blueprint::TraitTexts,
		bounded,
		cause::Cause,
		fixtures::{self, now},
		publication::By,
		round::{Accept, Decision},
		traits::{Trait, Writers},
	};

	/// Lets a test look at a machine with this load, or none.
	pub fn with_machine<R>(load: Result<i64, Cause>, id: &str, look: impl FnOnce(&Portrait<'_>) -> R) -> R {
		let (core, texts) = fixtures::machine();
		let mut life = Life::new(&core, 0);
		let accepted = |value| Decision::Accepted(Accept { value, spread: 0, values: 1, sources: 1 });
		life.decide(&core, 10, now(10), |_| Some(load.map_or_else(Decision::Stale, accepted)));
		life.conclude(&core, 10, now(10).time);
		look(&portrait(&core, &texts, &life, &bounded(id).unwrap()))
	}

	pub fn portrait<'a>(core: &'a Core, texts: &'a Texts, life: &'a Life, external_id: &'a ExternalId) -> Portrait<'a> {
		Portrait {
			collection: 0,
			item: 7,
			external_id,
			core,
			texts,
			life,
			revision: 3,
			head: [0xab; 32],
			now: now(11),
			why: &[],
			is_dormant: false,
			face: None,
		}
	}

	#[test]
	fn what_a_model_said_stands_first_and_is_marked() {
		let face = Face { model: 1, narrative: "It runs \"well\".", image: Some([7; 32]), adjustment: -5 };
		let json: serde_json::Value = with_machine(Ok(730), "host", |portrait| {
			let portrait = Portrait { face: Some(face), external_id: portrait.external_id, ..*portrait };
			serde_json::from_str(&portrait.json()).unwrap()
		});
		assert_eq!(json["description"], "It runs \"well\".\n\nA computer");
		assert_eq!(json["vivarium"]["narrated_by"], 1);
		assert_eq!(json["vivarium"]["image"], content::cid(&[7; 32]));
		let adjusted =
			json["attributes"].as_array().unwrap().iter().find(|one| one["trait_type"] == "health adjustment");
		assert_eq!(adjusted.unwrap()["value"], -5);
	}

	#[test]
	fn the_metadata_is_what_marketplaces_read() {
		let json: serde_json::Value =
			with_machine(Ok(730), "host", |portrait| serde_json::from_str(&portrait.json()).unwrap());
		assert_eq!(json["name"], "Machine host");
		assert!(json["image_data"].as_str().unwrap().starts_with("<svg"));
		let attribute = |name: &str| {
			let all = json["attributes"].as_array().unwrap();
			all.iter().find(|attribute| attribute["trait_type"] == name).unwrap()["value"].clone()
		};
		assert_eq!(attribute("state"), "nominal");
		assert_eq!(attribute("health"), 54);
		assert_eq!(attribute("load (%)"), 73.0);
		assert_eq!(attribute("load freshness"), "fresh");
		assert_eq!(json["vivarium"]["head"], hex(&[0xab; 32]));
		assert_eq!(json["vivarium"]["dormant"], false);
	}

	#[test]
	fn the_metadata_say_that_an_asset_is_dormant() {
		let json: serde_json::Value = with_machine(Ok(730), "host", |portrait| {
			let portrait = Portrait { is_dormant: true, external_id: portrait.external_id, ..*portrait };
			serde_json::from_str(&portrait.json()).unwrap()
		});
		assert_eq!(json["vivarium"]["dormant"], true);
	}

	#[test]
	fn a_published_value_does_not_grow_stale() {
		let (core, texts) = fixtures::published();
		let mut life = Life::new(&core, 0);
		let external_id = bounded("host").unwrap();
		let freshness = |life: &Life, now| {
			let portrait = Portrait { now, ..portrait(&core, &texts, life, &external_id) };
			portrait.lines()[1].freshness
		};
		assert_eq!(freshness(&life, now(10)), Freshness::Unknown);
		life.publish(&core, now(10), By::Account, &[(1, 42)]).unwrap();
		assert_eq!(freshness(&life, now(1_000_000)), Freshness::Fresh);
	}

	#[test]
	fn traits_and_raised_flags_are_attributes_and_on_the_card() {
		let (mut core, mut texts) = fixtures::machine();
		let writers = Writers { rules: true, model: false, owner: false };
		let declared = |kind, initial| Trait { kind, initial, writers };
		core.traits = vec![
			declared(TraitKind::Integer { minimum: 0, maximum: 9 }, 7),
			declared(TraitKind::Enumeration { options: 2 }, 1),
			declared(TraitKind::Bool, 0),
		]
		.try_into()
		.unwrap();
		let named = |name, options: &[&str]| TraitTexts {
			name: bounded(name).unwrap(),
			options: options.iter().map(|option| bounded(option).unwrap()).collect::<Vec<_>>().try_into().unwrap(),
		};
		texts.traits = vec![named("wear", &[]), named("grade", &["A", "B"]), named("insured", &[])].try_into().unwrap();
		core.flags = 2;
		texts.flags = vec![bounded("cold").unwrap(), bounded("hot").unwrap()].try_into().unwrap();
		let mut life = Life::new(&core, 0);
		life.flags = 0b10;
		let external_id = bounded("host").unwrap();
		let portrait = portrait(&core, &texts, &life, &external_id);
		let json: serde_json::Value = serde_json::from_str(&portrait.json()).unwrap();
		let attributes: Vec<(String, String)> = json["attributes"].as_array().unwrap()[2..6]
			.iter()
			.map(|one| (one["trait_type"].as_str().unwrap().into(), one["value"].to_string()))
			.collect();
		let expected = [("wear", "7"), ("grade", r#""B""#), ("insured", r#""no""#), ("flag", r#""hot""#)];
		assert_eq!(attributes, expected.map(|(name, value)| (name.to_string(), value.to_string())));
		let card = card::svg(&portrait);
		for shown in [">nominal<", ">hot<", ">wear<", ">B<", ">no<"] {
			assert!(card.contains(shown), "{shown} in {card}");
		}
	}

	#[test]
	fn numbers_keep_their_digits_and_causes_are_told() {
		let json = with_machine(Ok(700), "host", |portrait| portrait.json());
		assert!(json.contains(r#""value":70.0"#), "{json}");
		let json = with_machine(Err(Cause::Status(503)), "host", |portrait| portrait.json());
		assert!(json.contains("stale: status_503"), "{json}");
		assert!(!json.contains("load (%)"), "no value was ever accepted: {json}");
	}
}
