//! The section `[synthesis]`: what is read of it, and its mistakes.

use super::{super::summary, *};
use vivarium_engine::{
	blueprint::Transition,
	rules::Comparison,
	synthesis::{
		Declaration, Fairness, Favourable, ImageTerms, NarrativeTerms, Occasions, Policy, ReviewCondition, ReviewTerms,
		Tolerance,
	},
	text,
};

const TRAITS: &str = r#"
[[trait]]
name = "wear"
type = "integer"
minimum = 0
maximum = 100
initial = 0
writers = ["model"]

[[trait]]
name = "grade"
type = "enum"
options = ["good", "worn out"]
writers = ["model"]

[[trait]]
name = "value"
type = "integer"
minimum = 0
maximum = 1_000_000
initial = 0
writers = ["owner"]

[[trait]]
name = "plant"
type = "enum"
options = ["north", "south"]
writers = ["owner"]

[[trait]]
name = "remark"
type = "text"
writers = ["model"]

[[trait]]
name = "new"
type = "bool"
writers = ["rules"]
"#;

const LEAST: &str = "model = 1\non = ['owner']\nprompt = 'Judge.'\n";

const FULL: &str = r#"
model = 1
on = ["transition", "trigger maintenance", "every 30 rounds", "owner"]
prompt = """
Judge how the pump is doing.
	Be brief.
"""
transitions = ["nominal -> watch"]
flags = ["hot"]
tolerance = { wear = 2 }
health_adjustment = 10
narrative = { maximum = 400, forbidden = ["guarantee", "safe"] }
image = { model = 2, prompt = "A pump." }
review = { when = ["value > 100000", "move(grade) > 1", "state watch", "first image"], deadline = 900 }
fairness = { cohort = "plant", favourable = "grade <= good" }
"#;

/// A sound file with traits and this section.
fn with(section: &str) -> String {
	file("", TRAITS) + "[synthesis]\n" + section
}

/// A sound file with traits, the least section and these fields of it.
fn and(fields: &str) -> String {
	with(&format!("{LEAST}{fields}\n"))
}

#[track_caller]
fn declared(text: &str) -> Declaration {
	written(text).2.expect("a declaration")
}

fn told(text: &str) -> String {
	let (core, texts, declaration) = written(text);
	summary::synthesis(&core, &texts, &declaration.expect("a declaration"))
}

/// That this section's only problem stands on a line with this text, names this field and says this.
#[track_caller]
fn assert_problem(text: &str, line: &str, field: &str, mend: &str) {
	let field = if field.is_empty() { "synthesis".into() } else { format!("synthesis: {field}") };
	let found = problem(text);
	assert!(found.0.contains(line) && found.1 == field && found.2.contains(mend), "{found:#?}");
}

#[test]
fn a_file_without_the_section_declares_nothing() {
	assert_eq!(written(&file("", TRAITS)).2, None);
}

#[test]
fn the_section_does_not_change_the_blueprint() {
	assert_eq!(read(&with(FULL)), read(&file("", TRAITS)));
}

#[test]
fn the_least_section_is_read() {
	let declaration = declared(&with(LEAST));
	let least = Declaration {
		model: 1,
		occasions: Occasions { owner: true, ..Occasions::default() },
		prompt: b"Judge.".to_vec().try_into().unwrap(),
		transitions: Default::default(),
		flags: 0,
		tolerances: Default::default(),
		adjustment: 0,
		narrative: None,
		image: None,
		review: ReviewTerms { policy: Policy::Never, deadline: 43_200 },
		fairness: None,
	};
	assert_eq!(declaration, least);
}

