//! The engine's parsers and validators.

use crate::xml;
use arbitrary::Unstructured;
use codec::{DecodeAll, Encode};
use std::str::from_utf8;
use vivarium_engine::{
	blueprint::{self, Blueprint, Core, Texts},
	bounded,
	cause::Cause,
	decimal::{self, Scale},
	external_id::{self, ExternalId},
	image, is_plain,
	json::Document,
	life::{Life, Now},
	limits,
	metadata::{Face, Portrait},
	pointer,
	publication::By,
	reading::Freshness,
	revision::{self, Record, Walk},
	round::{Accept, Decision},
	synthesis::{self, Declaration, Frozen, Note, Occasion, Prompt, Proposal, Request},
	template,
	time::{self, TimeFormat},
	Text,
};

/// The blueprints of the examples, and the declarations of two of them.
const MACHINE: &[u8] = include_bytes!("../../runtime/src/genesis/examples/machine.blueprint");
const PUMP: &[u8] = include_bytes!("../../runtime/src/genesis/examples/pump.blueprint");
const MEDIA: &[u8] = include_bytes!("../../runtime/src/genesis/examples/media.blueprint");
const MACHINE_DECLARATION: &[u8] = include_bytes!("../../runtime/src/genesis/examples/machine.declaration");
const PUMP_DECLARATION: &[u8] = include_bytes!("../../runtime/src/genesis/examples/pump.declaration");

fn example(bytes: &[u8]) -> (Core, Texts) {
	Blueprint::read(bytes).expect("the examples are blueprints")
}

/// A declaration, and the blueprint for which it is made.
fn declared(is_pump: bool) -> (Core, Texts, Declaration) {
	let (bytes, declaration) = if is_pump { (PUMP, PUMP_DECLARATION) } else { (MACHINE, MACHINE_DECLARATION) };
	let (core, texts) = example(bytes);
	(core, texts, Declaration::read(declaration).expect("the examples are declarations"))
}

/// What stands before and after the first of these bytes; nothing after it where it is not there.
fn split(data: &[u8], at: u8) -> (&[u8], &[u8]) {
	match data.iter().position(|byte| *byte == at) {
		Some(position) => (&data[..position], &data[position + 1..]),
		None => (data, &[]),
	}
}

/// A pointer, a line break, a body: what is found is what another reader of JSON finds.
pub fn extract(data: &[u8]) {
	let (pointer, body) = split(data, b'\n');
	let Ok(pointer) = from_utf8(pointer) else { return };
	let tokens = pointer::tokens(pointer);
	let Ok(document) = Document::parse(body) else { return };
	let Ok(found) = document.text(pointer) else { return };
	assert!(tokens.is_ok(), "a value at what is no pointer");
	// It refuses numbers beyond its range, which are text here.
	let Ok(whole) = serde_json::from_slice::<serde_json::Value>(body) else { return };
	match whole.pointer(pointer) {
		Some(serde_json::Value::String(text)) => assert_eq!(*text, found),
		Some(serde_json::Value::Number(_)) => {
			for decimals in 0..=decimal::MAX_DECIMALS {
				assert_ne!(decimal::parse(&found, decimals), Err(decimal::DecimalError::Syntax), "{found}");
			}
		}
		other => panic!("{found} where another reader finds {other:?}"),
	}
}

/// A template, a line break, an external id: no id leads to another server.
pub fn template(data: &[u8]) {
	let (template, id) = split(data, b'\n');
	let (Ok(template), Ok(id)) = (from_utf8(template), from_utf8(id)) else { return };
	let _ = pointer::tokens(&pointer::render(template, id));
	if template::validate(template).is_err() || !external_id::is_valid(id.as_bytes()) {
		return;
	}
	let Ok(url) = template::render(template, u32::MAX, 7, id) else { return };
	assert!(url.len() <= limits::URL as usize);
	assert_eq!(template::origin(&url), template::origin(template));
	assert!(template::origin(&url).is_some());
	assert!(url.bytes().all(|byte| byte.is_ascii_graphic() && !b"{}#\"<>\\".contains(&byte)), "{url}");
}

