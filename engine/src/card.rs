//! The SVG card: a deterministic picture of an asset that always exists.

use crate::{
	claims::ClaimView,
	metadata::{freshness, hex, Journey, Line, Number, Portrait},
	reading::Freshness,
};
use alloc::{
	format,
	string::{String, ToString},
};
use chrono::{DateTime, Datelike};

const WIDTH: u32 = 360;
const LEFT: u32 = 24;
const RIGHT: u32 = 336;
const BAR: u32 = 312;

const BRIGHT: &str = "#f4f7fb";
const SOFT: &str = "#9fb0c3";
const DIM: &str = "#748297";
const GROOVE: &str = "#26303c";
const GREEN: &str = "#3ecf8e";
const AMBER: &str = "#f5b83d";
const RED: &str = "#f2555a";
const BLUE: &str = "#5aa9ff";

/// What of the card was drawn, and how far down it reaches.
struct Drawing {
	svg: String,
	y: u32,
}

/// Draws the card: name, state, health, raised flags, the journey, claims, readings, measures, traits. The same asset at the same block always
/// gives the same bytes; it holds no script and no reference to anything outside. A blueprint's limits bound its size.
pub fn svg(portrait: &Portrait<'_>) -> String {
	let mut drawing = Drawing { svg: String::new(), y: 0 };
	drawing.header(portrait);
	drawing.flags(&portrait.flags());
	let mut lines = portrait.lines();
	if let Some(journey) = portrait.journey() {
		drawing.journey(&journey);
		// What says that a checkpoint was passed is in the line of checkpoints.
		lines.retain(|line| !journey.checkpoints.contains(&line.name));
	}
	drawing.claims(&portrait.claims());
	drawing.readings(&lines);
	drawing.measures(&portrait.numbers());
	drawing.traits(&portrait.shown_traits());
	drawing.footer(portrait);
	let Drawing { svg, y: height } = drawing;
	let label = escape(&format!("{}: {}", portrait.name(), portrait.state()));
	format!(
		r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" font-family="ui-sans-serif,system-ui,sans-serif" role="img" aria-label="{label}"><rect width="{WIDTH}" height="{height}" rx="18" fill="#10151c"/>{svg}</svg>"##
	)
}

impl Drawing {
	fn down(&mut self, by: u32) {
		self.y = self.y.saturating_add(by);
	}

	fn label(&mut self, x: u32, size: u32, fill: &str, anchor: &str, text: &str) {
		let y = self.y;
		let text = escape(text);
		self.svg += &format!(
			r##"<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" text-anchor="{anchor}">{text}</text>"##
		);
	}