#[test]
fn every_field_is_read() {
	let declaration = declared(&with(FULL));
	assert_eq!(declaration.model, 1);
	assert_eq!(declaration.occasions, Occasions { transition: true, triggers: 1, every: 30, owner: true });
	assert_eq!(text(&declaration.prompt), "Judge how the pump is doing.\n\tBe brief.\n");
	assert_eq!(declaration.transitions.as_slice(), [Transition { from: 0, to: 1 }]);
	assert_eq!((declaration.flags, declaration.adjustment), (1, 10));
	assert_eq!(declaration.tolerances.as_slice(), [Tolerance { index: 0, within: 2 }]);
	let NarrativeTerms { maximum, forbidden } = declaration.narrative.as_ref().unwrap();
	assert_eq!((*maximum, forbidden.iter().map(text).collect::<Vec<_>>()), (400, vec!["guarantee", "safe"]));
	let ImageTerms { model, prompt } = declaration.image.as_ref().unwrap();
	assert_eq!((*model, text(prompt)), (2, "A pump."));
	let Policy::When(conditions) = &declaration.review.policy else { panic!("when") };
	assert_eq!(
		conditions.as_slice(),
		[
			ReviewCondition::Above { index: 2, bound: 100_000 },
			ReviewCondition::Moves { index: 1, by: 1 },
			ReviewCondition::Transition { to: 1 },
			ReviewCondition::FirstImage,
		]
	);
	assert_eq!(declaration.review.deadline, 900);
	let favourable = Favourable::Trait { index: 1, comparison: Comparison::AtMost, bound: 0 };
	assert_eq!(declaration.fairness, Some(Fairness { cohort: 3, favourable }));
	assert_eq!(Declaration::read(&declaration.bytes()), Some(declaration));
}

#[test]
fn tables_may_stand_on_their_own() {
	let apart = FULL
		.replace("narrative = { maximum = 400, forbidden = [\"guarantee\", \"safe\"] }\n", "")
		.replace("tolerance = { wear = 2 }\n", "")
		+ "[synthesis.narrative]\nmaximum = 400\nforbidden = ['guarantee', 'safe']\n[synthesis.tolerance]\nwear = 2\n";
	assert_eq!(declared(&with(&apart)), declared(&with(FULL)));
}

#[test]
fn a_prompt_is_the_same_whatever_ends_its_lines() {
	assert_eq!(declared(&with(FULL).replace('\n', "\r\n")), declared(&with(FULL)));
}

#[test]
fn every_occasion_is_read() {
	let of = |transition, triggers, every, owner| Occasions { transition, triggers, every, owner };
	for (on, occasions) in [
		("'transition'", of(true, 0, 0, false)),
		("'trigger maintenance'", of(false, 1, 0, false)),
		("'every 1 round'", of(false, 0, 1, false)),
		("'every 65535 rounds'", of(false, 0, 65_535, false)),
		("'owner', ' transition '", of(true, 0, 0, true)),
	] {
		assert_eq!(declared(&with(LEAST).replace("'owner'", on)).occasions, occasions, "{on}");
	}
}

#[test]
fn every_policy_is_read() {
	let of = |review: &str| declared(&and(&format!("transitions = ['nominal -> watch']\nreview = {review}"))).review;
	assert_eq!(of("{ when = 'never' }"), ReviewTerms { policy: Policy::Never, deadline: 43_200 });
	assert_eq!(of("{ when = 'always', deadline = 1 }"), ReviewTerms { policy: Policy::Always, deadline: 1 });
	assert_eq!(of("{ deadline = 302_400 }"), ReviewTerms { policy: Policy::Never, deadline: 302_400 });
	for (sentence, condition) in [
		("value>5", ReviewCondition::Above { index: 2, bound: 5 }),
		("value > -5", ReviewCondition::Above { index: 2, bound: -5 }),
		("grade > good", ReviewCondition::Above { index: 1, bound: 0 }),
		("move( wear )>0", ReviewCondition::Moves { index: 0, by: 0 }),
		(" state  watch ", ReviewCondition::Transition { to: 1 }),
	] {
		let policy = Policy::When(vec![condition].try_into().unwrap());
		assert_eq!(of(&format!("{{ when = ['{sentence}'] }}")).policy, policy, "{sentence}");
	}
}