/// Decimals, a scale and an offset, then the text of a number: what is printed reads the same.
pub fn decimals(data: &[u8]) {
	let mut source = Unstructured::new(data);
	let mut read = || -> arbitrary::Result<(u8, Scale, i64)> {
		let decimals = source.arbitrary::<u8>()? % 12;
		let scale = Scale { numerator: source.arbitrary()?, denominator: source.arbitrary()? };
		Ok((decimals, scale, source.arbitrary()?))
	};
	let Ok((decimals, scale, offset)) = read() else { return };
	let Ok(text) = from_utf8(source.take_rest()) else { return };
	let _ = decimal::parse_converted(text, decimals, scale, offset);
	if let Ok(value) = decimal::parse(text, decimals) {
		let printed = decimal::print(value, decimals);
		assert_eq!(decimal::parse(&printed, decimals), Ok(value), "{text} printed as {printed}");
	}
	let printed = decimal::print(offset, decimals);
	if decimals <= decimal::MAX_DECIMALS {
		assert_eq!(decimal::parse(&printed, decimals), Ok(offset), "{printed}");
	}
}

/// A time as telemetry writes it: every format tells the same one.
pub fn time(data: &[u8]) {
	let Ok(text) = from_utf8(data) else { return };
	for format in [TimeFormat::UnixS, TimeFormat::UnixMs, TimeFormat::Rfc3339] {
		let Some(ms) = time::parse(text, format) else { continue };
		assert_eq!(time::parse(&ms.to_string(), TimeFormat::UnixMs), Some(ms), "{text}");
		let seconds = format!("{}.{:03}", ms / 1_000, ms % 1_000);
		assert_eq!(time::parse(&seconds, TimeFormat::UnixS), Some(ms), "{text}");
	}
}

/// An image's bytes: what is recognised stays so whatever follows it, and is no markup.
pub fn picture(data: &[u8]) {
	let Some(media) = image::recognise(data) else { return };
	assert_ne!(data.first(), Some(&b'<'));
	assert_eq!(image::recognise(&[data, b"<svg/>"].concat()), Some(media));
}

/// SCALE bytes: what is a blueprint has one form only, and what is a sound one can be lived by and shown.
pub fn blueprint(data: &[u8]) {
	if let Ok(decoded) = Blueprint::decode_all(&mut &data[..]) {
		assert_eq!(Blueprint::decode_all(&mut &decoded.encode()[..]), Ok(decoded));
	}
	let Some((core, texts)) = Blueprint::read(data) else { return };
	assert_eq!(Blueprint::read(&blueprint::bytes(&core, &texts)), Some((core.clone(), texts.clone())));
	if blueprint::validate(&core, &texts).is_err() {
		return;
	}
	assert_eq!(blueprint::bytes(&core, &texts), data);
	let mut life = Life::new(&core, 0);
	let events = [1u8, 2, 3, 4, 5, 6, 7, 8].repeat(16);
	live(&core, &mut life, &mut Unstructured::new(&events));
	let id = ExternalId::default();
	let portrait = portrait(&core, &texts, &life, &id, None);
	check_shown(&portrait.json(), &vivarium_engine::card::svg(&portrait));
}

/// SCALE bytes: what is a declaration has one form only, and what is a sound one can be asked.
pub fn declaration(data: &[u8]) {
	let Some(declaration) = Declaration::read(data) else { return };
	assert_eq!(declaration.bytes(), data);
	for (core, texts) in [MACHINE, PUMP, MEDIA].map(example) {
		let is_sound = synthesis::validate(&declaration, &core).is_ok();
		let Ok(request) = request(&core, &declaration, &mut Unstructured::new(data)) else { return };
		let schema = synthesis::schema(&request, &core, &texts, &declaration);
		let prompt = Prompt::render(&request, &core, &texts, &declaration);
		let _ = synthesis::image_prompt(&request, &core, &texts, &declaration);
		if is_sound {
			assert!(serde_json::from_str::<serde_json::Value>(&schema).is_ok(), "{schema}");
			check_fence(&prompt);
		}
	}
}

/// What strangers and models wrote, within a request: it stays within the fence, and the request has one form only.
pub fn prompt(data: &[u8]) {
	if let Some(request) = Request::read(data) {
		assert_eq!(request.bytes(), data);
	}
	let mut source = Unstructured::new(data);
	let (core, texts, declaration) = declared(source.ratio(1, 2).unwrap_or(true));
	let Ok(request) = request(&core, &declaration, &mut source) else { return };
	assert_eq!(Request::read(&request.bytes()), Some(request.clone()));
	check_fence(&Prompt::render(&request, &core, &texts, &declaration));
	let job = synthesis::chat_job(&[1; 32], &request, 0, 1_024, &core, &texts, &declaration);
	assert!(serde_json::from_slice::<serde_json::Value>(&job).is_ok());
	if let Some(job) = synthesis::image_job(&[1; 32], &request, 0, &core, &texts, &declaration) {
		assert!(serde_json::from_slice::<serde_json::Value>(&job).is_ok());
	}
}

