//! One test per kind of mistake.

use super::*;

/// That this file's only problem stands on a line with this text, names this field and says this.
#[track_caller]
fn assert_problem(text: &str, line: &str, field: &str, mend: &str) {
	let found = problem(text);
	assert!(found.0.contains(line) && found.1 == field && found.2.contains(mend), "{found:#?}");
}

fn with_rule(when: &str, then: &str) -> String {
	let traits =
		"[[trait]]\nname = 'wear'\ntype = 'integer'\nminimum = 0\nmaximum = 10\ninitial = 0\nwriters = ['rules']\n\
	              [[trait]]\nname = 'place'\ntype = 'text'\n[[trait]]\nname = 'new'\ntype = 'bool'\n";
	file("", &format!("{traits}[[rule]]\nwhen = ['{when}']\nthen = ['{then}']\n"))
}

#[track_caller]
fn assert_condition(sentence: &str, mend: &str) {
	assert_problem(&with_rule(sentence, "raise hot"), "when = ", "rule 1: when", mend);
}

#[track_caller]
fn assert_effect(sentence: &str, mend: &str) {
	assert_problem(&with_rule("vibration > 1", sentence), "then = ", "rule 1: then", mend);
}

#[test]
fn broken_toml() {
	assert_problem("name = \"Pump\nheartbeat = 5", "name", "", "");
	assert_problem("name = 'a'\nname = 'b'", "name = 'b'", "", "duplicate");
}

#[test]
fn a_published_metric_that_sources_tell() {
	let published = |line: &str| file("", "").replacen("minimum = 0\n", &format!("minimum = 0\n{line}\n"), 1);
	assert_problem(
		&published("published = true\nmin_sources = 2"),
		"min_sources = 2",
		"metric \"vibration\": min_sources",
		"leave",
	);
	assert_problem(&published("published = true"), "[[metric]]", "metric \"vibration\"", "remove the pointer");
}

#[test]
fn a_missing_field() {
	assert_problem(
		&file("", "").replace("minimum = 0\n", ""),
		"[[metric]]",
		"metric \"vibration\"",
		"`minimum` is missing",
	);
	assert_problem(&file("", "").replace("heartbeat = 5\n", ""), "", "", "`heartbeat` is missing");
}

#[test]
fn an_unknown_field() {
	let text = file("maximun = 3", "");
	assert_problem(&text, "maximun", "metric \"vibration\"", "there is no field `maximun`; did you mean `maximum`?");
	assert_problem(&format!("colour = 1{}", file("", "")), "colour", "", "there is no field `colour`; there is `name`");
}

#[test]
fn a_field_of_the_top_inside_a_table() {
	assert_problem(&file("states = ['a']", ""), "states = ['a']", "metric \"vibration\"", "belongs to the top");
}

#[test]
fn a_value_of_another_type() {
	let of = |from, to| file("", "").replace(from, to);
	assert_problem(&of("name = \"Pump\"", "name = 5"), "name = 5", "name", "is a whole number; write a text");
	assert_problem(&of("decimals = 2", "decimals = '2'"), "", "metric \"vibration\": decimals", "write a whole number");
	assert_problem(&of("maximum = 50", "maximum = true"), "", "metric \"vibration\": maximum", "write a number");
	assert_problem(&of("flags = [\"hot\"]", "flags = 'hot'"), "flags", "flags", "write a list");
	assert_problem(&of("{ vibration = \"/v\" }", "'/v'"), "pointers", "source 1: pointers", "write a table");
}

#[test]
fn a_table_with_one_bracket() {
	let text = file("", "").replace("[[metric]]", "[metric]");
	let problems = parse(&text).unwrap_err();
	assert!(problems[0].mend.contains("there is no metric") || problems[0].mend.contains("two brackets"));
	assert!(problems.iter().any(|problem| problem.mend.contains("`[[metric]]`, with two brackets")), "{problems:?}");
}