#[test]
fn every_favourable_outcome_is_read() {
	let trait_is = |index, comparison, bound| Favourable::Trait { index, comparison, bound };
	for (sentence, favourable) in [
		("wear < 50", trait_is(0, Comparison::Below, 50)),
		("grade != worn out", trait_is(1, Comparison::NotEqual, 1)),
		("state = watch", Favourable::State { state: 1 }),
	] {
		let fields =
			format!("transitions = ['nominal -> watch']\nfairness = {{ cohort = 'new', favourable = '{sentence}' }}");
		assert_eq!(declared(&and(&fields)).fairness, Some(Fairness { cohort: 5, favourable }), "{sentence}");
	}
}

#[test]
fn the_summary_says_what_the_synthesis_may_do() {
	let size = declared(&with(FULL)).bytes().len();
	let expected = format!(
		"synthesis
  model    1; asked after trigger maintenance, after a transition, every 30 rounds, when the owner asks
  writes   wear (agrees within 2), grade, remark
  moves    nominal -> watch, the health beside the computed one by 10
  raises   hot
  text     at most 400 bytes, without guarantee, safe
  image    by model 2
  review   when value > 100000 or move(grade) > 1 or state watch or first image; rejected after 900 blocks (1800 s)
  fairness over plant; favourable is grade <= good
  size     {size} bytes
"
	);
	assert_eq!(told(&with(FULL)), expected);
	let least = told(&with(LEAST));
	assert!(
		least.contains("  review   never, unless the chain doubts the model; rejected after 43200 blocks (86400 s)\n")
	);
	assert_eq!(least.lines().count(), 5, "{least}");
}

#[test]
fn a_section_that_is_no_table() {
	let text = file("", TRAITS) + "[[synthesis]]\n" + LEAST;
	assert_problem(&text, "[[synthesis]]", "", "is a list; write a table");
}

#[test]
fn a_field_that_is_missing_or_unknown() {
	assert_problem(&with("model = 1\non = ['owner']\n"), "[synthesis]", "", "`prompt` is missing");
	assert_problem(&with("on = ['owner']\nprompt = 'x'\n"), "[synthesis]", "", "`model` is missing");
	assert_problem(&with("model = 1\nprompt = 'x'\n"), "[synthesis]", "", "`on` is missing");
	assert_problem(&and("tolerances = { wear = 2 }"), "tolerances", "", "did you mean `tolerance`?");
	assert_problem(&and("states = ['a']"), "states", "", "belongs to the top");
	for (field, key) in [("narrative", "maximum"), ("image", "model"), ("image", "prompt"), ("fairness", "cohort")] {
		let terms = "maximum = 1, model = 1, prompt = 'x', cohort = 'plant', favourable = 'wear < 50'";
		let known: &[&str] = match field {
			"narrative" => &["maximum"],
			"image" => &["model", "prompt"],
			_ => &["cohort", "favourable"],
		};
		let kept = terms.split(", ").filter(|term| known.iter().any(|one| *one != key && term.starts_with(one)));
		let fields = format!("{field} = {{ {} }}", kept.collect::<Vec<_>>().join(", "));
		assert_problem(&and(&fields), field, field, &format!("`{key}` is missing"));
	}
	assert_problem(&and("narrative = { maximum = 1, most = 2 }"), "most", "narrative", "there is no field `most`");
	assert_problem(&and("review = { whn = 'never' }"), "whn", "review", "did you mean `when`?");
}

#[test]
fn a_number_outside_its_range() {
	let model = with(LEAST).replace("model = 1", "model = -1");
	assert_problem(&model, "-1", "model", "must be from 0 to 4294967295");
	assert_problem(&and("health_adjustment = 51"), "51", "health_adjustment", "must be from 0 to 50");
	for maximum in [0, 1_025] {
		let narrative = and(&format!("narrative = {{ maximum = {maximum} }}"));
		assert_problem(&narrative, "narrative", "narrative: maximum", "must be from 1 to 1024");
	}
	for deadline in [0, 302_401] {
		let review = and(&format!("review = {{ deadline = {deadline} }}"));
		assert_problem(&review, "review", "review: deadline", "must be from 1 to 302400");
	}
}