/// What a model said, or the bytes of a proposal: what is taken keeps every bound, and agrees with itself.
pub fn proposal(data: &[u8]) {
	for is_pump in [false, true] {
		let (core, texts, declaration) = declared(is_pump);
		let Ok(request) = request(&core, &declaration, &mut Unstructured::new(&[])) else { return };
		let said = synthesis::read(data, &request, &core, &texts, &declaration).ok();
		if let Some(said) = &said {
			assert_eq!(said.validate(&request, &core, &texts, &declaration), Ok(()));
			assert_eq!(Proposal::read(&said.bytes()).as_ref(), Some(said));
		}
		let signed = Proposal::read(data);
		if let Some(signed) = &signed {
			assert_eq!(signed.bytes(), data);
		}
		for proposal in said.into_iter().chain(signed) {
			if proposal.validate(&request, &core, &texts, &declaration).is_err() {
				continue;
			}
			assert!(proposal.agrees(&proposal, &core, &declaration));
			let mut life = Life::new(&core, 0);
			let before = life.traits.clone();
			let _ = declaration.must_review(&proposal, &before, true);
			let _ = life.adopt(&core, &proposal, Now { block: 10, time: 20_000 });
			let id = ExternalId::default();
			let portrait = portrait(&core, &texts, &life, &id, None);
			check_shown(&portrait.json(), &vivarium_engine::card::svg(&portrait));
		}
	}
}

/// A life under one of the examples, with any readings, and any words of a model: what is shown is well formed.
pub fn metadata(data: &[u8]) {
	let mut source = Unstructured::new(data);
	let (core, texts) = example(source.choose(&[MACHINE, PUMP, MEDIA]).copied().unwrap_or(MACHINE));
	let id = external_id(&mut source);
	let narrative: Text<{ limits::NARRATIVE }> = words(&mut source);
	let mut life = Life::new(&core, 0);
	live(&core, &mut life, &mut source);
	let face = Face { model: 1, narrative: vivarium_engine::text(&narrative), image: Some([7; 32]), adjustment: -5 };
	let portrait = portrait(&core, &texts, &life, &id, (!narrative.is_empty()).then_some(face));
	check_shown(&portrait.json(), &vivarium_engine::card::svg(&portrait));
}

/// The bytes of a record: it has one form only, its hash leads a walk to it, and it can be told.
pub fn revision(data: &[u8]) {
	let Ok(record) = Record::decode_all(&mut &data[..]) else { return };
	assert_eq!(record.encode(), data);
	assert_eq!(record.hash(), revision::hash(data));
	let told = record.revision();
	let mut walk = Walk::from_head(told.collection, told.item, told.number, record.hash());
	if walk.take(data).is_ok() {
		let next = walk.wanted();
		assert_eq!(next.is_none(), told.number == revision::FIRST);
		assert!(next.is_none_or(|next| next == (told.number.saturating_sub(1), told.previous)));
	}
	let mut forged = data.to_vec();
	if let Some(last) = forged.last_mut() {
		*last ^= 1;
		let mut walk = Walk::from_head(told.collection, told.item, told.number, record.hash());
		assert_eq!(walk.take(&forged).map(|_| ()), Err(revision::Broken::Hash));
	}
	for (core, texts) in [MACHINE, PUMP, MEDIA].map(example) {
		let _ = revision::describe(&record, None, &core, &texts);
		let _ = revision::describe(&record, Some(&record), &core, &texts);
	}
}

/// Words that nobody could refuse: UTF-8 without control characters, as long as they may be.
fn words<const N: u32>(source: &mut Unstructured<'_>) -> Text<N> {
	let text = source.arbitrary::<&str>().unwrap_or_default();
	let plain = Some(text).filter(|text| is_plain(text.as_bytes())).unwrap_or_default();
	bounded(plain).unwrap_or_default()
}

/// An external id that is valid.
fn external_id(source: &mut Unstructured<'_>) -> ExternalId {
	let id: ExternalId = words(source);
	if external_id::is_valid(&id) {
		id
	} else {
		bounded("host").unwrap_or_default()
	}
}

