//! The SVG card: a deterministic picture of an asset that always exists.

use crate::{
	metadata::{freshness, hex, Line, Number, Portrait},
	reading::Freshness,
};
use alloc::{
	format,
	string::{String, ToString},
};

const WIDTH: u32 = 360;
const HEADER: u32 = 132;
const ROW: u32 = 34;
const FOOTER: u32 = 40;
const BAR: u32 = 312;

/// Draws the card: name, state, raised flags, health, readings, measures. The same asset at the same block always gives the
/// same bytes; it holds no script and no reference to anything outside.
pub fn svg(portrait: &Portrait<'_>) -> String {
	let lines = portrait.lines();
	let numbers = portrait.numbers();
	let rows = u32::try_from(lines.len().saturating_add(numbers.len())).unwrap_or(u32::MAX).saturating_mul(ROW);
	let height = HEADER.saturating_add(rows).saturating_add(FOOTER);
	let colour = colour(portrait.life.health);

	let mut svg = format!(
		r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" font-family="ui-sans-serif,system-ui,sans-serif" role="img" aria-label="{label}"><rect width="{WIDTH}" height="{height}" rx="18" fill="#10151c"/>"##,
		label = escape(&format!("{}: {}", portrait.name(), portrait.state())),
	);
	svg += &label(24, 42, 20, "#f4f7fb", "start", &shorten(&portrait.name(), 30));
	let state = [&[portrait.state()], portrait.flags().as_slice()].concat().join(" · ");
	svg += &label(24, 74, 15, colour, "start", &shorten(&state, 32));
	svg += &label(336, 74, 15, "#f4f7fb", "end", &health(portrait.life.health));
	let filled = BAR.saturating_mul(portrait.life.health.unwrap_or(0).into()).saturating_div(100);
	svg += &format!(
		r##"<rect x="24" y="90" width="{BAR}" height="8" rx="4" fill="#26303c"/><rect x="24" y="90" width="{filled}" height="8" rx="4" fill="{colour}"/>"##,
	);
	let heights = (0u32..).map(|row| HEADER.saturating_add(row.saturating_mul(ROW)).saturating_add(8));
	let shown = lines.iter().map(metric).chain(numbers.iter().map(measure));
	for (y, (name, colour, value)) in heights.zip(shown) {
		svg += &label(24, y, 14, "#9fb0c3", "start", &name);
		svg += &label(336, y, 15, colour, "end", &value);
	}
	let head: String = hex(&portrait.head).chars().take(18).collect();
	let footer = format!("revision {} · {head}…", portrait.revision);
	svg += &label(24, height.saturating_sub(16), 11, "#748297", "start", &footer);
	svg + "</svg>"
}

/// What stands left, and in which colour what stands right.
type Row = (String, &'static str, String);

fn measure(number: &Number<'_>) -> Row {
	let colour = if number.value.is_some() { "#f4f7fb" } else { "#748297" };
	(shorten(number.name, 30), colour, number.shown())
}

fn metric(line: &Line<'_>) -> Row {
	let (colour, mark) = match line.freshness {
		Freshness::Fresh => ("#f4f7fb", String::new()),
		_ => ("#748297", format!(" · {}", freshness(line.freshness))),
	};
	(format!("{}{mark}", line.name), colour, line.shown())
}

fn label(x: u32, y: u32, size: u32, fill: &str, anchor: &str, text: &str) -> String {
	let text = escape(text);
	format!(r##"<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" text-anchor="{anchor}">{text}</text>"##)
}

fn health(health: Option<u8>) -> String {
	health.map_or_else(|| "health –".to_string(), |health| format!("health {health}"))
}

fn colour(health: Option<u8>) -> &'static str {
	match health {
		None => "#748297",
		Some(0..=39) => "#f2555a",
		Some(40..=69) => "#f5b83d",
		Some(_) => "#3ecf8e",
	}
}

fn shorten(text: &str, length: usize) -> String {
	if text.chars().count() <= length {
		return text.to_string();
	}
	text.chars().take(length.saturating_sub(1)).chain(['…']).collect()
}

fn escape(text: &str) -> String {
	text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{cause::Cause, metadata::tests::with_machine};

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
	fn text_cannot_become_markup() {
		assert_eq!(escape(r#"<script a="&">"#), "&lt;script a=&quot;&amp;&quot;&gt;");
		let card = with_machine(Ok(1), &"x".repeat(64), svg);
		assert!(card.contains("…</text>"));
	}

	#[test]
	fn the_same_asset_gives_the_same_bytes() {
		assert_eq!(with_machine(Ok(1), "a", svg), with_machine(Ok(1), "a", svg));
	}
}
