//! From the section `[synthesis]` to a declaration.

use super::{
	convert::{each, sentence, sentences, TOP},
	document::{Fields, Value},
	grammar::{self, Names},
	problem::{Mistake, Report},
};
use vivarium_engine::{
	blueprint::{Core, Transition},
	limits,
	synthesis::{
		validate, Declaration, Fairness, ImageTerms, NarrativeTerms, Occasions, Policy, ReviewTerms, Tolerance,
	},
};

/// A day in blocks: how long reviewers have unless the file says otherwise.
const DAY: u32 = 43_200;

/// Reads the section, if there is one.
pub fn synthesis(top: &mut Fields<'_>, report: &mut Report, known: &Names) -> Option<Option<Declaration>> {
	let Some(mut fields) = table(top, report, "synthesis")? else { return Some(None) };
	let model = fields.required(report, "model", |value| value.whole(0..=u32::MAX));
	let occasions = occasions(&mut fields, report, known);
	let prompt = fields.required(report, "prompt", Value::lines);
	let transitions = transitions(&mut fields, report, known);
	let flags = flags(&mut fields, report, known);
	let tolerances = tolerances(&mut fields, report, known);
	let adjustment = fields.optional(report, "health_adjustment", 0, |value| value.whole(0..=limits::ADJUSTMENT));
	let narrative = narrative(&mut fields, report);
	let image = image(&mut fields, report);
	let review = review(&mut fields, report, known);
	let fairness = fairness(&mut fields, report, known);
	fields.refuse_others(report, &TOP);
	Some(Some(Declaration {
		model: model?,
		occasions: occasions?,
		prompt: prompt?,
		transitions: transitions?.try_into().ok()?,
		flags: flags?,
		tolerances: tolerances?.try_into().ok()?,
		adjustment: adjustment?,
		narrative: narrative?,
		image: image?,
		review: review?,
		fairness: fairness?,
	}))
}

/// The engine's judgement, at the fields as the file names them.
pub fn judge(report: &mut Report, declaration: &Declaration, core: &Core) {
	if let Err(flaw) = validate(declaration, core) {
		let field = flaw.field.replace("review.policy", "review.when");
		report.add_flaw(&format!("synthesis.{field}"), &flaw.mend);
	}
}

/// A table that may be left out.
fn table<'a>(fields: &mut Fields<'a>, report: &mut Report, key: &'static str) -> Option<Option<Fields<'a>>> {
	fields.optional(report, key, None, |value| value.fields().map(Some))
}

fn occasions(fields: &mut Fields<'_>, report: &mut Report, known: &Names) -> Option<Occasions> {
	const KINDS: u32 = 3;
	let mut occasions = Occasions::default();
	let limit = KINDS + limits::TRIGGERS;
	sentences(fields, report, "on", limit, |text| grammar::occasion(text, known, &mut occasions))?;
	Some(occasions)
}

fn transitions(fields: &mut Fields<'_>, report: &mut Report, known: &Names) -> Option<Vec<Transition>> {
	let entries = fields.optional(report, "transitions", Vec::new(), |value| value.list(limits::TRANSITIONS))?;
	each(report, entries, |entry| {
		sentence(entry, |text| {
			let (from, to) = grammar::transition(text, &known.states)?;
			Ok(Transition { from, to })
		})
	})
}

fn flags(fields: &mut Fields<'_>, report: &mut Report, known: &Names) -> Option<u32> {
	let entries = fields.optional(report, "flags", Vec::new(), |value| value.list(limits::FLAGS))?;
	let mut flags = 0;
	each(report, entries, |entry| {
		let flag = grammar::find("flag", entry.text()?, &known.flags).map_err(|mend| entry.place.mistake(mend))?;
		let bit = grammar::bit(flag);
		if flags & bit != 0 {
			return Err(entry.place.mistake("is there already; remove it"));
		}
		flags |= bit;
		Ok(())
	})?;
	Some(flags)
}

fn tolerances(fields: &mut Fields<'_>, report: &mut Report, known: &Names) -> Option<Vec<Tolerance>> {
	let Some(table) = table(fields, report, "tolerance")? else { return Some(Vec::new()) };
	let mut tolerances = Some(Vec::new());
	for (name, value) in table.all() {
		let index = report.keep(grammar::tolerated(name, known).map_err(|mend| value.place.mistake(mend)));
		let within = report.keep(value.distance(0));
		match (index.zip(within), &mut tolerances) {
			(Some((index, within)), Some(tolerances)) => tolerances.push(Tolerance { index, within }),
			_ => tolerances = None,
		}
	}
	tolerances
}

fn narrative(fields: &mut Fields<'_>, report: &mut Report) -> Option<Option<NarrativeTerms>> {
	let Some(mut table) = table(fields, report, "narrative")? else { return Some(None) };
	let maximum = table.required(report, "maximum", |value| value.whole(1..=limits::NARRATIVE as u16));
	let words = table.optional(report, "forbidden", Vec::new(), |value| value.list(limits::FORBIDDEN_WORDS));
	let forbidden = words.and_then(|words| each(report, words, Value::bounded));
	table.refuse_others(report, &TOP);
	Some(Some(NarrativeTerms { maximum: maximum?, forbidden: forbidden?.try_into().ok()? }))
}

fn image(fields: &mut Fields<'_>, report: &mut Report) -> Option<Option<ImageTerms>> {
	let Some(mut table) = table(fields, report, "image")? else { return Some(None) };
	let model = table.required(report, "model", |value| value.whole(0..=u32::MAX));
	let prompt = table.required(report, "prompt", Value::lines);
	table.refuse_others(report, &TOP);
	Some(Some(ImageTerms { model: model?, prompt: prompt? }))
}

enum When<'a> {
	Always(bool),
	Conditions(Vec<Value<'a>>),
}

fn review(fields: &mut Fields<'_>, report: &mut Report, known: &Names) -> Option<ReviewTerms> {
	let Some(mut table) = table(fields, report, "review")? else {
		return Some(ReviewTerms { policy: Policy::Never, deadline: DAY });
	};
	let when = table.optional(report, "when", When::Always(false), when);
	let deadline = table.optional(report, "deadline", DAY, |value| value.whole(1..=limits::REVIEW_DEADLINE));
	let policy = when.and_then(|when| match when {
		When::Always(false) => Some(Policy::Never),
		When::Always(true) => Some(Policy::Always),
		When::Conditions(entries) => {
			let read = |entry: &Value<'_>| sentence(entry, |text| grammar::review_condition(text, known));
			Some(Policy::When(each(report, entries, read)?.try_into().ok()?))
		}
	});
	table.refuse_others(report, &TOP);
	Some(ReviewTerms { policy: policy?, deadline: deadline? })
}

fn when<'a>(value: &Value<'a>) -> Result<When<'a>, Mistake> {
	if value.text().is_ok() {
		return value.one_of(&[("never", false), ("always", true)]).map(When::Always);
	}
	value.list(limits::REVIEW_CONDITIONS).map(When::Conditions)
}

fn fairness(fields: &mut Fields<'_>, report: &mut Report, known: &Names) -> Option<Option<Fairness>> {
	let Some(mut table) = table(fields, report, "fairness")? else { return Some(None) };
	let cohort = table.required(report, "cohort", |value| {
		grammar::cohort(value.text()?, known).map_err(|mend| value.place.mistake(mend))
	});
	let favourable =
		table.required(report, "favourable", |value| sentence(value, |text| grammar::favourable(text, known)));
	table.refuse_others(report, &TOP);
	Some(Some(Fairness { cohort: cohort?, favourable: favourable? }))
}
