//! What the weights are measured by: the heaviest blueprint and declaration, requests whose inputs are as large as they
//! may be, and the most that a call can meet on its way.

use super::{features::answers::bit, *};
use alloc::{boxed::Box, format, vec::Vec};
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{
	pallet_prelude::TransactionSource,
	traits::{fungible::Mutate as _, ConstU32, Get},
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use frame_system::RawOrigin;
use sp_core::{sr25519, H256};
use sp_io::{
	crypto::{sr25519_generate, sr25519_sign},
	hashing::blake2_256,
};
use sp_runtime::{traits::Bounded, MultiSignature, Perbill};
use vivarium_engine::{
	blueprint::{Core, Metric, MetricKind, MetricTexts, Pusher, Texts, TraitTexts, Transition},
	decimal::Scale,
	health::{CurvePoint, HealthTerm},
	life::Life,
	reading::{Accepted, Freshness, Mark},
	revision::Origin,
	rules::{Comparison, Condition, Effect, Rule, Term},
	synthesis::{
		Declaration, Fairness, Favourable, ImageTerms, NarrativeTerms, Occasion, Occasions, Policy, Proposal, Refusal,
		ReviewCondition, ReviewTerms, TraitProposal,
	},
	traits::{Trait, TraitKind, TraitValue, Writers},
	window::Statistic,
	Text,
};
use vivarium_primitives::{
	limits, operator_key::KEY_TYPE, statement, BlockNumber, CollectionId, Deadlines, DynamicAssets, Hash, ItemId,
	ModelId, ModelKind, OnDeadline, OnRetired, MAX_COMMITTEE,
};

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// Makes a collection of this account with the blueprint as its first version, and an item of the account in it that
	/// is a dynamic asset, with a name of full length and this life.
	fn enrol(owner: &AccountId, collection: CollectionId, item: ItemId, core: Core, texts: Texts, life: Life);
	/// Makes all committees so large, whose members all sign with this key.
	fn seat(size: u32, key: sr25519::Public);
	/// Registers a model that is active under the chain's present prompt, with statistics of as many cohorts of the
	/// collection as there may be, in which fairness is measured in this way. A decision that is not favourable to cohort 0 raises no alert: what raises one goes to
	/// review, which is lighter than coming true.
	fn register(model: ModelId, kind: ModelKind, collection: CollectionId, measure: Hash);
	/// Leaves as many notes of full length about an asset as are kept.
	fn remark(collection: CollectionId, item: ItemId);
}

const COLLECTION: CollectionId = 1_000;
const ITEM: ItemId = 0;
const VERSION: u32 = 1;
const MODEL: ModelId = 1_000;
const PAINTER: ModelId = 1_001;
const BLOCK: BlockNumber = 10;
/// The trait that names the cohort; all others are texts that the model writes.
const COHORT: u8 = 0;

fn list<T, const N: u32>(items: impl IntoIterator<Item = T>) -> BoundedVec<T, ConstU32<N>> {
	BoundedVec::truncate_from(items.into_iter().collect())
}

/// A text of full length, another one for each number.
fn long<const N: u32>(number: u32) -> Text<N> {
	list(format!("{number:0>width$}", width = N as usize).into_bytes())
}

/// Words of full length that no data hold and no proposal names, another text for each number.
fn words<const N: u32>(number: u32) -> Text<N> {
	let letter = |shift: u32| b'a'.saturating_add((number.checked_shr(shift).unwrap_or(0) & 15) as u8);
	list([letter(4), letter(0)].into_iter().chain(b" so".iter().copied().cycle()).take(N as usize))
}

fn names<const N: u32>(count: u32) -> BoundedVec<Text<{ limits::NAME }>, ConstU32<N>> {
	list((0..count).map(long))
}