#[test]
fn a_heartbeat_that_is_not_offered() {
	assert_problem(
		&file("", "").replace("heartbeat = 5", "heartbeat = 7"),
		"= 7",
		"heartbeat",
		"7 is not one of 5, 15",
	);
}

#[test]
fn a_number_with_more_decimals_than_the_metric() {
	let text = file("", "").replace("tolerance = 0.5", "tolerance = 0.505");
	assert_problem(
		&text,
		"0.505",
		"metric \"vibration\": tolerance",
		"0.505 would be rounded; write fewer decimals, or `decimals = 3`",
	);
	let text = file("health = [[2.345, 100]]", "");
	assert_problem(&text, "2.345", "metric \"vibration\": health", "would be rounded");
}

#[test]
fn a_number_that_is_none() {
	let of = |written: &str| file("", "").replace("maximum = 50", &format!("maximum = {written}"));
	assert_problem(&of("nan"), "nan", "metric \"vibration\": maximum", "is no number");
	assert_problem(&of("'1,5'"), "1,5", "metric \"vibration\": maximum", "is no number");
	assert_problem(&of("99999999999999999999"), "999", "metric \"vibration\": maximum", "too large");
}

#[test]
fn a_distance_below_zero() {
	let text = file("", "").replace("tolerance = 0.5", "tolerance = -1");
	assert_problem(&text, "-1", "metric \"vibration\": tolerance", "may not be below 0");
}

#[test]
fn a_range_that_is_empty() {
	let text = file("", "").replace("minimum = 0", "minimum = 51");
	assert_problem(&text, "minimum = 51", "metric \"vibration\": minimum", "is above the maximum");
}

#[test]
fn a_number_outside_its_range() {
	assert_problem(&file("window = 17", ""), "window", "metric \"vibration\": window", "must be from 0 to 16");
	assert_problem(&file("min_sources = 0", ""), "min", "metric \"vibration\": min_sources", "must be from 1 to 8");
	let step = "step = { maximum = 1, confirm = 17 }";
	assert_problem(&file(step, ""), "step", "metric \"vibration\": step: confirm", "must be from 1 to 16");
}

#[test]
fn a_factor_that_is_none() {
	assert_problem(&file("scale = 'half'", ""), "half", "metric \"vibration\": scale", "is no factor");
	assert_problem(&file("scale = '1/0'", ""), "1/0", "metric \"vibration\": scale", "denominator may not be 0");
}

#[test]
fn a_kind_that_does_not_exist() {
	assert_problem(&file("kind = 'guage'", ""), "guage", "metric \"vibration\": kind", "did you mean `gauge`?");
}

#[test]
fn a_curve_that_is_none() {
	let field = "metric \"vibration\": health";
	assert_problem(&file("health = [[2, 100], [1, 0]]", ""), "health", field, "above the one before");
	assert_problem(&file("health = [[2, 101]]", ""), "health", field, "must be from 0 to 100");
	assert_problem(&file("health = [[2]]", ""), "health", field, "[value, score]");
	assert_problem(&file("health = []", ""), "health", field, "at least one point");
	let windowed = "health = [[2, 100]]\nhealth_of = 'mean'";
	assert_problem(&file(windowed, ""), "health", field, "window");
}

#[test]
fn a_name_that_is_there_twice() {
	assert_problem(&file("", METRIC), "vibration", "metric \"vibration\": name", "is there already");
	let text = file("", "").replace("[\"nominal\", \"watch\"]", "['nominal', 'watch', 'watch']");
	assert_problem(&text, "states", "states", "\"watch\" is there already");
	let text = file("", "[[trait]]\nname = 'vibration'\ntype = 'bool'\n");
	assert_problem(&text, "vibration", "trait \"vibration\": name", "is there already");
}

#[test]
fn a_metric_that_the_wrong_ones_push() {
	let text = file("pushed_by = 'device'", "");
	assert_problem(&text, "pushed_by", "metric \"vibration\": pushed_by", "write `published = true`");
	let text = file("", "").replace("tolerance = 0.5", "published = true\npushed_by = 'robot'");
	assert_problem(&text, "robot", "metric \"vibration\": pushed_by", "\"robot\" is not known");
}

