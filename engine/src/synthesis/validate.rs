//! Whether a declaration is sound.

use super::{Declaration, Fairness, Favourable, Flaw, FlawKind, NarrativeTerms, Occasions, Policy, ReviewCondition};
use crate::{
	blueprint::Core,
	is_plain, limits,
	traits::{Trait, TraitKind},
};
use alloc::{collections::BTreeSet, format};

/// Checks that a declaration is sound for this blueprint. Whether the models are registered, the chain knows.
///
/// # Errors
/// The first [`Flaw`] found, which names the field and the mend.
pub fn validate(declaration: &Declaration, core: &Core) -> Result<(), Flaw> {
	validate_occasions(&declaration.occasions, core)?;
	validate_prompt("prompt", &declaration.prompt)?;
	validate_bounds(declaration, core)?;
	if let Some(narrative) = &declaration.narrative {
		validate_narrative(narrative)?;
	}
	if let Some(image) = &declaration.image {
		validate_prompt("image.prompt", &image.prompt)?;
	}
	validate_review(declaration, core)?;
	match &declaration.fairness {
		Some(fairness) => validate_fairness(fairness, declaration, core),
		None => Ok(()),
	}
}

fn validate_occasions(occasions: &Occasions, core: &Core) -> Result<(), Flaw> {
	require(!is_beyond(occasions.triggers, core.triggers), || {
		Flaw::new(FlawKind::Occasions, "occasions.triggers", "no such trigger; use those of the blueprint")
	})?;
	require(*occasions != Occasions::default(), || {
		Flaw::new(FlawKind::Occasions, "occasions", "the model is never asked; name at least one occasion")
	})
}

fn validate_prompt(field: &str, prompt: &[u8]) -> Result<(), Flaw> {
	let flaw = |mend| Flaw::new(FlawKind::Prompt, field, mend);
	let is_allowed = |character: char| !character.is_control() || matches!(character, '\n' | '\t');
	let text = core::str::from_utf8(prompt).ok().filter(|text| text.chars().all(is_allowed));
	let text = text.ok_or_else(|| flaw("must be UTF-8 without control characters but line breaks and tabs"))?;
	require(!text.trim().is_empty(), || flaw("is empty; tell the model what to do"))
}

/// What the model may decide.
fn validate_bounds(declaration: &Declaration, core: &Core) -> Result<(), Flaw> {
	for (position, transition) in declaration.transitions.iter().enumerate() {
		let flaw = |mend| Flaw::at(FlawKind::Transition, "transitions", position, mend);
		require(core.transitions.contains(transition), || {
			flaw("the blueprint has no such transition; declare it there")
		})?;
		let is_new = declaration.transitions.iter().take(position).all(|before| before != transition);
		require(is_new, || flaw("is there already; remove it"))?;
	}
	require(!is_beyond(declaration.flags, core.flags), || {
		Flaw::new(FlawKind::Flags, "flags", "no such flag; use those of the blueprint")
	})?;
	let mut seen = BTreeSet::new();
	for (position, tolerance) in declaration.tolerances.iter().enumerate() {
		let flaw = |mend| Flaw::at(FlawKind::Tolerance, "tolerances", position, mend);
		let is_integer = |declared: &Trait| matches!(declared.kind, TraitKind::Integer { .. });
		let declared = written(core, tolerance.index);
		require(declared.is_some_and(is_integer), || flaw("must be of an integer trait that the model may write"))?;
		require(seen.insert(tolerance.index), || flaw("this trait has a tolerance already; keep one"))?;
	}
	let limit = limits::ADJUSTMENT;
	require(declaration.adjustment <= limit, || {
		Flaw::new(FlawKind::Adjustment, "adjustment", format!("at most {limit}"))
	})?;
	let decides = !declaration.transitions.is_empty()
		|| declaration.flags != 0
		|| declaration.adjustment != 0
		|| declaration.narrative.is_some()
		|| declaration.image.is_some()
		|| core.traits.iter().any(|declared| declared.writers.model);
	require(decides, || {
		let mend = "there is nothing to decide; let the model write a trait, a narrative or an image, propose a \
		            transition, raise a flag or adjust the health";
		Flaw::new(FlawKind::Nothing, "", mend)
	})
}

