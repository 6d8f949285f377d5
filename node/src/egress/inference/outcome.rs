//! What came of a job: content, a refusal of what the model said, or a failure of its provider.

use axum::body::Bytes;
use std::borrow::Cow;
use vivarium_engine::{cause::Cause, synthesis::Refusal};
use vivarium_primitives::egress::OK;

/// What came of a job.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
	/// What the model said, or the image that it made.
	Content(Bytes),
	/// What it said cannot be taken. It will not say anything else if it is asked the same again.
	Refused(Refusal),
	/// It said nothing. It may, if it is asked again.
	Failed(Failure),
}

/// Why a provider gave no answer that can be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Failure {
	/// As of any request.
	Request(Cause),
	/// The answer is not JSON of the shape that OpenAI's API has.
	BadAnswer,
	/// The operator has no such model.
	ModelNotConfigured,
	/// The operator has the model for something else.
	WrongKind,
}

impl Failure {
	/// Those that are no request's.
	pub const OWN: [Self; 3] = [Self::BadAnswer, Self::ModelNotConfigured, Self::WrongKind];

	/// The name that the proxy and its counter show.
	pub fn name(&self) -> Cow<'static, str> {
		match self {
			Self::Request(cause) => cause.name().into(),
			Self::BadAnswer => "bad_answer".into(),
			Self::ModelNotConfigured => "model_not_configured".into(),
			Self::WrongKind => "wrong_kind".into(),
		}
	}
}

impl Outcome {
	/// What the `x-cause` header says.
	pub fn cause(&self) -> Cow<'static, str> {
		match self {
			Self::Content(_) => OK.into(),
			Self::Refused(refusal) => refusal.code().into(),
			Self::Failed(failure) => failure.name(),
		}
	}

	/// The content, which is empty where there is none.
	pub fn content(&self) -> Bytes {
		match self {
			Self::Content(content) => content.clone(),
			Self::Refused(_) | Self::Failed(_) => Bytes::new(),
		}
	}
}