#[test]
fn an_occasion_that_is_none() {
	let of = |on: &str| with(LEAST).replace("'owner'", on);
	assert_problem(&of("'sometimes'"), "on = ", "on", "is no occasion; write `transition`");
	assert_problem(&of("'trigger maintenence'"), "on = ", "on", "did you mean `maintenance`?");
	for every in ["every", "every rounds", "every 0 rounds", "every 65536 rounds", "every two rounds", "every 2 days"] {
		let mend = if every == "every" { "is no occasion" } else { "write `every NUMBER rounds`" };
		assert_problem(&of(&format!("'{every}'")), "on = ", "on", mend);
	}
	assert_problem(&of("'owner', 'owner'"), "on = ", "on", "is there already");
	assert_problem(&of("'trigger maintenance', 'trigger maintenance'"), "on = ", "on", "is there already");
	assert_problem(&of("'every 2 rounds', 'every 3 rounds'"), "on = ", "on", "another `every`");
	assert_problem(&of(""), "on = ", "on", "write at least one");
}

#[test]
fn a_prompt_that_is_none() {
	let of = |prompt: &str| with(LEAST).replace("'Judge.'", prompt);
	assert_problem(&of("''"), "prompt", "prompt", "is empty");
	assert_problem(&of("\"\\u0007\""), "prompt", "prompt", "without control characters");
	assert_problem(&of(&format!("'{}'", "x".repeat(4_097))), "prompt", "prompt", "has 4097 bytes; at most 4096");
	let image = |prompt: &str| and(&format!("image = {{ model = 2, prompt = {prompt} }}"));
	assert_problem(&image("' '"), "image", "image: prompt", "is empty");
	assert_problem(&image(&format!("'{}'", "x".repeat(1_025))), "image", "image: prompt", "at most 1024");
}

#[test]
fn a_transition_or_a_flag_that_is_not_the_blueprints() {
	let of = |written: &str| and(&format!("transitions = ['nominal -> watch',\n'{written}']"));
	assert_problem(&of("nominal -> wach"), "wach", "transitions", "did you mean `watch`?");
	assert_problem(&of("nominal"), "'nominal']", "transitions", "write `STATE -> STATE`");
	assert_problem(
		&of("watch -> nominal"),
		"'watch -> nominal'",
		"transitions",
		"the blueprint has no such transition",
	);
	assert_problem(&of("nominal -> watch"), "'nominal -> watch']", "transitions", "is there already");
	assert_problem(&and("flags = ['cold']"), "cold", "flags", "no flag is called `cold`; there is `hot`");
	assert_problem(&and("flags = ['hot', 'hot']"), "flags", "flags", "is there already");
}

#[test]
fn a_tolerance_that_is_none() {
	let of = |tolerance: &str| and(&format!("tolerance = {{ {tolerance} }}"));
	assert_problem(&of("war = 2"), "war", "tolerance: war", "did you mean `wear`?");
	assert_problem(&of("grade = 1"), "grade", "tolerance: grade", "is no integer");
	assert_problem(&of("remark = 1"), "remark", "tolerance: remark", "is no integer");
	assert_problem(&of("value = 1"), "value", "tolerance: value", "add \"model\" to its `writers`");
	assert_problem(&of("wear = -1"), "wear", "tolerance: wear", "may not be below 0");
	assert_problem(&of("wear = 0.5"), "wear", "tolerance: wear", "would be rounded");
}

