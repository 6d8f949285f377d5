//! Runs the target that `FUZZ_TARGET` names: under libFuzzer with the feature `libfuzzer`, else on the files
//! that are named.

#![cfg_attr(feature = "libfuzzer", no_main)]

#[cfg(feature = "libfuzzer")]
mod driven {
	use std::sync::OnceLock;
	use vivarium_fuzz::{named, Target};

	static TARGET: OnceLock<Target> = OnceLock::new();

	libfuzzer_sys::fuzz_target!(|data: &[u8]| {
		let target = TARGET.get_or_init(|| {
			named().unwrap_or_else(|mend| {
				eprintln!("{mend}");
				std::process::exit(2)
			})
		});
		target(data);
	});
}

#[cfg(not(feature = "libfuzzer"))]
fn main() -> Result<(), String> {
	let target = vivarium_fuzz::named()?;
	for file in std::env::args().skip(1) {
		let data = std::fs::read(&file).map_err(|error| format!("{file}: {error}"))?;
		println!("{file}: {} bytes", data.len());
		target(&data);
	}
	Ok(())
}