#[test]
fn a_measure_that_says_nothing_or_too_much() {
	let of = |fields: &str| file("", &format!("[[measure]]\nname = 'm'\n{fields}\n"));
	let field = |name: &str| format!("measure \"m\"{name}");
	assert_problem(&of("above = 3\nlongest_gap = '1 h'"), "[[measure]]", &field(""), "`of` is missing");
	assert_problem(&of("of = 'vibratoin'\nabove = 3\nlongest_gap = '1 h'"), "of =", &field(": of"), "did you mean");
	for (fields, mend) in [
		("of = 'vibration'\nlongest_gap = '1 h'", "exactly one of"),
		("of = 'vibration'\nabove = 3\nbelow = 1\nlongest_gap = '1 h'", "exactly one of"),
		("of = 'vibration'\nabove = 3", "`longest_gap` is missing"),
		("of = 'vibration'\nper_period = '1 d'\nlongest_gap = '1 h'", "leave `longest_gap` out"),
	] {
		assert_problem(&of(fields), "[[measure]]", &field(""), mend);
	}
	let text = of("of = 'vibration'\nabove = 3\nlongest_gap = '0 s'");
	assert_problem(&text, "0 s", &field(": longest_gap"), "from 1 s");
	let text = of("of = 'vibration'\nabove = 3\nlongest_gap = 'an hour'");
	assert_problem(&text, "an hour", &field(": longest_gap"), "is no duration");
	assert_problem(&of("of = 'vibration'\nper_period = '1 d'"), "of =", &field(": of"), "is told of a counter");
	let text = of("of = 'vibration'\nkinetic_mean = 83\nlongest_gap = '1 h'");
	assert_problem(&text, "kinetic_mean", &field(": kinetic_mean"), "10000 to 250000 J/mol");
	let taken = "[[measure]]\nname = 'vibration'\nof = 'vibration'\nabove = 3\nlongest_gap = '1 h'\n";
	assert_problem(&file("", taken), "name = 'vibration'", "measure \"vibration\": name", "is there already");
}

#[test]
fn a_condition_or_an_effect_of_a_measure_or_of_time() {
	let measure = "[[measure]]\nname = 'shaking'\nof = 'vibration'\nabove = 3\nlongest_gap = '1 h'\n";
	let with = |when: &str, then: &str| file("", &format!("{measure}[[rule]]\nwhen = ['{when}']\nthen = ['{then}']\n"));
	for (when, mend) in [
		("shaking > 3", "is no duration"),
		("shakin > 3 h", "did you mean `shaking`?"),
		("time in state > 30", "is no duration"),
		("time in state = 30 min", "time passes between rounds"),
	] {
		assert_problem(&with(when, "raise hot"), "when = ", "rule 1: when", mend);
	}
	assert_problem(&with("vibration > 1", "reset shakes"), "then = ", "rule 1: then", "no measure is called `shakes`");
}

#[test]
fn a_reason_that_is_too_long_or_not_plain() {
	let rule = |reason: &str| {
		file("", &format!("[[rule]]\nwhen = ['vibration > 1']\nthen = ['raise hot']\nreason = {reason}\n"))
	};
	let long = format!("'{}'", "x".repeat(65));
	assert_problem(&rule(&long), "reason", "rule 1: reason", "has 65 bytes; at most 64");
	assert_problem(&rule("\"a\\nb\""), "reason", "rule 1: reason", "control character");
}

#[test]
fn a_name_that_rules_cannot_say() {
	let of = |name: &str| file("", &format!("[[trait]]\nname = {name}\ntype = 'bool'\n"));
	assert_problem(&of("'a > b'"), "a > b", "trait \"a > b\": name", "has none of");
	assert_problem(&of("'health'"), "health", "trait \"health\": name", "means something else");
	assert_problem(&of("'time in state'"), "time", "trait \"time in state\": name", "means something else");
	assert_problem(&of("''"), "''", "trait \"\": name", "is empty");
	assert_problem(&of("\"a\\nb\""), "name", "trait \"a\\nb\": name", "control character");
}

