//! Operators whose workers ask a model, on the real runtime: from the owner's call to the revision.

use crate::common::{decode, Chain};
use pallet_synthesis::{Call, Event, Requests};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use vivarium_engine::{
	revision::Origin,
	synthesis::{self, Proposal, Request},
	text,
};
use vivarium_primitives::{document_key, BlueprintVersion};
use vivarium_runtime::{DynamicAssets, Runtime, RuntimeCall, RuntimeEvent, Synthesis, System};

/// The collection of media.
const MEDIA: u32 = 2;
const FOUR: [Sr25519Keyring; 4] = [Alice, Bob, Charlie, Dave];
const HONEST: &str = r#"{"narrative":"The machine has not told how it is."}"#;

/// Lets the owner ask, and returns the job with which everybody runs the prompt, and who sits where. The track, whose
/// round opens then, is retired: no worker has anything to fetch.
fn ask(chain: &mut Chain) -> (Vec<u8>, Vec<usize>) {
	let retire = pallet_dynamic_assets::Call::retire { collection: MEDIA, item: 0 };
	let request = Call::request { collection: 0, item: 0 };
	chain.block_with(Alice, pallet_utility::Call::batch_all { calls: vec![retire.into(), request.into()] });
	chain.ext.execute_with(|| {
		let open = Requests::<Runtime>::get((0, 0)).unwrap();
		let BlueprintVersion { core, texts, .. } =
			<DynamicAssets as vivarium_primitives::DynamicAssets<_>>::blueprint(0, 1).unwrap();
		let declaration = Synthesis::declaration(0, 1).unwrap();
		let genesis = System::block_hash(0).into();
		let job = synthesis::chat_job(&genesis, &open.request, 0, 1_024, &core, &texts, &declaration);
		let node = |key| FOUR.iter().position(|operator| operator.public() == key).unwrap();
		(job, open.committee.iter().map(|member| node(member.key)).collect())
	})
}

fn now(chain: &mut Chain) -> u32 {
	chain.ext.execute_with(System::block_number)
}

/// What a node's worker submits when its model says this.
fn says(chain: &mut Chain, node: usize, job: &[u8], cause: &str, output: &str) -> Vec<Vec<u8>> {
	chain.answer_job(node, job, cause, output.as_bytes());
	let now = now(chain);
	chain.work_of(node, now)
}

fn events(chain: &mut Chain) -> Vec<Event<Runtime>> {
	let events = chain.ext.execute_with(System::events).into_iter();
	let ours = events.filter_map(|record| match record.event {
		RuntimeEvent::Synthesis(event) => Some(event),
		_ => None,
	});
	ours.collect()
}

#[test]
fn with_a_committee_of_one_a_single_operator_suffices() {
	let mut chain = Chain::with("demo", &[Alice]);
	let (job, _) = ask(&mut chain);
	let submitted = says(&mut chain, 0, &job, "ok", HONEST);
	let [answer] = &submitted[..] else { panic!("one answer") };
	assert!(matches!(decode(answer).function, RuntimeCall::Synthesis(Call::answer { .. })));
	chain.validate(answer).unwrap();
	let next = now(&mut chain) + 1;
	chain.block(next, &submitted);
	let face = chain.ext.execute_with(|| Synthesis::face(0, 0)).unwrap();
	assert_eq!(text(&face.narrative), "The machine has not told how it is.");
	assert!(chain.validate(answer).is_err(), "it was counted");
}