	fn bar(&mut self, width: u32, fill: &str) {
		let y = self.y;
		self.svg += &format!(r##"<rect x="{LEFT}" y="{y}" width="{width}" height="8" rx="4" fill="{fill}"/>"##);
	}

	/// Name, state and health. While a flag is raised the state is told in its colour, however healthy the asset is.
	fn header(&mut self, portrait: &Portrait<'_>) {
		let colour = colour(portrait.life.health);
		let is_flagged = !portrait.flags().is_empty();
		self.down(42);
		self.label(LEFT, 20, BRIGHT, "start", &shorten(&portrait.name(), 30));
		self.down(32);
		let of_state = if is_flagged { RED } else { colour };
		self.label(LEFT, 16, of_state, "start", &shorten(portrait.state(), 26));
		if portrait.core.health.is_empty() {
			return;
		}
		self.label(RIGHT, 15, BRIGHT, "end", &health(portrait.life.health));
		self.down(16);
		self.bar(BAR, GROOVE);
		self.bar(BAR.saturating_mul(portrait.life.health.unwrap_or(0).into()).saturating_div(100), colour);
		self.down(8);
	}

	/// The raised flags, as many in a line as fit.
	fn flags(&mut self, flags: &[&str]) {
		let mut x = RIGHT;
		for flag in flags {
			let shown = shorten(flag, 32);
			let width = width_of(&shown).saturating_add(20).min(BAR);
			if x.saturating_add(width) > RIGHT {
				x = LEFT;
				self.down(32);
			}
			let top = self.y.saturating_sub(17);
			self.svg += &format!(r##"<rect x="{x}" y="{top}" width="{width}" height="24" rx="12" fill="{RED}"/>"##);
			self.label(x.saturating_add(width.saturating_div(2)), 13, "#10151c", "middle", &shown);
			x = x.saturating_add(width).saturating_add(8);
		}
		if !flags.is_empty() {
			self.down(8);
		}
	}

	/// The checkpoints as points on a line: those that were passed, the present one, and those ahead.
	fn journey(&mut self, journey: &Journey<'_>) {
		let last = u32::try_from(journey.checkpoints.len()).unwrap_or(u32::MAX).saturating_sub(1);
		let at = u32::try_from(journey.present).unwrap_or(u32::MAX).min(last);
		let x = |checkpoint: u32| BAR.saturating_mul(checkpoint).checked_div(last).unwrap_or(0).saturating_add(LEFT);
		self.down(30);
		let (y, here) = (self.y, x(at));
		self.svg += &format!(
			r##"<path d="M{LEFT} {y}H{RIGHT}" stroke="{GROOVE}" stroke-width="3"/><path d="M{LEFT} {y}H{here}" stroke="{BLUE}" stroke-width="3"/>"##
		);
		for checkpoint in 0..=last {
			let (fill, stroke, radius) = match checkpoint.cmp(&at) {
				core::cmp::Ordering::Less => (BLUE, BLUE, 5),
				core::cmp::Ordering::Equal => (BRIGHT, BLUE, 7),
				core::cmp::Ordering::Greater => ("#10151c", GROOVE, 5),
			};
			let x = x(checkpoint);
			self.svg += &format!(
				r##"<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}" stroke="{stroke}" stroke-width="3"/>"##
			);
		}
		self.down(26);
		let name = |checkpoint: u32| {
			usize::try_from(checkpoint).ok().and_then(|checkpoint| journey.checkpoints.get(checkpoint)).copied()
		};
		let present = format!("{at}/{last} · {}", name(at).unwrap_or_default());
		self.label(LEFT, 14, BRIGHT, "start", &shorten(&present, 22));
		if let Some(next) = name(at.saturating_add(1)) {
			self.label(RIGHT, 13, DIM, "end", &format!("next: {}", shorten(next, 16)));
		}
	}

	/// What is claimed, and until when it holds by the clock alone.
	fn claims(&mut self, claims: &[ClaimView]) {
		for claim in claims {
			let (mark, colour) = if claim.holds { ("✓", GREEN) } else { ("✗", DIM) };
			self.down(28);
			self.label(LEFT, 14, colour, "start", &format!("{mark} {}", shorten(&claim.name, 20)));
			if let Some(end) = claim.until.and_then(date) {
				self.label(RIGHT, 12, DIM, "end", &format!("until {end}"));
			}
		}
	}

	fn readings(&mut self, lines: &[Line<'_>]) {
		self.down(8);
		for line in lines {
			let (colour, mark) = match line.freshness {
				Freshness::Fresh => (BRIGHT, String::new()),
				_ => (DIM, format!(" · {}", freshness(line.freshness))),
			};
			self.down(30);
			self.label(LEFT, 14, SOFT, "start", &format!("{}{mark}", line.name));
			self.label(RIGHT, 15, colour, "end", &line.shown());
		}
	}

	fn measures(&mut self, numbers: &[Number<'_>]) {
		for number in numbers {
			let colour = if number.value.is_some() { BRIGHT } else { DIM };
			self.down(30);
			self.label(LEFT, 14, SOFT, "start", &shorten(number.name, 30));
			self.label(RIGHT, 15, colour, "end", &number.shown());
		}
	}

	fn traits(&mut self, traits: &[(&str, String)]) {
		if !traits.is_empty() {
			self.down(14);
			let y = self.y;
			self.svg += &format!(r##"<path d="M{LEFT} {y}H{RIGHT}" stroke="{GROOVE}"/>"##);
		}
		for (name, value) in traits {
			self.down(24);
			self.label(LEFT, 13, DIM, "start", name);
			// What the name leaves of the line.
			let room = 44usize.saturating_sub(name.chars().count()).max(8);
			self.label(RIGHT, 14, SOFT, "end", &shorten(value, room));
		}
	}

	fn footer(&mut self, portrait: &Portrait<'_>) {
		let head: String = hex(&portrait.head).chars().take(18).collect();
		self.down(34);
		self.label(LEFT, 11, DIM, "start", &format!("revision {} · {head}…", portrait.revision));
		self.down(16);
	}
}

/// The date and time of a moment in seconds since 1970, in UTC; none of one that has no such name.
fn date(moment: u64) -> Option<String> {
	let date = DateTime::from_timestamp(i64::try_from(moment).ok()?, 0)?;
	let is_of_four_digits = (0..=9_999).contains(&date.year());
	is_of_four_digits.then(|| date.to_string())
}

/// About how wide a text of 13 pixels is. It is too wide rather than too narrow for most.
fn width_of(text: &str) -> u32 {
	text.chars().map(|letter| if letter.is_ascii() { 8u32 } else { 13 }).fold(0, u32::saturating_add)
}

fn health(health: Option<u8>) -> String {
	health.map_or_else(|| "health –".to_string(), |health| format!("health {health}"))
}

fn colour(health: Option<u8>) -> &'static str {
	match health {
		None => SOFT,
		Some(0..=39) => RED,
		Some(40..=69) => AMBER,
		Some(_) => GREEN,
	}
}

fn shorten(text: &str, length: usize) -> String {
	if text.chars().count() <= length {
		return text.to_string();
	}
	text.chars().take(length.saturating_sub(1)).chain(['…']).collect()
}

/// Text as XML may hold it: without mark-up, and with U+FFFD for the two characters that are no control characters and
/// yet would make the card unreadable.
fn escape(text: &str) -> String {
	let text = text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
	text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		blueprint::{Core, Metric, Texts, TraitTexts},
		bounded,
		cause::Cause,
		claims::Claim,
		external_id::ExternalId,
		fixtures,
		life::Life,
		limits,
		metadata::tests::{portrait, with_machine},
		publication::By,
		rules::{Comparison, Condition, Term},
		traits::{Trait, TraitKind, TraitText, TraitValue, Writers},
	};
	use alloc::{vec, vec::Vec};

	const NOBODY: Writers = Writers { rules: false, model: false, owner: false };

	/// The machine with these traits: name, options, and what it is now.
	fn with_traits(traits: &[(&str, TraitKind, &[&str], TraitValue)]) -> (Core, Texts, Life) {
		let (mut core, mut texts) = fixtures::machine();
		for (name, kind, options, _) in traits {
			core.traits.try_push(Trait { kind: *kind, initial: 0, writers: NOBODY }).unwrap();
			let options: Vec<_> = options.iter().map(|option| bounded(option).unwrap()).collect();
			let name = bounded(name).unwrap();
			texts.traits.try_push(TraitTexts { name, options: options.try_into().unwrap() }).unwrap();
		}
		let mut life = Life::new(&core, 0);
		for (value, (.., now)) in life.traits.iter_mut().zip(traits) {
			*value = now.clone();
		}
		(core, texts, life)
	}

	fn drawn((core, texts, life): &(Core, Texts, Life)) -> String {
		let external_id: ExternalId = bounded("host").unwrap();
		svg(&portrait(core, texts, life, &external_id))
	}

	fn at(checkpoint: i64) -> (Core, Texts, Life) {
		let options = ["announced", "factory", "flight", "clinic"];
		let kind = TraitKind::Enumeration { options: 4 };
		with_traits(&[("journey", kind, &options, TraitValue::Number(checkpoint))])
	}

	#[test]
	fn the_card_shows_the_asset_at_a_glance() {
		let card = with_machine(Ok(730), "host", svg);
		for shown in ["Machine host", ">nominal<", ">health 54<", ">load<", ">73.0 %<", "revision 3", "#f5b83d"] {
			assert!(card.contains(shown), "{shown} in {card}");
		}
	}

	#[test]
	fn what_is_stale_says_so() {
		let card = with_machine(Err(Cause::Refused), "host", svg);
		assert!(card.contains(">load · stale: refused<") && card.contains(">–<"), "{card}");
	}

	#[test]
	fn the_state_is_in_the_colour_of_health_and_of_flags_while_one_is_raised() {
		let (mut core, mut texts, mut life) = with_traits(&[]);
		core.flags = 1;
		texts.flags = vec![bounded("hot").unwrap()].try_into().unwrap();
		life.health = Some(90);
		let state = |colour| format!(r#"fill="{colour}" text-anchor="start">nominal<"#);
		assert!(drawn(&(core.clone(), texts.clone(), life.clone())).contains(&state(GREEN)));
		life.flags = 1;
		assert!(drawn(&(core, texts, life)).contains(&state(RED)));
	}

	#[test]
	fn an_asset_without_a_health_curve_shows_none() {
		let (mut core, texts, life) = with_traits(&[]);
		assert!(drawn(&(core.clone(), texts.clone(), life.clone())).contains(">health –<"));
		core.health.clear();
		let card = drawn(&(core, texts, life));
		assert!(!card.contains("health") && !card.contains("<rect x="), "{card}");
	}

	#[test]
	fn a_metric_called_like_a_checkpoint_is_no_row() {
		let (core, mut texts, life) = at(1);
		assert!(drawn(&(core.clone(), texts.clone(), life.clone())).contains(">load · unknown<"));
		texts.metrics[0].name = bounded("flight").unwrap();
		let card = drawn(&(core, texts, life));
		assert!(!card.contains(">flight") && card.contains(">next: flight<"), "{card}");
	}

	#[test]
	fn the_journey_is_a_line_of_checkpoints() {
		let count = |card: &str, what: &str| card.matches(what).count();
		let card = drawn(&at(2));
		assert!(card.contains(">2/3 · flight<") && card.contains(">next: clinic<"), "{card}");
		assert_eq!(
			[r##"r="5" fill="#5aa9ff""##, r#"r="7""#, r##"r="5" fill="#10151c""##].map(|what| count(&card, what)),
			[2, 1, 1]
		);
		let (first, last) = (drawn(&at(0)), drawn(&at(3)));
		assert!(first.contains(">0/3 · announced<") && last.contains(">3/3 · clinic<"));
		assert!(last.contains("M24 128H336\" stroke=\"#5aa9ff") && !last.contains("next:"), "{last}");
		assert!(!card.contains(">journey<"), "it is drawn, and not told again");
	}

	#[test]
	fn only_an_enumeration_called_journey_is_one() {
		let (integer, one) = (TraitKind::Integer { minimum: 0, maximum: 9 }, TraitKind::Enumeration { options: 1 });
		for (name, kind, options) in [
			("journey", integer, &[][..]),
			("journey", one, &["a"][..]),
			("journeys", TraitKind::Enumeration { options: 2 }, &["a", "b"][..]),
		] {
			let card = drawn(&with_traits(&[(name, kind, options, TraitValue::Number(0))]));
			assert!(!card.contains("<circle") && card.contains(&format!(">{name}<")), "{card}");
		}
	}

	#[test]
	fn claims_are_marked_by_whether_they_hold_and_say_until_when() {
		let (mut core, mut texts, _) = with_traits(&[]);
		core.metrics[0] = Metric { decimals: 0, maximum: i64::MAX, min_sources: 0, ..core.metrics[0] };
		let until =
			|bound| Condition::Compare { term: Term::Until { metric: 0 }, comparison: Comparison::Above, bound };
		let claim =
			|name, condition| Claim { name: bounded(name).unwrap(), conditions: vec![condition].try_into().unwrap() };
		texts.claims = vec![
			claim("certified", until(0)),
			claim("for long", until(86_400)),
			claim("strained", Condition::InState { state: 1 }),
			claim("nominal", Condition::InState { state: 0 }),
		]
		.try_into()
		.unwrap();
		let drawn_until = |expires| {
			let mut life = Life::new(&core, 0);
			life.publish(&core, fixtures::now(1), By::Account, &[(0, expires)]).unwrap();
			drawn(&(core.clone(), texts.clone(), life))
		};
		let card = drawn_until(86_399);
		for shown in [">✓ certified<", ">until 1970-01-01 23:59:59 UTC<", ">✗ for long<", ">✗ strained<", ">✓ nominal<"]
		{
			assert!(card.contains(shown), "{shown} in {card}");
		}
		assert_eq!(card.matches(">until ").count(), 1);
		assert!(!drawn_until(i64::MAX).contains(">until "), "there is no such year");
	}

	#[test]
	fn traits_are_rows_and_an_empty_text_is_none() {
		let title = |text: &str| TraitValue::Text(TraitText::truncate_from(text.as_bytes().to_vec()));
		let owned = (TraitKind::Integer { minimum: 0, maximum: 9 }, TraitValue::Number(7));
		let with = |text| {
			with_traits(&[("owners", owned.0, &[], owned.1.clone()), ("title", TraitKind::Text, &[], title(text))])
		};
		let card = drawn(&with("Sea"));
		assert!(card.contains(">owners<") && card.contains(">7<") && card.contains(">Sea<"), "{card}");
		assert!(!drawn(&with("")).contains(">title<"));
	}

	#[test]
	fn raised_flags_stand_side_by_side_while_they_fit() {
		let (mut core, mut texts, mut life) = with_traits(&[]);
		core.flags = 4;
		let names = ["hot", "wet", "a flag of thirty-two bytes, full", "<b>"];
		texts.flags = names.map(|name| bounded(name).unwrap()).to_vec().try_into().unwrap();
		life.flags = 0b1011;
		let card = drawn(&(core.clone(), texts.clone(), life.clone()));
		assert_eq!(card.matches(r#"height="24""#).count(), 3, "{card}");
		assert_eq!(card.matches(r#"y="113" width"#).count(), 3, "in one line: {card}");
		assert!(card.contains(">&lt;b&gt;<") && !card.contains("<b>"));
		life.flags = 0b0101;
		assert_eq!(drawn(&(core, texts, life)).matches(r#"y="113" width"#).count(), 1, "the long one stands below");
	}

	#[test]
	fn the_largest_blueprint_has_a_card_of_bounded_size() {
		let text = TraitValue::Text(TraitText::truncate_from(vec![b'&'; limits::TRAIT_TEXT as usize]));
		let name = "&".repeat(limits::NAME as usize);
		let options = vec![name.as_str(); limits::OPTIONS as usize];
		let kind = TraitKind::Enumeration { options: limits::OPTIONS as u8 };
		let mut traits = vec![("journey", kind, &options[..], TraitValue::Number(7))];
		traits.resize(limits::TRAITS as usize, (name.as_str(), TraitKind::Text, &[][..], text));
		let (mut core, mut texts, mut life) = with_traits(&traits);
		core.metrics = vec![core.metrics[0]; limits::METRICS as usize].try_into().unwrap();
		texts.metrics = vec![texts.metrics[0].clone(); limits::METRICS as usize].try_into().unwrap();
		life.readings = vec![life.readings[0].clone(); limits::METRICS as usize].try_into().unwrap();
		core.flags = limits::FLAGS as u8;
		texts.flags = vec![bounded(&name).unwrap(); limits::FLAGS as usize].try_into().unwrap();
		life.flags = u32::MAX;
		let claim = Claim { name: bounded(&name).unwrap(), conditions: Default::default() };
		texts.claims = vec![claim; limits::CLAIMS as usize].try_into().unwrap();
		let card = drawn(&(core, texts, life));
		assert!(card.len() < 32 * 1024, "{} bytes", card.len());
	}

	#[test]
	fn text_cannot_become_markup() {
		assert_eq!(escape(r#"<script a="&">"#), "&lt;script a=&quot;&amp;&quot;&gt;");
		let card = with_machine(Ok(1), &"x".repeat(64), svg);
		assert!(card.contains("…</text>"));
		let title = TraitValue::Text(bounded("<script>alert(1)</script>").unwrap());
		let card = drawn(&with_traits(&[("title", TraitKind::Text, &[], title)]));
		assert!(card.contains("&lt;script&gt;") && !card.contains("<script"), "{card}");
	}

	#[test]
	fn what_xml_does_not_allow_is_replaced() {
		let title = TraitValue::Text(bounded("a\u{fffe}b\u{ffff}").unwrap());
		let card = drawn(&with_traits(&[("title", TraitKind::Text, &[], title)]));
		assert!(card.contains(">a\u{fffd}b\u{fffd}<"), "{card}");
		assert!(!card.contains(['\u{fffe}', '\u{ffff}']), "{card}");
	}

	#[test]
	fn the_same_asset_gives_the_same_bytes() {
		assert_eq!(with_machine(Ok(1), "a", svg), with_machine(Ok(1), "a", svg));
	}
}