/// The heaviest blueprint that a model can work under: every metric's window counts, and every rule fires once a proposal
/// comes true.
fn blueprint() -> (Core, Texts) {
	let metrics = || 0..limits::METRICS as u8;
	let metric = Metric {
		kind: MetricKind::Gauge,
		decimals: 1,
		scale: Scale::ONE,
		offset: 0,
		minimum: i64::MIN,
		maximum: i64::MAX,
		tolerance: 10,
		deviation: 0,
		step: None,
		window: limits::WINDOW as u8,
		// Pushed, so that the blueprint needs no sources.
		min_sources: 0,
		pushed_by: Pusher::Account,
	};
	let points = || (0..limits::CURVE_POINTS as u8).map(|at| CurvePoint { value: at.into(), score: at });
	let cohort =
		Trait { kind: TraitKind::Bool, initial: 0, writers: Writers { rules: false, model: false, owner: true } };
	let text = Trait { kind: TraitKind::Text, initial: 0, writers: Writers { rules: false, model: true, owner: true } };
	let states = limits::STATES as u8;
	let pairs = (0..states).flat_map(|from| (0..states).map(move |to| Transition { from, to }));
	let mut conditions = metrics().cycle().map(|metric| Condition::Compare {
		term: Term::Window { metric, statistic: Statistic::Slope },
		comparison: Comparison::AtLeast,
		bound: i64::MIN,
	});
	let raise = (0..limits::FLAGS as u8).map(|flag| Effect::RaiseFlag { flag });
	let trigger = (0..limits::TRIGGERS as u8).map(|code| Effect::Trigger { code });
	let mut effects = raise.chain(trigger.cycle());
	let rules = (0..limits::RULES).map(|_| Rule {
		conditions: list(conditions.by_ref().take(limits::CONDITIONS as usize)),
		rounds: 1,
		effects: list(effects.by_ref().take(limits::EFFECTS as usize)),
	});
	let core = Core {
		heartbeat: limits::MAX_WINDOW,
		metrics: list(metrics().map(|_| metric)),
		health: list(metrics().map(|metric| HealthTerm {
			metric,
			statistic: Some(Statistic::Slope),
			points: list(points()),
		})),
		traits: list((0..limits::TRAITS).map(|position| if position == u32::from(COHORT) { cohort } else { text })),
		states,
		initial_state: 0,
		transitions: list(pairs.filter(|pair| pair.from != pair.to)),
		flags: limits::FLAGS as u8,
		triggers: limits::TRIGGERS as u8,
		rules: list(rules),
		measures: list([]),
	};
	let texts = Texts {
		name: long(0),
		description: long(0),
		metrics: list(
			names::<{ limits::METRICS }>(limits::METRICS).into_iter().map(|name| MetricTexts { name, unit: long(0) }),
		),
		traits: list((0..limits::TRAITS).map(|number| TraitTexts { name: long(number), options: names(0) })),
		states: names(limits::STATES),
		flags: names(limits::FLAGS),
		triggers: names(limits::TRIGGERS),
		sources: list([]),
		measures: list([]),
		reasons: list([]),
		claims: list([]),
	};
	(core, texts)
}

/// A life in which everything has happened that takes room.
fn life(core: &Core) -> Life {
	let mut life = Life::new(core, 0);
	for reading in &mut life.readings {
		let (spread, values, sources, block) = (0, 0, 0, 1);
		let value = 1_234_567_890_123_456_789;
		reading.accepted = Some(Accepted { value, spread, values, sources, block, mark: Mark::Plain });
		reading.standing = Freshness::Fresh;
		reading.window = list(core::iter::repeat_n(value, limits::WINDOW as usize));
	}
	for value in &mut life.traits {
		if let TraitValue::Text(text) = value {
			*text = long(0);
		}
	}
	life.health = Some(100);
	life
}