fn validate_narrative(narrative: &NarrativeTerms) -> Result<(), Flaw> {
	let limit = limits::NARRATIVE;
	require((1..=limit).contains(&narrative.maximum.into()), || {
		Flaw::new(FlawKind::Narrative, "narrative.maximum", format!("1 to {limit} bytes"))
	})?;
	let mut seen = BTreeSet::new();
	for (position, word) in narrative.forbidden.iter().enumerate() {
		let flaw = |mend| Flaw::at(FlawKind::Narrative, "narrative.forbidden", position, mend);
		require(is_plain(word), || flaw("must be UTF-8 without control characters"))?;
		let word = crate::text(word).trim();
		require(word.chars().any(char::is_alphanumeric), || flaw("has neither letter nor digit; remove it"))?;
		require(seen.insert(word.to_lowercase()), || flaw("is there already, whatever its case; remove it"))?;
	}
	Ok(())
}

fn validate_review(declaration: &Declaration, core: &Core) -> Result<(), Flaw> {
	let (review, limit) = (&declaration.review, limits::REVIEW_DEADLINE);
	require((1..=limit).contains(&review.deadline), || {
		Flaw::new(FlawKind::Review, "review.deadline", format!("1 to {limit} blocks"))
	})?;
	let Policy::When(conditions) = &review.policy else { return Ok(()) };
	require(!conditions.is_empty(), || {
		Flaw::new(FlawKind::Review, "review.policy", "give at least one condition, or say that it is never or always")
	})?;
	for (position, condition) in conditions.iter().enumerate() {
		let (is_sound, mend) = match *condition {
			ReviewCondition::Above { index, .. } => {
				(core.traits.get(usize::from(index)).is_some_and(is_number), "must name a trait that is no text")
			}
			ReviewCondition::Moves { index, .. } => {
				(written(core, index).is_some_and(is_number), "must name a trait, no text, that the model may write")
			}
			ReviewCondition::Transition { to } => {
				(proposes(declaration, to), "none of the model's transitions leads to this state")
			}
			ReviewCondition::FirstImage => (declaration.image.is_some(), "the model draws no image"),
		};
		require(is_sound, || Flaw::at(FlawKind::Review, "review.policy", position, mend))?;
	}
	Ok(())
}

fn validate_fairness(fairness: &Fairness, declaration: &Declaration, core: &Core) -> Result<(), Flaw> {
	let flaw = |field, mend| Flaw::new(FlawKind::Fairness, field, mend);
	let is_cohort = |declared: &Trait| matches!(declared.kind, TraitKind::Enumeration { .. } | TraitKind::Bool);
	let cohort = core.traits.get(usize::from(fairness.cohort)).filter(|declared| is_cohort(declared));
	let cohort = cohort.ok_or_else(|| flaw("fairness.cohort", "must name an enumeration or a bool"))?;
	require(!cohort.writers.model, || {
		flaw("fairness.cohort", "the model may write this trait; take one that it may not")
	})?;
	let (is_sound, mend) = match fairness.favourable {
		Favourable::Trait { index, .. } => {
			(written(core, index).is_some_and(is_number), "must name a trait, no text, that the model may write")
		}
		Favourable::State { state } => {
			(proposes(declaration, state), "none of the model's transitions leads to this state")
		}
	};
	require(is_sound, || flaw("fairness.favourable", mend))
}

/// Whether a bit is set beyond the first so many.
fn is_beyond(bits: u32, count: u8) -> bool {
	bits.checked_shr(count.into()).is_some_and(|beyond| beyond != 0)
}

/// The trait at this position, if the model may write it.
fn written(core: &Core, index: u8) -> Option<&Trait> {
	core.traits.get(usize::from(index)).filter(|declared| declared.writers.model)
}

fn is_number(declared: &Trait) -> bool {
	declared.kind != TraitKind::Text
}

fn proposes(declaration: &Declaration, state: u8) -> bool {
	declaration.transitions.iter().any(|transition| transition.to == state)
}