#[test]
fn three_of_four_runs_make_a_revision_that_names_them_and_can_be_audited() {
	let mut chain = Chain::with("demo", &FOUR);
	let (job, seats) = ask(&mut chain);
	let (leader, attesters) = seats.split_first().unwrap();
	for node in attesters {
		assert!(says(&mut chain, *node, &job, "ok", HONEST).is_empty(), "it is not their turn");
	}
	let answer = says(&mut chain, *leader, &job, "ok", HONEST);
	let next = now(&mut chain) + 1;
	chain.block(next, &answer);
	assert!(matches!(events(&mut chain)[..], [Event::Proposed { attempt: 0, .. }]));

	let mut attestations = Vec::new();
	for node in &attesters[..2] {
		attestations.extend(says(&mut chain, *node, &job, "ok", HONEST));
	}
	assert_eq!(attestations.len(), 2);
	attestations.iter().for_each(|attestation| drop(chain.validate(attestation).unwrap()));
	chain.block(next + 1, &attestations);
	let record = chain.ext.execute_with(|| DynamicAssets::revisions(0, 0)).remove(0);
	let Origin::Synthesis { request, prompt, output, leader: by, attesters: with, model: 1, .. } =
		record.revision().origin.clone()
	else {
		panic!("it was a model")
	};
	assert_eq!(by, FOUR[*leader].public().0);
	assert_eq!(with.to_vec(), attesters[..2].iter().map(|node| FOUR[*node].public().0).collect::<Vec<_>>());

	let database = chain.ext.offchain_db();
	let document = |hash| database.get(&document_key(&hash));
	let request = Request::read(&document(request).unwrap()).unwrap();
	assert!(Proposal::read(&document(output).unwrap()).is_some());
	chain.ext.execute_with(|| {
		let (core, texts) = DynamicAssets::blueprint(0, 1).unwrap();
		let declaration = Synthesis::declaration(0, 1).unwrap();
		assert_eq!(request.declaration, declaration.hash());
		assert_eq!(synthesis::Prompt::render(&request, &core, &texts, &declaration).hash(), prompt);
	});
}

#[test]
fn two_of_four_that_see_it_otherwise_stop_a_proposal() {
	let mut chain = Chain::with("demo", &FOUR);
	let (job, seats) = ask(&mut chain);
	let answer = says(&mut chain, seats[0], &job, "ok", HONEST);
	let next = now(&mut chain) + 1;
	chain.block(next, &answer);
	// Their models answer with something that breaks the rules: they do not agree.
	let mut attestations = says(&mut chain, seats[1], &job, "ok", r#"{"narrative":"It will last 99 years."}"#);
	attestations.extend(says(&mut chain, seats[2], &job, "declined", ""));
	chain.block(next + 1, &attestations);
	let told = events(&mut chain);
	assert!(matches!(told.last(), Some(Event::Ended { end: pallet_synthesis::End::Disputed, .. })), "{told:?}");
	assert_eq!(chain.ext.execute_with(|| Synthesis::face(0, 0)), None);
}

#[test]
fn a_provider_that_fails_is_nobody_s_opinion_and_the_request_expires() {
	let mut chain = Chain::with("demo", &FOUR);
	let (job, seats) = ask(&mut chain);
	for cause in ["timeout", "status_500", "model_not_configured", "bad_answer"] {
		assert!(says(&mut chain, seats[0], &job, cause, "").is_empty(), "{cause}");
	}
	let expires = now(&mut chain) + 151;
	chain.blocks(expires - 1);
	assert!(chain.ext.execute_with(|| Requests::<Runtime>::contains_key((0, 0))));
	chain.blocks(expires);
	assert!(matches!(events(&mut chain)[..], [Event::Ended { end: pallet_synthesis::End::Expired, .. }]));
}

#[test]
fn a_worker_answers_once_whatever_its_model_says_later() {
	let mut chain = Chain::with("demo", &[Alice]);
	let (job, _) = ask(&mut chain);
	let first = says(&mut chain, 0, &job, "ok", HONEST);
	let next = now(&mut chain) + 2;
	chain.blocks(next);
	// No question to the proxy any more: the answer that was made is sent again.
	let again = chain.work_of(0, next);
	assert_eq!(again.len(), 1);
	let answered = |transaction: &[u8]| match decode(transaction).function {
		RuntimeCall::Synthesis(Call::answer { answer, .. }) => answer,
		other => panic!("{other:?}"),
	};
	assert_eq!(answered(&again[0]), answered(&first[0]));
}