/// The heaviest declaration, under this policy.
fn declaration(policy: Policy) -> Declaration {
	let (core, _) = blueprint();
	let occasions = Occasions { transition: true, triggers: u16::MAX.into(), every: 1, owner: true };
	Declaration {
		model: MODEL,
		occasions,
		prompt: words(0),
		transitions: core.transitions,
		flags: u16::MAX.into(),
		tolerances: list([]),
		adjustment: limits::ADJUSTMENT,
		narrative: Some(NarrativeTerms {
			maximum: limits::NARRATIVE as u16,
			forbidden: list((0..limits::FORBIDDEN_WORDS).map(|number| {
				let mut word = words(number);
				// No proposal begins with this one.
				word.iter_mut().take(1).for_each(|letter| *letter = b'z');
				word
			})),
		}),
		image: Some(ImageTerms { model: PAINTER, prompt: words(0) }),
		review: ReviewTerms { policy, deadline: limits::REVIEW_DEADLINE },
		fairness: Some(Fairness { cohort: COHORT, favourable: Favourable::State { state: 2 } }),
	}
}

/// Conditions of which none holds.
fn unmet() -> Policy {
	let condition = ReviewCondition::Above { index: COHORT, bound: i64::MAX };
	Policy::When(list(core::iter::repeat_n(condition, limits::REVIEW_CONDITIONS as usize)))
}

/// A proposal of full length that writes everything it may, and is not favourable.
fn proposal(image: Option<Hash>) -> Proposal {
	let written = (0..limits::TRAITS as u8).filter(|index| *index != COHORT);
	Proposal {
		traits: list(written.map(|index| TraitProposal { index, value: TraitValue::Text(words(index.into())) })),
		to: Some(1),
		flags: u16::MAX.into(),
		adjustment: -50,
		narrative: words(0),
		image,
	}
}

fn owner<T: Config>() -> T::AccountId {
	whitelisted_caller()
}

fn reviewer<T: Config>(number: u32) -> T::AccountId {
	account("reviewer", number, 0)
}

fn go_to<T: Config>(block: BlockNumber) {
	frame_system::Pallet::<T>::set_block_number(block.into());
}

/// An asset under the heaviest blueprint and declaration, with notes, all the faces that are kept, all the reviewers that
/// there may be, who must all agree, and a committee so large.
fn place<T: Config>(policy: Policy, seats: u32, key: sr25519::Public) -> Result<(), BenchmarkError> {
	go_to::<T>(BLOCK);
	let owner = owner::<T>();
	T::NativeBalance::set_balance(&owner, Perbill::from_percent(25).mul_floor(BalanceOf::<T>::max_value()));
	let (core, texts) = blueprint();
	let life = life(&core);
	let measure = declaration(Policy::Never).measure(&core).unwrap_or_default();
	T::BenchmarkHelper::enrol(&owner, COLLECTION, ITEM, core, texts, life);
	T::BenchmarkHelper::register(MODEL, ModelKind::Chat, COLLECTION, measure);
	T::BenchmarkHelper::register(PAINTER, ModelKind::Image, COLLECTION, measure);
	T::BenchmarkHelper::remark(COLLECTION, ITEM);
	T::BenchmarkHelper::seat(seats, key);
	Pallet::<T>::do_set_declaration(&owner, COLLECTION, VERSION, declaration(policy))?;
	let reviewers: Vec<_> = (0..limits::REVIEWERS).map(reviewer::<T>).collect();
	Pallet::<T>::seat(COLLECTION, BoundedVec::truncate_from(reviewers), limits::REVIEWERS as u8)?;
	// They are older than any revision.
	let image = Some(Image { digest: [0; 32], bytes: limits::IMAGE });
	let face = Face { revision: 0, model: MODEL, narrative: words(0), image, adjustment: 0 };
	for _ in 0..limits::REVISIONS_IN_STATE {
		Pallet::<T>::show(COLLECTION, ITEM, face.clone());
	}
	Ok(())
}

/// The same with a request that the owner made.
fn ask<T: Config>(policy: Policy, seats: u32, key: sr25519::Public) -> Result<Open<T>, BenchmarkError> {
	place::<T>(policy, seats, key)?;
	Pallet::<T>::do_request(&owner::<T>(), COLLECTION, ITEM)?;
	opened::<T>()
}

fn opened<T: Config>() -> Result<Open<T>, BenchmarkError> {
	Requests::<T>::get((COLLECTION, ITEM)).ok_or(BenchmarkError::Stop("no request is open"))
}