fn require(holds: bool, otherwise: impl FnOnce() -> Flaw) -> Result<(), Flaw> {
	if holds {
		Ok(())
	} else {
		Err(otherwise())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		blueprint::{Name, Transition},
		bounded, fixtures,
		rules::Comparison,
		synthesis::{ImageTerms, ReviewTerms, Tolerance},
		traits::Writers,
	};
	use bounded_collections::BoundedVec;
	use proptest::prelude::*;

	const WEAR: u8 = 0;
	const GRADE: u8 = 1;
	const REMARK: u8 = 2;
	const VALUE: u8 = 3;
	const PLANT: u8 = 4;
	const PLACE: u8 = 5;
	const TRIGGERS: u8 = 2;
	const FLAGS: u8 = 2;

	/// The machine with traits: the model writes wear, grade and remark; the owner value, plant and place.
	fn core() -> Core {
		let (mut core, _) = fixtures::machine();
		let range = TraitKind::Integer { minimum: 0, maximum: 100 };
		let kinds = [
			(range, true),
			(TraitKind::Enumeration { options: 3 }, true),
			(TraitKind::Text, true),
			(range, false),
			(TraitKind::Enumeration { options: 2 }, false),
			(TraitKind::Text, false),
		];
		let declared = kinds.map(|(kind, model)| {
			let writers = Writers { rules: false, model, owner: !model };
			Trait { kind, initial: 0, writers }
		});
		core.traits = declared.to_vec().try_into().unwrap();
		(core.triggers, core.flags) = (TRIGGERS, FLAGS);
		core
	}

	/// A declaration that says everything.
	fn full() -> Declaration {
		let conditions = vec![
			ReviewCondition::Above { index: VALUE, bound: 50 },
			ReviewCondition::Moves { index: GRADE, by: 1 },
			ReviewCondition::Transition { to: 1 },
			ReviewCondition::FirstImage,
		];
		Declaration {
			model: 1,
			occasions: Occasions { transition: true, triggers: 0b11, every: 30, owner: true },
			prompt: bounded("Judge how it is doing.\n\t- Be brief.").unwrap(),
			transitions: vec![Transition { from: 0, to: 1 }].try_into().unwrap(),
			flags: 0b11,
			tolerances: vec![Tolerance { index: WEAR, within: 2 }].try_into().unwrap(),
			adjustment: 50,
			narrative: Some(NarrativeTerms { maximum: 1_024, forbidden: words(&["guarantee", "safe"]) }),
			image: Some(ImageTerms { model: 2, prompt: bounded("A machine.").unwrap() }),
			review: ReviewTerms { policy: Policy::When(conditions.try_into().unwrap()), deadline: 900 },
			fairness: Some(Fairness {
				cohort: PLANT,
				favourable: Favourable::Trait { index: GRADE, comparison: Comparison::AtMost, bound: 1 },
			}),
		}
	}

	/// A declaration under which the model only writes what the traits' writers let it.
	fn least() -> Declaration {
		Declaration {
			model: 0,
			occasions: Occasions { owner: true, ..Occasions::default() },
			prompt: bounded("Judge.").unwrap(),
			transitions: Default::default(),
			flags: 0,
			tolerances: Default::default(),
			adjustment: 0,
			narrative: None,
			image: None,
			review: ReviewTerms { policy: Policy::Never, deadline: 1 },
			fairness: None,
		}
	}

	fn words<const N: u32>(words: &[&str]) -> BoundedVec<Name, bounded_collections::ConstU32<N>> {
		let words: Vec<Name> = words.iter().map(|word| bounded(word).unwrap()).collect();
		words.try_into().unwrap()
	}

	#[track_caller]
	fn assert_sound(change: impl FnOnce(&mut Declaration)) {
		let mut declaration = full();
		change(&mut declaration);
		assert_eq!(validate(&declaration, &core()), Ok(()));
	}

	#[track_caller]
	fn assert_flaw(kind: FlawKind, field: &str, change: impl FnOnce(&mut Declaration)) {
		let mut declaration = full();
		change(&mut declaration);
		let flaw = validate(&declaration, &core()).unwrap_err();
		assert!(!flaw.mend.is_empty());
		assert_eq!((flaw.kind, flaw.field.as_str()), (kind, field));
	}

	fn when(condition: ReviewCondition) -> Policy {
		Policy::When(vec![condition].try_into().unwrap())
	}

	#[test]
	fn everything_and_the_least_are_sound() {
		assert_sound(|_| ());
		assert_eq!(validate(&least(), &core()), Ok(()));
	}

	#[test]
	fn an_occasion_must_be_there() {
		assert_flaw(FlawKind::Occasions, "occasions", |one| one.occasions = Occasions::default());
		assert_flaw(FlawKind::Occasions, "occasions.triggers", |one| one.occasions.triggers = 1 << TRIGGERS);
		for alone in [
			Occasions { transition: true, ..Occasions::default() },
			Occasions { triggers: 0b10, ..Occasions::default() },
			Occasions { every: 1, ..Occasions::default() },
		] {
			assert_sound(|one| one.occasions = alone);
		}
	}

	#[test]
	fn prompts_are_plain_and_say_something() {
		for text in ["", " \n\t", "a\u{7}b", "a\rb", "a\u{85}b"] {
			assert_flaw(FlawKind::Prompt, "prompt", |one| one.prompt = bounded(text).unwrap());
			assert_flaw(FlawKind::Prompt, "image.prompt", |one| {
				one.image.as_mut().unwrap().prompt = bounded(text).unwrap();
			});
		}
		assert_flaw(FlawKind::Prompt, "prompt", |one| one.prompt = vec![0xff].try_into().unwrap());
		assert_sound(|one| one.prompt = bounded(&"x".repeat(limits::PROMPT as usize)).unwrap());
		assert_sound(|one| {
			one.image.as_mut().unwrap().prompt = bounded(&"x".repeat(limits::IMAGE_PROMPT as usize)).unwrap();
		});
	}

	#[test]
	fn transitions_are_the_blueprints_and_there_once() {
		assert_flaw(FlawKind::Transition, "transitions[1]", |one| {
			one.transitions.try_push(Transition { from: 1, to: 2 }).unwrap();
		});
		assert_flaw(FlawKind::Transition, "transitions[1]", |one| {
			one.transitions.try_push(Transition { from: 0, to: 1 }).unwrap();
		});
		assert_sound(|one| one.transitions.try_push(Transition { from: 1, to: 0 }).unwrap());
	}

	#[test]
	fn flags_are_the_blueprints() {
		assert_flaw(FlawKind::Flags, "flags", |one| one.flags = 1 << FLAGS);
		assert_sound(|one| one.flags = 0);
	}

	#[test]
	fn tolerances_are_of_integers_that_the_model_writes() {
		for index in [GRADE, REMARK, VALUE, 6, u8::MAX] {
			assert_flaw(FlawKind::Tolerance, "tolerances[0]", |one| one.tolerances[0].index = index);
		}
		assert_flaw(FlawKind::Tolerance, "tolerances[1]", |one| {
			one.tolerances.try_push(Tolerance { index: WEAR, within: 3 }).unwrap();
		});
		assert_sound(|one| one.tolerances[0].within = u64::MAX);
	}

	#[test]
	fn the_health_is_moved_by_50_at_most() {
		assert_flaw(FlawKind::Adjustment, "adjustment", |one| one.adjustment = 51);
	}

	#[test]
	fn a_narrative_has_a_length_and_words_that_are_words() {
		let narrative = |one: &mut Declaration, maximum, forbidden: &[&str]| {
			one.narrative = Some(NarrativeTerms { maximum, forbidden: words(forbidden) });
		};
		for maximum in [0, 1_025] {
			assert_flaw(FlawKind::Narrative, "narrative.maximum", |one| narrative(one, maximum, &[]));
		}
		assert_sound(|one| narrative(one, 1, &[]));
		assert_sound(|one| narrative(one, 1, &["no risk", "risk"]));
		for (position, forbidden) in
			[(0, [""].as_slice()), (1, &["a", " "]), (1, &["safe", "SAFE"]), (0, &["a\nb"]), (0, &["™"])]
		{
			assert_flaw(FlawKind::Narrative, &format!("narrative.forbidden[{position}]"), |one| {
				narrative(one, 1, forbidden);
			});
		}
		assert_flaw(FlawKind::Narrative, "narrative.forbidden[0]", |one| {
			let word = vec![0xff].try_into().unwrap();
			one.narrative.as_mut().unwrap().forbidden[0] = word;
		});
	}

	#[test]
	fn each_thing_to_decide_is_enough_alone() {
		let mut mute = core();
		for declared in &mut mute.traits {
			declared.writers.model = false;
		}
		assert_eq!(validate(&least(), &mute).unwrap_err().kind, FlawKind::Nothing);
		let all = full();
		for alone in [
			Declaration { transitions: all.transitions, ..least() },
			Declaration { flags: 1, ..least() },
			Declaration { adjustment: 1, ..least() },
			Declaration { narrative: all.narrative, ..least() },
			Declaration { image: all.image, ..least() },
		] {
			assert_eq!(validate(&alone, &mute), Ok(()));
		}
	}

	#[test]
	fn a_review_has_a_deadline_of_a_week_at_most() {
		for deadline in [0, limits::REVIEW_DEADLINE + 1, u32::MAX] {
			assert_flaw(FlawKind::Review, "review.deadline", |one| one.review.deadline = deadline);
		}
		assert_sound(|one| one.review.deadline = 1);
		assert_sound(|one| one.review.deadline = limits::REVIEW_DEADLINE);
	}

	#[test]
	fn what_sends_to_review_can_be_true() {
		assert_flaw(FlawKind::Review, "review.policy", |one| one.review.policy = Policy::When(Default::default()));
		for condition in [
			ReviewCondition::Above { index: REMARK, bound: 0 },
			ReviewCondition::Above { index: 6, bound: 0 },
			ReviewCondition::Moves { index: REMARK, by: 0 },
			ReviewCondition::Moves { index: VALUE, by: 0 },
			ReviewCondition::Moves { index: 6, by: 0 },
			ReviewCondition::Transition { to: 0 },
			ReviewCondition::Transition { to: 9 },
		] {
			assert_flaw(FlawKind::Review, "review.policy[0]", |one| one.review.policy = when(condition));
		}
		assert_flaw(FlawKind::Review, "review.policy[3]", |one| one.image = None);
		assert_sound(|one| one.review.policy = when(ReviewCondition::Above { index: GRADE, bound: i64::MIN }));
		for policy in [Policy::Never, Policy::Always] {
			assert_sound(|one| one.review.policy = policy);
		}
	}

	#[test]
	fn fairness_is_of_cohorts_that_the_model_does_not_make() {
		for cohort in [GRADE, VALUE, PLACE, 6] {
			assert_flaw(FlawKind::Fairness, "fairness.cohort", |one| one.fairness.as_mut().unwrap().cohort = cohort);
		}
		let favourable =
			|favourable| move |one: &mut Declaration| one.fairness.as_mut().unwrap().favourable = favourable;
		let of = |index| Favourable::Trait { index, comparison: Comparison::Equal, bound: 0 };
		for unsound in [of(REMARK), of(VALUE), of(6), Favourable::State { state: 0 }, Favourable::State { state: 9 }] {
			assert_flaw(FlawKind::Fairness, "fairness.favourable", favourable(unsound));
		}
		assert_sound(favourable(of(WEAR)));
		assert_sound(favourable(Favourable::State { state: 1 }));
	}

	#[test]
	fn a_flaw_names_its_field() {
		let flaw = Flaw::at(FlawKind::Review, "review.policy", 2, "the model draws no image");
		assert_eq!(flaw.to_string(), "review.policy[2]: the model draws no image");
	}

	fn condition() -> impl Strategy<Value = ReviewCondition> {
		prop_oneof![
			any::<(u8, i64)>().prop_map(|(index, bound)| ReviewCondition::Above { index, bound }),
			any::<(u8, u64)>().prop_map(|(index, by)| ReviewCondition::Moves { index, by }),
			any::<u8>().prop_map(|to| ReviewCondition::Transition { to }),
			Just(ReviewCondition::FirstImage),
		]
	}

	proptest! {
		/// Neither the declaration nor the blueprint needs to be sound.
		#[test]
		fn nothing_panics(
			prompt in prop::collection::vec(any::<u8>(), 0..8),
			word in prop::collection::vec(any::<u8>(), 0..8),
			(transition, triggers, every, owner) in any::<(bool, u32, u16, bool)>(),
			(from, to, flags, index, within, adjustment) in any::<(u8, u8, u32, u8, u64, u8)>(),
			conditions in prop::collection::vec(condition(), 0..8),
			(maximum, deadline, cohort, favourable) in any::<(u16, u32, u8, u8)>(),
			(declared_flags, declared_triggers, has_traits, has_image) in any::<(u8, u8, bool, bool)>(),
		) {
			let mut core = core();
			(core.flags, core.triggers) = (declared_flags, declared_triggers);
			if !has_traits {
				core.traits.clear();
			}
			let mut declaration = Declaration {
				occasions: Occasions { transition, triggers, every, owner },
				prompt: prompt.clone().try_into().unwrap(),
				transitions: vec![Transition { from, to }].try_into().unwrap(),
				flags,
				tolerances: vec![Tolerance { index, within }].try_into().unwrap(),
				adjustment,
				narrative: Some(NarrativeTerms { maximum, forbidden: vec![word.try_into().unwrap()].try_into().unwrap() }),
				image: has_image.then(|| ImageTerms { model: 0, prompt: prompt.try_into().unwrap() }),
				review: ReviewTerms { policy: Policy::When(conditions.try_into().unwrap()), deadline },
				fairness: Some(Fairness { cohort, favourable: Favourable::State { state: favourable } }),
				..full()
			};
			let _ = validate(&declaration, &core);
			let sound = full();
			(declaration.occasions, declaration.prompt, declaration.transitions) =
				(sound.occasions, sound.prompt, sound.transitions);
			(declaration.flags, declaration.tolerances, declaration.adjustment) = (0, Default::default(), 0);
			let _ = validate(&declaration, &core);
			(declaration.narrative, declaration.image) = (sound.narrative, sound.image);
			let _ = validate(&declaration, &core);
			declaration.review = sound.review;
			let _ = validate(&declaration, &core);
		}
	}
}
