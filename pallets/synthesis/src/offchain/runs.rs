//! Runs of a request's prompt, through the proxy.

use crate::{Answer, Candidate, Config, Open, Pallet, LOG_TARGET};
use alloc::vec::Vec;
use frame_support::BoundedVec;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_io::hashing::blake2_256;
use sp_runtime::traits::Zero;
use vivarium_engine::{
	image,
	synthesis::{self, Declaration, Proposal, Refusal, Request},
};
use vivarium_primitives::{
	egress::{Job, Proxy},
	limits, BlueprintVersion, DynamicAssets, Hash,
};

/// What a run needs.
pub struct Run<'a> {
	request: &'a Request,
	genesis: Hash,
	blueprint: BlueprintVersion,
	declaration: Declaration,
	max_tokens: u32,
	draws: bool,
}

/// What became of a picture.
pub enum Draw {
	/// The bytes.
	Drawn(Vec<u8>),
	/// There will be none; why, where it is the model's fault.
	Failed(Option<Refusal>),
}

impl<'a> Run<'a> {
	/// What running an open request's prompt needs; `None` where its declaration, blueprint or model is gone.
	pub fn of<T: Config>(open: &'a Open<T>) -> Option<Self> {
		let declaration = open.declaration()?;
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero()).into();
		let blueprint = T::Assets::blueprint(open.request.collection, open.version)?;
		let max_tokens = Pallet::<T>::terms(declaration.model)?.max_tokens;
		let may_draw = |model| Pallet::<T>::drawing(model).is_some();
		let draws =
			open.request.occasion.is_drawn() && declaration.image.as_ref().is_some_and(|terms| may_draw(terms.model));
		Some(Self { request: &open.request, genesis, blueprint, declaration, max_tokens, draws })
	}

	/// What a model says in an attempt; `None` while it is not known.
	pub fn chat(&self, proxy: &Proxy, attempt: u8) -> Option<Result<Proposal, Refusal>> {
		let Self { request, genesis, blueprint: BlueprintVersion { core, texts, .. }, declaration, max_tokens, .. } =
			self;
		let body = synthesis::chat_job(genesis, request, attempt, *max_tokens, core, texts, declaration);
		match proxy.job(body) {
			Job::Pending => None,
			Job::Done(output) => Some(synthesis::read(&output, request, core, texts, declaration)),
			Job::Refused(refusal) => Some(Err(refusal)),
			// A provider's failure is nobody's opinion.
			Job::Failed(cause) => {
				log::warn!(target: LOG_TARGET, "model {} cannot be asked: {cause}", declaration.model);
				None
			}
		}
	}

	/// The leader's answer: the first attempt within the bounds, with its picture; `None` while it is not known.
	pub fn answer(&self, proxy: &Proxy) -> Option<Answer> {
		let mut refusals = BoundedVec::default();
		for attempt in 0..limits::ATTEMPTS {
			match self.chat(proxy, attempt)? {
				Ok(mut proposal) => {
					let mut undrawn = None;
					if self.draws {
						match self.draw(proxy)? {
							Draw::Drawn(bytes) => proposal.image = Some(blake2_256(&bytes)),
							Draw::Failed(refusal) => undrawn = refusal,
						}
					}
					return Some(Answer { refusals, proposal: Some(proposal), undrawn });
				}
				Err(refusal) => {
					log::debug!(target: LOG_TARGET, "attempt {attempt} of model {} is refused: {refusal:?}", self.declaration.model);
					// There is room: one for each attempt.
					let _ = refusals.try_push(refusal);
				}
			}
		}
		Some(Answer { refusals, proposal: None, undrawn: None })
	}

	/// Whether this operator's run agrees with a proposal; `None` while it is not known.
	pub fn agrees(&self, proxy: &Proxy, candidate: &Candidate) -> Option<bool> {
		let own = self.chat(proxy, candidate.attempt)?;
		Some(own.is_ok_and(|own| candidate.proposal.agrees(&own, &self.blueprint.core, &self.declaration)))
	}

	/// The picture; `None` while it is not known. One that fails is done without.
	pub fn draw(&self, proxy: &Proxy) -> Option<Draw> {
		let BlueprintVersion { core, texts, .. } = &self.blueprint;
		let body = synthesis::image_job(&self.genesis, self.request, 0, core, texts, &self.declaration)?;
		match proxy.job(body) {
			Job::Pending => None,
			Job::Done(bytes) if bytes.len() <= limits::IMAGE as usize && image::recognise(&bytes).is_some() => {
				Some(Draw::Drawn(bytes))
			}
			Job::Done(bytes) if bytes.len() > limits::IMAGE as usize => {
				Some(Draw::Failed(Some(Refusal::ImageTooLarge)))
			}
			Job::Done(_) => Some(Draw::Failed(Some(Refusal::NotAnImage))),
			Job::Refused(refusal) => {
				log::debug!(target: LOG_TARGET, "an image is refused: {refusal:?}");
				Some(Draw::Failed(Some(refusal)))
			}
			Job::Failed(cause) => {
				log::warn!(target: LOG_TARGET, "an image cannot be drawn: {cause}");
				Some(Draw::Failed(None))
			}
		}
	}
}