/// An operator of a request, by its seat.
fn operator<T: Config>(open: &Open<T>, seat: usize) -> Result<T::AccountId, BenchmarkError> {
	let member = open.committee.get(seat).ok_or(BenchmarkError::Stop("too few are seated"))?;
	Ok(member.operator.clone())
}

/// The leader's answer: a proposal, after as many refusals as there may be before one.
fn answering(image: Option<Hash>) -> Answer {
	let refusals = [Refusal::ForbiddenWord, Refusal::UngroundedNumber];
	Answer { refusals: list(refusals), proposal: Some(proposal(image)), undrawn: None }
}

/// A request of the largest committee, whose leader has proposed.
fn proposed<T: Config>(policy: Policy, image: Option<Hash>, key: sr25519::Public) -> Result<Open<T>, BenchmarkError> {
	let open = ask::<T>(policy, MAX_COMMITTEE, key)?;
	Pallet::<T>::do_answer(COLLECTION, ITEM, open.hash, &operator(&open, 0)?, answering(image));
	opened::<T>()
}

fn candidate<T: Config>(open: &Open<T>) -> Result<Candidate, BenchmarkError> {
	match &open.stage {
		Stage::Proposed(candidate) | Stage::Drawing(candidate) => Ok(candidate.clone()),
		Stage::Asked { .. } => Err(BenchmarkError::Stop("nothing is proposed")),
	}
}

/// The same where all but one of the quorum agree already.
fn attested<T: Config>(policy: Policy, image: Option<Hash>) -> Result<(Open<T>, Attestation), BenchmarkError> {
	let mut open = proposed::<T>(policy, image, sr25519::Public::default())?;
	let mut candidate = candidate(&open)?;
	let attestation = Attestation { proposal: candidate.proposal.hash().into(), agrees: true };
	candidate.agree = (0..open.quorum().saturating_sub(1) as u8).fold(0, |seats, seat| seats | bit(seat));
	open.stage = Stage::Proposed(candidate);
	Requests::<T>::insert((COLLECTION, ITEM), &open);
	Ok((open, attestation))
}

/// A request that waits for its image; the whole committee agrees.
fn drawing<T: Config>(bytes: &[u8], policy: Policy, key: sr25519::Public) -> Result<Open<T>, BenchmarkError> {
	let open = proposed::<T>(policy, Some(blake2_256(bytes)), key)?;
	let mut candidate = candidate(&open)?;
	candidate.agree = (0..MAX_COMMITTEE as u8).fold(0, |seats, seat| seats | bit(seat));
	Pallet::<T>::weigh(open, candidate);
	opened::<T>()
}

/// A proposal that is held, and that all reviewers but one approve; returns that one, and the proposal's digest.
fn held<T: Config>() -> Result<(T::AccountId, H256), BenchmarkError> {
	let open = drawing::<T>(&image(limits::IMAGE), Policy::Always, sr25519::Public::default())?;
	Pallet::<T>::do_deliver_image(COLLECTION, ITEM, open.hash, &image(limits::IMAGE));
	let mut held = Held::<T>::get(COLLECTION, ITEM).ok_or(BenchmarkError::Stop("nothing is held"))?;
	let last = limits::REVIEWERS.saturating_sub(1);
	held.approvals = BoundedVec::truncate_from((0..last).map(reviewer::<T>).collect());
	let proposal = held.decided.hash.into();
	Held::<T>::insert(COLLECTION, ITEM, held);
	Ok((reviewer::<T>(last), proposal))
}

/// A motion that all reviewers but one support; returns the last one.
fn moved<T: Config>(act: Act) -> Result<T::AccountId, BenchmarkError> {
	place::<T>(unmet(), 1, sr25519::Public::default())?;
	let origin = || Origin::Strip { narrative: true, image: false, reviewers: list([]) };
	T::Assets::remark(COLLECTION, ITEM, origin())?;
	let last = limits::REVIEWERS.saturating_sub(1);
	for number in 0..last {
		Pallet::<T>::do_support(&reviewer::<T>(number), COLLECTION, ITEM, act)?;
	}
	Ok(reviewer::<T>(last))
}