fn request(core: &Core, declaration: &Declaration, source: &mut Unstructured<'_>) -> arbitrary::Result<Request> {
	let life = Life::new(core, 0);
	let reading = |source: &mut Unstructured<'_>| -> arbitrary::Result<Frozen> {
		let value = source.arbitrary()?;
		Ok(Frozen { value, freshness: Freshness::Stale(Cause::Timeout), window: Default::default() })
	};
	let readings: Vec<Frozen> = core.metrics.iter().map(|_| reading(source)).collect::<Result<_, _>>()?;
	let occasion = match source.int_in_range(0..=3)? {
		0 => Occasion::Transition { from: 1, to: 0 },
		1 => Occasion::Trigger { code: source.arbitrary()? },
		2 => Occasion::Rounds,
		_ => Occasion::Owner,
	};
	let count = source.int_in_range(0..=limits::NOTES as usize)?;
	let notes = (0..count).map(|_| Note { publisher: [1; 32], block: 9, text: words(source) }).collect::<Vec<_>>();
	Ok(Request {
		collection: 7,
		item: 3,
		block: 640,
		occasion,
		blueprint: [1; 32],
		declaration: declaration.hash(),
		model: [2; 32],
		revision: 12,
		head: [3; 32],
		external_id: external_id(source),
		state: core.initial_state,
		health: source.arbitrary::<Option<u8>>()?.map(|health| health % 101),
		flags: source.arbitrary()?,
		traits: life.traits,
		readings: readings.try_into().unwrap_or_default(),
		measures: Default::default(),
		notes: notes.try_into().unwrap_or_default(),
		narrative: words(source),
	})
}

/// The data stand between two lines, of which there is one each, after the instructions.
fn check_fence(prompt: &Prompt) {
	let lines: Vec<&str> = prompt.user.lines().collect();
	assert_eq!(lines.first(), Some(&synthesis::OPENING));
	assert_eq!(lines.last(), Some(&synthesis::CLOSING));
	assert_eq!(lines.len(), 3, "{}", prompt.user);
	assert!(serde_json::from_str::<serde_json::Value>(lines[1]).is_ok(), "{}", lines[1]);
	assert!(!lines[1].contains(['<', '>', '`']), "{}", lines[1]);
}

/// Lets rounds and pushes happen until the bytes are used up.
fn live(core: &Core, life: &mut Life, source: &mut Unstructured<'_>) {
	let mut now = Now { block: 0, time: 0 };
	for _ in 0..64 {
		if source.is_empty() {
			return;
		}
		let _ = happen(core, life, &mut now, source);
	}
}

fn happen(core: &Core, life: &mut Life, now: &mut Now, source: &mut Unstructured<'_>) -> arbitrary::Result<()> {
	let blocks = u32::from(source.arbitrary::<u8>()?) + 1;
	now.block += blocks;
	now.time += u64::from(blocks) * 2_000;
	if source.ratio(1, 2)? {
		let by = if source.ratio(1, 2)? { By::Account } else { By::Device { sampled: source.arbitrary()? } };
		let _ = life.publish(core, *now, by, &[(source.arbitrary::<u8>()? % 17, value(source)?)]);
		return Ok(());
	}
	let decisions: Vec<Decision> = core.metrics.iter().map(|_| decision(source)).collect::<Result<_, _>>()?;
	life.decide(core, now.block, *now, |metric| decisions.get(metric).copied());
	life.conclude(core, now.block, now.time);
	Ok(())
}

/// Mostly a number that may be plausible, sometimes any.
fn value(source: &mut Unstructured<'_>) -> arbitrary::Result<i64> {
	if source.ratio(3, 4)? {
		Ok(source.arbitrary::<i16>()?.into())
	} else {
		source.arbitrary()
	}
}

fn decision(source: &mut Unstructured<'_>) -> arbitrary::Result<Decision> {
	Ok(match source.int_in_range(0..=4)? {
		0 => Decision::Disputed,
		1 => Decision::Stale(Cause::Status(source.arbitrary()?)),
		_ => Decision::Accepted(Accept { value: value(source)?, spread: source.arbitrary()?, values: 1, sources: 1 }),
	})
}

fn portrait<'a>(
	core: &'a Core,
	texts: &'a Texts,
	life: &'a Life,
	external_id: &'a ExternalId,
	face: Option<Face<'a>>,
) -> Portrait<'a> {
	Portrait {
		collection: 0,
		item: 7,
		external_id,
		core,
		texts,
		life,
		revision: 3,
		head: [0xab; 32],
		now: Now { block: 100_000, time: 200_000_000 },
		why: &[],
		is_dormant: false,
		face,
	}
}

/// The metadata are JSON, the card is XML, holds no script and leads nowhere.
fn check_shown(json: &str, card: &str) {
	assert!(serde_json::from_str::<serde_json::Value>(json).is_ok(), "{json}");
	xml::check(card).unwrap_or_else(|flaw| panic!("{flaw} in {card}"));
	for element in ["<script", "<image", "<foreignObject", "<use", "<a "] {
		assert!(!card.contains(element), "{element} in {card}");
	}
}
