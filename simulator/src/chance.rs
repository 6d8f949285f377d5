//! Chance that can be repeated: the same seed and occasion, the same number.

/// A number in [-1, 1) for an occasion.
pub fn signed(occasion: &[u64]) -> f64 {
	let bits = occasion.iter().fold(0, |hash, part| mixed(hash ^ part)) >> 11;
	2.0 * bits as f64 / (1u64 << 53) as f64 - 1.0
}

/// SplitMix64.
fn mixed(state: u64) -> u64 {
	let state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
	let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
	let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
	state ^ (state >> 31)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn chance_is_that_of_the_reference() {
		assert_eq!(mixed(1_234_567), 6_457_827_717_110_365_317);
	}

	#[test]
	fn chance_is_even() {
		let numbers: Vec<f64> = (0..10_000).map(|occasion| signed(&[7, occasion])).collect();
		assert!(numbers.iter().all(|number| (-1.0..1.0).contains(number)));
		let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
		assert!(mean.abs() < 0.05, "{mean}");
		assert_ne!(signed(&[7, 1]), signed(&[1, 7]), "the order of the parts counts");
	}
}