#[test]
fn a_forbidden_word_that_is_none() {
	let of = |words: &str| and(&format!("narrative = {{ maximum = 1, forbidden = [{words}] }}"));
	assert_problem(&of("'safe', ''"), "forbidden", "narrative: forbidden", "has neither letter nor digit");
	assert_problem(&of("'safe', '™'"), "forbidden", "narrative: forbidden", "has neither letter nor digit");
	assert_problem(&of("'safe', 'Safe'"), "forbidden", "narrative: forbidden", "whatever its case");
	assert_problem(&of("'safe', 5"), "forbidden", "narrative: forbidden", "write a text in quotes");
	let long = "x".repeat(33);
	assert_problem(&of(&format!("'{long}'")), "forbidden", "narrative: forbidden", "has 33 bytes; at most 32");
	let many: Vec<String> = (0..17).map(|number| format!("'w{number}'")).collect();
	assert_problem(&of(&many.join(",")), "forbidden", "narrative: forbidden", "has 17 entries; at most 16");
}

#[test]
fn a_review_that_is_none() {
	let of = |when: &str| and(&format!("transitions = ['nominal -> watch']\nreview = {{ when = {when} }}"));
	let assert_when = |when: &str, mend: &str| assert_problem(&of(when), "review", "review: when", mend);
	assert_when("'nevr'", "did you mean `never`?");
	assert_when("5", "write a list");
	assert_when("[]", "give at least one condition");
	assert_when("['first image']", "the model draws no image");
	assert_when("['state nominal']", "none of the model's transitions leads to this state");
	assert_when("['state watsh']", "did you mean `watch`?");
	for sentence in ["sometimes", "value", "value < 5", "value >= 5", "state = watch", "vibration > 3", "flag hot"] {
		assert_when(&format!("['{sentence}']"), "sends nothing to review; write `TRAIT > VALUE`");
	}
	assert_when("['valu > 5']", "did you mean `value`?");
	assert_when("['remark > 5']", "a text is neither compared nor set");
	assert_when("['grade > bad']", "no option is called `bad`");
	assert_when("['move(value) > 5']", "the model may not write `value`");
	assert_when("['move(remark) > 5']", "is a text");
	assert_when("['move(wear) > -1']", "is no whole number from 0");
	assert_when("['move(war) > 1']", "did you mean `wear`?");
}

#[test]
fn fairness_that_is_none() {
	let of = |cohort: &str, favourable: &str| {
		and(&format!("fairness = {{ cohort = '{cohort}', favourable = '{favourable}' }}"))
	};
	assert_problem(&of("plnt", "wear < 50"), "plnt", "fairness: cohort", "did you mean `plant`?");
	assert_problem(&of("value", "wear < 50"), "fairness", "fairness: cohort", "neither an enum nor a bool");
	assert_problem(&of("grade", "wear < 50"), "fairness", "fairness: cohort", "the model may write `grade`");
	let assert_favourable =
		|said: &str, mend: &str| assert_problem(&of("plant", said), "fairness", "fairness: favourable", mend);
	assert_favourable("good", "is no condition");
	assert_favourable("vibration < 3", "is nothing that the model decides");
	assert_favourable("no flag hot", "is nothing that the model decides");
	assert_favourable("value < 3", "the model may not write `value`");
	assert_favourable("state = watch", "none of the model's transitions leads to this state");
	assert_favourable("state = wach", "did you mean `watch`?");
}

#[test]
fn nothing_to_decide() {
	let text = file("", "") + "[synthesis]\n" + LEAST;
	assert_problem(&text, "[synthesis]", "", "there is nothing to decide");
}

#[test]
fn mistakes_of_the_section_are_named_beside_those_of_the_blueprint() {
	let section = with(FULL)
		.replace("heartbeat = 5", "heartbeat = 6")
		.replace("\"owner\"]\nprompt", "\"ownr\"]\nprompt")
		.replace("wear = 2", "war = 2")
		.replace("deadline = 900", "deadline = 0")
		.replace("value > 100000", "value > much");
	let fields: Vec<String> = parse(&section).unwrap_err().into_iter().map(|problem| problem.field).collect();
	assert_eq!(
		fields,
		[
			"heartbeat",
			"synthesis: on",
			"synthesis: tolerance: war",
			"synthesis: review: when",
			"synthesis: review: deadline"
		]
	);
}