#[test]
fn a_text_that_is_too_long() {
	let name = "x".repeat(33);
	assert_problem(&file("", "").replace("Pump", &name), "xxx", "name", "has 33 bytes; at most 32");
}

#[test]
fn too_many_of_something() {
	let flags: Vec<String> = (0..17).map(|number| format!("'f{number}'")).collect();
	let text = file("", "").replace("[\"hot\"]", &format!("[{}]", flags.join(",")));
	assert_problem(&text, "flags", "flags", "has 17 entries; at most 16");
	let rule = "[[rule]]\nwhen = ['vibration > 1']\nthen = ['raise hot']\n".repeat(33);
	assert_problem(&file("", &rule), "", "rule", "there are 33; at most 32");
}

#[test]
fn no_metric_and_no_source() {
	let problems = parse(TOP).unwrap_err();
	let mends: Vec<&str> = problems.iter().map(|problem| problem.mend.as_str()).collect();
	assert!(mends[0].contains("there is no metric") && mends[1].contains("there is no source"), "{mends:?}");
}

#[test]
fn a_state_that_is_not_declared() {
	let text = file("", "").replace("nominal -> watch", "nominal -> wach");
	assert_problem(&text, "wach", "transitions", "no state is called `wach`; did you mean `watch`?");
	assert_problem(
		&format!("initial_state = 'off'{}", file("", "")),
		"off",
		"initial_state",
		"no state is called `off`",
	);
}

#[test]
fn a_transition_that_is_none() {
	let of = |written| file("", "").replace("nominal -> watch", written);
	assert_problem(&of("nominal to watch"), "to", "transitions", "write `STATE -> STATE`");
	assert_problem(&of("watch -> watch"), "->", "transitions", "leads back");
}

#[test]
fn no_state() {
	let text = "name = 'T'\nheartbeat = 5\nstates = []\n".to_string() + METRIC + SOURCE;
	assert_problem(&text, "states", "states", "declare 1 to 16 states");
}

#[test]
fn a_trait_that_contradicts_itself() {
	let of = |fields: &str| file("", &format!("[[trait]]\nname = 'wear'\n{fields}\n"));
	let integer = "type = 'integer'\nmaximum = 10\n";
	let field = |key: &str| format!("trait \"wear\": {key}");
	assert_problem(&of(&format!("{integer}minimum = 11\ninitial = 0")), "minimum = 11", &field("minimum"), "above");
	assert_problem(&of(&format!("{integer}minimum = 0\ninitial = 11")), "initial = 11", &field("initial"), "outside");
	assert_problem(&of("type = 'enum'\noptions = []"), "options", &field("options"), "is empty");
	assert_problem(
		&of("type = 'enum'\noptions = ['a']\ninitial = 'b'"),
		"initial",
		&field("initial"),
		"no option is called",
	);
	assert_problem(&of("type = 'text'\ninitial = 'x'"), "initial", &field("initial"), "begins empty");
	assert_problem(&of("type = 'text'\nwriters = ['rules']"), "writers", &field("writers"), "cannot write texts");
	assert_problem(&of("type = 'bool'\nwriters = ['rule']"), "writers", &field("writers"), "did you mean `rules`?");
	assert_problem(&of("type = 'number'"), "type", &field("type"), "\"number\" is not known");
	assert_problem(&of("type = 'bool'\nminimum = 0"), "minimum", "trait \"wear\"", "there is no field `minimum`");
}

#[test]
fn a_condition_that_is_not_understood() {
	assert_condition("vibration", "is no condition");
	assert_condition("vibration ! 3", "compares nothing");
	assert_condition("vibration >", "nothing to compare with");
	assert_condition("vibration > high", "is no number");
	assert_condition("vibration > 1.234", "would be rounded");
	assert_condition("average(vibration) > 1", "`average` is not known");
}

