//! What a model that draws draws: a gauge of the asset's health, in colours that follow from the prompt.

use super::{
	behaviour::Behaviour,
	facts::Facts,
	hash,
	png::{self, Colour, Picture},
	question::Image,
	LABEL,
};
use crate::faults::Fault;
use base64::{engine::general_purpose::STANDARD, Engine};
use serde_json::{json, Value};
use std::f64::consts::{PI, TAU};

/// An SVG that would run a script where it is shown.
const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.domain)</script></svg>"#;
/// Where a URL without bytes points.
const ELSEWHERE: &str = "http://127.0.0.1:9/image.png";
/// The part of the circle that the gauge fills at full health.
const SWEEP: f64 = 0.75;

/// The picture for a prompt; the same for the same.
fn drawn(asked: &Image) -> Vec<u8> {
	let chance = hash(asked.prompt.as_bytes());
	let health = Facts(&asked.data).health().unwrap_or((chance % 101) as i64) as f64 / 100.0;
	let (width, height) = asked.size;
	let side = width.min(height) as f64;
	let pixels = (0..width * height).map(|at| {
		let (x, y) = ((at % width) as f64 + 0.5 - width as f64 / 2.0, (at / width) as f64 + 0.5 - height as f64 / 2.0);
		let distance = x.hypot(y) / side;
		// Turns from the gauge's begin, at the lower left, clockwise.
		let turn = (y.atan2(x) / TAU - 0.25 - (1.0 - SWEEP) / 2.0).rem_euclid(1.0);
		match distance {
			_ if distance < 0.12 => 3,
			_ if (0.3..0.42).contains(&distance) && turn < SWEEP * health => 2,
			_ if (0.3..0.42).contains(&distance) && turn < SWEEP => 1,
			_ => 0,
		}
	});
	let hue = (chance % 360) as f64 / 360.0;
	// From red at no health to green at full.
	let filled = colour(health / 3.0, 0.5);
	let colours = vec![colour(hue, 0.12), colour(hue, 0.25), filled, colour((hue + 0.5).fract(), 0.6)];
	Picture { width, colours, pixels: pixels.collect() }.file()
}

/// A colour of a hue from 0 to 1 and a lightness, neither pale nor grey.
fn colour(hue: f64, lightness: f64) -> Colour {
	let wave = |shift: f64| ((hue + shift) * 2.0 * PI).cos();
	[0.0, 2.0 / 3.0, 1.0 / 3.0].map(|shift| (255.0 * lightness * (1.0 + 0.7 * wave(shift))).clamp(0.0, 255.0) as u8)
}

/// What is answered to a question, under a fault, as the API tells it.
pub fn document(asked: &Image, behaviour: &Behaviour, fault: Option<&Fault>, now_ms: u64) -> String {
	let bytes = || {
		STANDARD.encode(match fault {
			Some(Fault::NotAnImage) => SVG.into(),
			Some(Fault::ImageTooLarge { bytes }) => png::padded(drawn(asked), *bytes),
			_ => drawn(asked),
		})
	};
	let image = match (fault, &behaviour.answer) {
		(Some(Fault::UrlOnly), _) => json!({ "url": ELSEWHERE }),
		(Some(Fault::Empty), _) => json!({ "b64_json": "" }),
		(None, Some(answer)) => json!({ "b64_json": answer }),
		_ => json!({ "b64_json": bytes(), "revised_prompt": null }),
	};
	let images: Vec<Value> = if let Some(Fault::NoChoice) = fault { vec![] } else { vec![image] };
	json!({ "created": now_ms / 1_000, "model": LABEL, "output_format": "png", "data": images }).to_string()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn of(prompt: &str) -> Image {
		Image::read(json!({ "model": "stand-in-image", "prompt": prompt }).to_string().as_bytes()).unwrap()
	}

	/// How many pixels have each colour.
	fn counted(file: &[u8]) -> [usize; 4] {
		let chunks = png::tests::chunks(file);
		let data = &chunks.iter().find(|(kind, _)| kind == "IDAT").unwrap().1;
		let lines = miniz_oxide::inflate::decompress_to_vec_zlib(data).unwrap();
		assert_eq!(lines.len(), 256 * 257);
		[0, 1, 2, 3]
			.map(|colour| lines.chunks(257).flat_map(|line| &line[1..]).filter(|pixel| **pixel == colour).count())
	}

	#[test]
	fn the_gauge_is_filled_as_far_as_the_health() {
		let at = |health: u8| counted(&drawn(&of(&format!("<<<DATA\n{{\"health\":{health}}}\nDATA>>>"))));
		let (none, half, full) = (at(0), at(50), at(100));
		assert_eq!((none[2], full[1]), (0, 0));
		assert_eq!(none[1], full[2]);
		assert!(half[1].abs_diff(half[2]) * 50 < full[2], "{half:?}");
		assert!(none[3] > 1_000 && none[0] > none[1]);
	}

	#[test]
	fn a_prompt_gives_the_same_picture() {
		assert_eq!(drawn(&of("a pump")), drawn(&of("a pump")));
		assert_ne!(drawn(&of("a pump")), drawn(&of("a host")));
		assert!(drawn(&of("a pump")).len() < 16 * 1_024);
	}
}