/// An image of so many bytes; of fewer than a PNG needs, its beginning.
fn image(bytes: u32) -> Vec<u8> {
	let head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55";
	head.iter().copied().chain(core::iter::repeat(7)).take(bytes as usize).collect()
}

fn key() -> sr25519::Public {
	sr25519_generate(KEY_TYPE, None)
}

/// A seat's statement about a request, signed.
fn sign<T: Config>(
	stage: statement::Stage,
	open: &Open<T>,
	seat: usize,
	content: Hash,
) -> Result<MultiSignature, BenchmarkError> {
	let member = open.committee.get(seat).cloned().ok_or(BenchmarkError::Stop("too few are seated"))?;
	let key = member.key;
	let statement = Pallet::<T>::statement(stage, open.hash, member, content);
	let signature = sr25519_sign(KEY_TYPE, &key, &statement.encode());
	Ok(signature.ok_or(BenchmarkError::Stop("the keystore does not sign"))?.into())
}

fn unsigned() -> MultiSignature {
	sr25519::Signature::default().into()
}

fn revision<T: Config>() -> Option<u32> {
	T::Assets::snapshot(COLLECTION, ITEM).map(|asset| asset.revision)
}

/// Checks that a proposal came true since this revision, and that all rules fired.
fn assert_applied<T: Config>(before: Option<u32>) {
	assert!(revision::<T>() > before);
	let counts = T::Assets::snapshot(COLLECTION, ITEM).map(|asset| asset.life.counts);
	assert!(counts.is_some_and(|counts| counts.len() as u32 == limits::RULES && counts.iter().all(|count| *count == 1)));
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_declaration() -> Result<(), BenchmarkError> {
		place::<T>(Policy::Always, 1, sr25519::Public::default())?;
		let declaration = declaration(unmet());

		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T>()), COLLECTION, VERSION, Box::new(declaration.clone()));

		assert_eq!(Pallet::<T>::declaration(COLLECTION, VERSION), Some(declaration));
		Ok(())
	}

	#[benchmark]
	fn remove_declaration() -> Result<(), BenchmarkError> {
		place::<T>(unmet(), 1, sr25519::Public::default())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T>()), COLLECTION, VERSION);

		assert!(!Declarations::<T>::contains_key(COLLECTION, VERSION));
		Ok(())
	}

	/// In place of an older request.
	#[benchmark]
	fn request() -> Result<(), BenchmarkError> {
		let before = ask::<T>(unmet(), MAX_COMMITTEE, sr25519::Public::default())?;
		go_to::<T>(BLOCK.saturating_add(1));
		Wanted::<T>::insert((COLLECTION, ITEM), Occasion::Rounds);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T>()), COLLECTION, ITEM);

		assert_ne!(opened::<T>()?.hash, before.hash);
		Ok(())
	}

	#[benchmark]
	fn answer() -> Result<(), BenchmarkError> {
		let asked = ask::<T>(unmet(), 1, sr25519::Public::default())?;
		let (hash, by) = (asked.hash.into(), operator(&asked, 0)?);
		let before = revision::<T>();

		#[extrinsic_call]
		_(RawOrigin::Authorized, COLLECTION, ITEM, hash, by, answering(None), unsigned());

		assert_applied::<T>(before);
		Ok(())
	}

	/// The last seat's, where all others have passed.
	#[benchmark]
	fn authorize_answer() -> Result<(), BenchmarkError> {
		let mut asked = ask::<T>(unmet(), MAX_COMMITTEE, key())?;
		let last = MAX_COMMITTEE.saturating_sub(1);
		asked.stage = Stage::Asked { passed: bit(last as u8).saturating_sub(1) };
		Requests::<T>::insert((COLLECTION, ITEM), &asked);
		let said = answering(Some([1; 32]));
		let (hash, by) = (asked.hash.into(), operator(&asked, last as usize)?);
		let content = said.using_encoded(blake2_256);
		let signature = sign(statement::Stage::Answer, &asked, last as usize, content)?;
		let source = TransactionSource::External;
		let validity;

		#[block]
		{
			validity = Pallet::<T>::authorize_answer(source, &COLLECTION, &ITEM, &hash, &by, &said, &signature);
		}

		assert!(validity.is_ok());
		Ok(())
	}

	#[benchmark]
	fn attest() -> Result<(), BenchmarkError> {
		let (asked, attestation) = attested::<T>(unmet(), None)?;
		let (hash, by) = (asked.hash.into(), operator(&asked, MAX_COMMITTEE.saturating_sub(1) as usize)?);
		let before = revision::<T>();

		#[extrinsic_call]
		_(RawOrigin::Authorized, COLLECTION, ITEM, hash, by, attestation, unsigned());

		assert_applied::<T>(before);
		Ok(())
	}

	#[benchmark]
	fn authorize_attestation() -> Result<(), BenchmarkError> {
		let asked = proposed::<T>(unmet(), Some([1; 32]), key())?;
		let last = MAX_COMMITTEE.saturating_sub(1) as usize;
		let (hash, by) = (asked.hash.into(), operator(&asked, last)?);
		let attestation = Attestation { proposal: candidate(&asked)?.proposal.hash().into(), agrees: true };
		let content = attestation.using_encoded(blake2_256);
		let signature = sign(statement::Stage::Attestation, &asked, last, content)?;
		let source = TransactionSource::External;
		let validity;

		#[block]
		{
			validity =
				Pallet::<T>::authorize_attestation(source, &COLLECTION, &ITEM, &hash, &by, &attestation, &signature);
		}

		assert!(validity.is_ok());
		Ok(())
	}

	#[benchmark]
	fn deliver_image(b: Linear<0, { limits::IMAGE }>) -> Result<(), BenchmarkError> {
		let bytes = image(b);
		let asked = drawing::<T>(&bytes, unmet(), sr25519::Public::default())?;
		let (hash, by) = (asked.hash.into(), operator(&asked, 0)?);
		let bytes = BoundedVec::truncate_from(bytes);
		let before = revision::<T>();

		#[extrinsic_call]
		_(RawOrigin::Authorized, COLLECTION, ITEM, hash, by, unsigned(), bytes);

		assert_applied::<T>(before);
		Ok(())
	}

	#[benchmark]
	fn authorize_image(b: Linear<0, { limits::IMAGE }>) -> Result<(), BenchmarkError> {
		let bytes = image(b);
		let asked = drawing::<T>(&bytes, unmet(), key())?;
		let (hash, by) = (asked.hash.into(), operator(&asked, 0)?);
		let signature = sign(statement::Stage::Image, &asked, 0, blake2_256(&bytes))?;
		let bytes = BoundedVec::truncate_from(bytes);
		let is_image = vivarium_engine::image::recognise(&bytes).is_some();
		let source = TransactionSource::External;
		let validity;

		#[block]
		{
			validity = Pallet::<T>::authorize_image(source, &COLLECTION, &ITEM, &hash, &by, &signature, &bytes);
		}

		// A few bytes are no image.
		assert_eq!(validity.is_ok(), is_image);
		Ok(())
	}

	#[benchmark]
	fn set_reviewers() -> Result<(), BenchmarkError> {
		place::<T>(unmet(), 1, sr25519::Public::default())?;
		let reviewers = (0..limits::REVIEWERS).map(|number| account("new", number, 0)).collect();
		let reviewers = BoundedVec::truncate_from(reviewers);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T>()), COLLECTION, reviewers.clone(), 1);

		assert_eq!(Panels::<T>::get(COLLECTION), Some(Panel { reviewers, threshold: 1 }));
		Ok(())
	}

	#[benchmark]
	fn approve() -> Result<(), BenchmarkError> {
		let (reviewer, proposal) = held::<T>()?;
		let before = revision::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(reviewer), COLLECTION, ITEM, proposal);

		assert_applied::<T>(before);
		Ok(())
	}

	/// Where all must approve, one rejection decides.
	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let (reviewer, proposal) = held::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(reviewer), COLLECTION, ITEM, proposal, Reason::Other);

		assert!(!Held::<T>::contains_key(COLLECTION, ITEM));
		Ok(())
	}

	#[benchmark]
	fn strip() -> Result<(), BenchmarkError> {
		let reviewer = moved::<T>(Act::Strip { narrative: true, image: true })?;
		let before = revision::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(reviewer), COLLECTION, ITEM, true, true);

		assert!(revision::<T>() > before);
		Ok(())
	}

	#[benchmark]
	fn revert() -> Result<(), BenchmarkError> {
		let reviewer = moved::<T>(Act::Revert { to: 1 })?;
		let before = revision::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(reviewer), COLLECTION, ITEM, 1);

		assert!(revision::<T>() > before);
		Ok(())
	}

	#[benchmark]
	fn on_initialize_idle() {
		let mut meter = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Pallet::<T>::open_wanted(&mut meter);
		}

		assert_eq!(Requests::<T>::count(), 0);
	}

	/// In place of an older request.
	#[benchmark]
	fn open() -> Result<(), BenchmarkError> {
		let before = proposed::<T>(unmet(), None, sr25519::Public::default())?;
		go_to::<T>(BLOCK.saturating_add(1));
		Wanted::<T>::insert((COLLECTION, ITEM), Occasion::Transition { from: 0, to: 1 });
		let mut meter = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Pallet::<T>::open_wanted(&mut meter);
		}

		assert_ne!(opened::<T>()?.hash, before.hash);
		Ok(())
	}

	/// One that goes on without its image.
	#[benchmark]
	fn request_due() -> Result<(), BenchmarkError> {
		let asked = drawing::<T>(&image(limits::IMAGE), unmet(), sr25519::Public::default())?;
		let before = revision::<T>();
		let due = fall_due::<T>(Matter::Request, asked.until);

		#[block]
		{
			Pallet::<T>::on_deadline(&due)?;
		}

		assert_applied::<T>(before);
		Ok(())
	}

	#[benchmark]
	fn review_due() -> Result<(), BenchmarkError> {
		held::<T>()?;
		let due = fall_due::<T>(Matter::Review, BLOCK.saturating_add(limits::REVIEW_DEADLINE));

		#[block]
		{
			Pallet::<T>::on_deadline(&due)?;
		}

		assert!(!Held::<T>::contains_key(COLLECTION, ITEM));
		Ok(())
	}

	#[benchmark]
	fn motion_due() -> Result<(), BenchmarkError> {
		moved::<T>(Act::Strip { narrative: true, image: true })?;
		let due = fall_due::<T>(Matter::Motion, BLOCK.saturating_add(T::MotionBlocks::get()));

		#[block]
		{
			Pallet::<T>::on_deadline(&due)?;
		}

		assert!(!Motions::<T>::contains_key(COLLECTION, ITEM));
		Ok(())
	}

	/// A held proposal and a motion go, and what was wanted.
	#[benchmark]
	fn on_retired() -> Result<(), BenchmarkError> {
		held::<T>()?;
		let act = Act::Strip { narrative: true, image: true };
		for number in 0..limits::REVIEWERS.saturating_sub(1) {
			Pallet::<T>::do_support(&reviewer::<T>(number), COLLECTION, ITEM, act)?;
		}
		Wanted::<T>::insert((COLLECTION, ITEM), Occasion::Rounds);

		#[block]
		{
			<Pallet<T> as OnRetired>::on_retired(COLLECTION, ITEM);
		}

		assert!(!Held::<T>::contains_key(COLLECTION, ITEM) && !Motions::<T>::contains_key(COLLECTION, ITEM));
		assert!(Faces::<T>::get(COLLECTION, ITEM).is_empty() && Wanted::<T>::count() == 0);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::benchmarking(), crate::tests::mock::Test);
}

/// Goes to the block in which something falls due that was armed for it.
fn fall_due<T: Config>(matter: Matter, until: BlockNumber) -> Due {
	let due = Due { collection: COLLECTION, item: ITEM, matter };
	let at = until.saturating_add(1);
	T::Deadlines::disarm(at, due);
	go_to::<T>(at);
	due
}