#[test]
fn a_condition_that_names_what_is_not_declared() {
	assert_condition("vibratoin > 1", "nothing is called `vibratoin`; did you mean `vibration`?");
	assert_condition("mean(noise) > 1", "no metric is called `noise`");
	assert_condition("state = of", "no state is called `of`");
	assert_condition("flag cold", "no flag is called `cold`");
	assert_condition("step(noise)", "no metric is called `noise`");
}

#[test]
fn a_condition_that_cannot_be_judged() {
	assert_condition("mean(vibration) > 1", "give the metric one, as in `window = 8`");
	assert_condition("health < 50", "no metric has a health curve");
	assert_condition("state != watch", "only be asked for with `=`");
	assert_condition("wear > 1.5", "is no whole number");
	assert_condition("place = here", "neither compared nor set");
	assert_condition("new > true", "is compared with `=`");
	assert_condition("new = 1", "neither true nor false");
}

#[test]
fn an_effect_that_is_not_understood() {
	assert_effect("watch", "is no effect");
	assert_effect("set wear 3", "write `set TRAIT = VALUE`");
	assert_effect("add wear 1", "write `add NUMBER to TRAIT`");
	assert_effect("add 1.5 to wear", "is no whole number");
}

#[test]
fn an_effect_that_names_what_is_not_declared() {
	assert_effect("state of", "no state is called `of`");
	assert_effect("raise cold", "no flag is called `cold`");
	assert_effect("trigger", "no trigger is called ``; there is `maintenance`");
	assert_effect("set war = 1", "no trait is called `war`; did you mean `wear`?");
}

#[test]
fn an_effect_that_may_not_be() {
	assert_effect("set wear = 11", "`wear` runs from 0 to 10");
	assert_effect("set new = true", "rules may not write `new`");
	assert_effect("add 1 to new", "rules may not write `new`");
}

#[test]
fn a_claim_that_is_none() {
	let claim = |name: &str, when: &str| {
		let again = "[[claim]]\nname = 'sound'\nwhen = ['flag hot']\n";
		file("", &format!("{again}[[claim]]\nname = '{name}'\nwhen = [{when}]\n"))
	};
	let when = "claim \"whole\": when";
	assert_problem(&claim("whole", ""), "when", when, "is empty");
	assert_problem(&claim("whole", "'step(vibration)'"), "when", when, "a step is of one round");
	assert_problem(&claim("whole", "'state = broken'"), "when", when, "no state is called `broken`");
	assert_problem(&claim("whole", "'until(vibration) > 0'"), "when", when, "give the metric no decimals");
	assert_problem(&claim("whole", "'until(vibratio) > 0'"), "when", when, "did you mean `vibration`?");
	assert_problem(&claim("sound", "'flag hot'"), "name", "claim \"sound\": name", "there already");
	let unnamed = "[[claim]]\nwhen = ['flag hot']\n";
	assert_problem(&file("", unnamed), "[[claim]]", "claim 1", "`name` is missing");
}

#[test]
fn a_moment_is_compared_with_a_span() {
	let moment = "[[metric]]\nname = 'expires'\npublished = true\nminimum = 0\nmaximum = 9\ndeviation = 0\n";
	for (sentence, mend) in [
		("until(expires) = 0", "time passes between rounds"),
		("until(expires) > 7", "is no duration"),
		("until(expires)", "is no condition"),
	] {
		let rule = format!("{moment}[[rule]]\nwhen = ['{sentence}']\nthen = ['raise hot']\n");
		assert_problem(&file("", &rule), "when = ", "rule 1: when", mend);
	}
}

#[test]
fn a_rule_without_sentences() {
	assert_problem(&file("", "[[rule]]\nwhen = []\nthen = ['raise hot']\n"), "when", "rule 1: when", "is empty");
	assert_problem(&file("", "[[rule]]\nwhen = ['flag hot']\n"), "[[rule]]", "rule 1", "`then` is missing");
	let rounds = "[[rule]]\nwhen = ['flag hot']\nrounds = 0\nthen = ['raise hot']\n";
	assert_problem(&file("", rounds), "rounds", "rule 1: rounds", "must be from 1 to 255");
}

#[test]
fn a_url_that_cannot_be_fetched() {
	let of = |url| file("", "").replace("http://127.0.0.1:9101/{external_id}", url);
	assert_problem(&of("ftp://x"), "ftp", "source 1: url", "http:// or https://");
	assert_problem(&of("http://x/{serial}"), "serial", "source 1: url", "knows only the placeholders");
	assert_problem(&of("http://x/a b"), "a b", "source 1: url", "percent-encoded");
}

#[test]
fn a_pointer_that_is_none() {
	let of = |pointers| file("", "").replace("{ vibration = \"/v\" }", pointers);
	assert_problem(&of("{ vibration = 'v' }"), "'v'", "source 1: pointers: vibration", "begin with `/`");
	assert_problem(&of("{ vibratio = '/v' }"), "vibratio", "source 1: pointers: vibratio", "did you mean `vibration`?");
	assert_problem(&of("{}"), "pointers", "source 1: pointers", "at least one metric");
}

#[test]
fn a_time_that_is_none() {
	let of = |time: &str| file("", "") + "time = " + time;
	let field = |key: &str| format!("source 1: time{key}");
	assert_problem(
		&of("{ pointer = 't', format = 'unix_s', maximum_age = 1 }"),
		"time",
		&field(": pointer"),
		"begin with",
	);
	assert_problem(
		&of("{ pointer = '/t', format = 'unix', maximum_age = 1 }"),
		"time",
		&field(": format"),
		"not known",
	);
	assert_problem(
		&of("{ pointer = '/t', format = 'unix_s', maximum_age = 0 }"),
		"time",
		&field(": maximum_age"),
		"from 1",
	);
	assert_problem(&of("{ pointer = '/t', format = 'unix_s' }"), "time", &field(""), "`maximum_age` is missing");
}

#[test]
fn fewer_origins_than_a_metric_asks_for() {
	let text = file("min_sources = 2", "");
	assert_problem(&text, "min_sources = 2", "metric \"vibration\": min_sources", "asks for 2 distinct origins");
}

#[test]
fn several_mistakes_are_named_together_in_the_files_order() {
	let text = file("window = 99", "[[rule]]\nwhen = ['a > 1', 'b > 1']\nthen = ['jump']\n")
		.replace("heartbeat = 5", "heartbeat = 6")
		.replace("minimum = 0", "minimum = 'low'");
	let fields: Vec<String> = parse(&text).unwrap_err().into_iter().map(|problem| problem.field).collect();
	let metric = |key| format!("metric \"vibration\": {key}");
	let (when, then) = ("rule 1: when".to_string(), "rule 1: then".to_string());
	assert_eq!(fields, ["heartbeat".into(), metric("minimum"), metric("window"), when.clone(), when, then]);
}

#[test]
fn every_part_of_a_source_is_judged() {
	let source =
		"[[source]]\nurl = 'ftp://x'\npointers = { vibration = 'v' }\ntime = { pointer = '/t', format = 'iso' }\n";
	let fields: Vec<String> =
		parse(&(file("", "") + source)).unwrap_err().into_iter().map(|problem| problem.field).collect();
	let field = |key: &str| format!("source 2: {key}");
	assert_eq!(fields, [field("url"), field("pointers: vibration"), field("time"), field("time: format")]);
}

#[test]
fn a_place_is_a_line_and_a_column() {
	let problems = parse("name = 'T'\nheartbeat =   7\nstates = ['a']").unwrap_err();
	let place = problems.iter().find(|problem| problem.field == "heartbeat").unwrap();
	assert_eq!((place.line, place.column), (2, 15));
	assert!(place.to_string().starts_with("2:15: heartbeat: 7 is not one of"), "{place}");
}
