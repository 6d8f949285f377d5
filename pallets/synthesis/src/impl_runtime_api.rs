//! What the runtime API answers.

use crate::{
	Config, Declarations, Face, Held, HeldProposal, Open, Pallet, Panels, RequestView, Requests, Stage, WaitingView,
};
use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};
use vivarium_engine::{
	revision::print_trait,
	rules::bit,
	synthesis::{Declaration, Proposal, Request},
	text,
};
use vivarium_primitives::{BlueprintVersion, CollectionId, DynamicAssets, ItemId};

/// The most proposals that are listed at once.
const MOST: usize = 100;

impl<T: Config> Pallet<T> {
	/// The declaration of a version of a collection's blueprint.
	pub fn declaration(collection: CollectionId, version: u32) -> Option<Declaration> {
		Declarations::<T>::get(collection, version).map(|declared| declared.declaration)
	}

	/// An asset's open request.
	pub fn request_view(collection: CollectionId, item: ItemId) -> Option<RequestView<T::AccountId>> {
		let open = Requests::<T>::get((collection, item))?;
		let blueprint = T::Assets::blueprint(collection, open.version)?;
		let quorum = open.quorum();
		let Open { request, hash, committee, until, stage, .. } = open;
		let (stage, agree, disagree) = match &stage {
			Stage::Asked { .. } => ("asked", 0, 0),
			Stage::Proposed(candidate) => ("proposed", candidate.agree.count_ones(), candidate.disagree.count_ones()),
			Stage::Drawing(candidate) => ("drawing", candidate.agree.count_ones(), candidate.disagree.count_ones()),
		};
		Some(RequestView {
			request: hash.into(),
			occasion: request.occasion.print(&blueprint.texts),
			opened: request.block,
			until,
			stage: stage.to_string(),
			committee: committee.into_iter().map(|member| member.operator).collect(),
			quorum,
			agree,
			disagree,
		})
	}

	/// The proposals that wait for review, of a collection or of all: 100 after so many that are passed over.
	pub fn waiting(collection: Option<CollectionId>, skip: u32) -> Vec<WaitingView<T::AccountId>> {
		let of_one = collection.into_iter().flat_map(|collection| {
			Held::<T>::iter_prefix(collection).map(move |(item, held)| (collection, item, held))
		});
		let of_all = Held::<T>::iter().take_while(|_| collection.is_none());
		let held = of_one.chain(of_all).skip(skip as usize).take(MOST);
		held.filter_map(|(collection, item, held)| Self::waiting_view(collection, item, held)).collect()
	}

	fn waiting_view(
		collection: CollectionId,
		item: ItemId,
		held: HeldProposal<T>,
	) -> Option<WaitingView<T::AccountId>> {
		let blueprint = T::Assets::blueprint(collection, held.decided.version)?;
		let panel = Panels::<T>::get(collection);
		let shown = Self::face(collection, item);
		Some(WaitingView {
			collection,
			item,
			external_id: text(&held.request.external_id).to_string(),
			proposal: held.decided.hash.into(),
			request: held.decided.request.into(),
			occasion: held.request.occasion.print(&blueprint.texts),
			model: held.decided.model,
			diff: diff(&held.request, &held.decided.proposal, shown.as_ref(), &blueprint),
			approvals: held.approvals.to_vec(),
			rejections: held.rejections.to_vec(),
			threshold: panel.as_ref().map_or(0, |panel| panel.threshold),
			reviewers: panel.map(|panel| panel.reviewers.to_vec()).unwrap_or_default(),
			until: held.until,
		})
	}
}

/// What a proposal would change, a line each: `condition good → worn`.
fn diff(request: &Request, proposal: &Proposal, shown: Option<&Face>, blueprint: &BlueprintVersion) -> Vec<String> {
	let BlueprintVersion { core, texts, .. } = blueprint;
	let mut lines = Vec::new();
	for proposed in &proposal.traits {
		let index = usize::from(proposed.index);
		let before = request.traits.get(index).and_then(|value| print_trait(core, texts, index, value));
		let after = print_trait(core, texts, index, &proposed.value);
		let name = texts.traits.get(index).map(|names| text(&names.name)).unwrap_or_default();
		if before != after {
			lines.push(format!("{name} {} → {}", before.unwrap_or_default(), after.unwrap_or_default()));
		}
	}
	let state = |state: u8| texts.states.get(usize::from(state)).map(text).unwrap_or_default();
	if let Some(to) = proposal.to {
		lines.push(format!("state {} → {}", state(request.state), state(to)));
	}
	let raised = (0u8..).zip(&texts.flags).filter(|(flag, _)| proposal.flags & !request.flags & bit(*flag) != 0);
	lines.extend(raised.map(|(_, name)| format!("{} raised", text(name))));
	let adjustment = shown.map_or(0, |face| face.adjustment);
	if proposal.adjustment != adjustment {
		lines.push(format!("health adjustment {adjustment} → {}", proposal.adjustment));
	}
	if !proposal.narrative.is_empty() {
		lines.push(format!("narrative: {}", text(&proposal.narrative)));
	}
	if let Some(image) = proposal.image {
		lines.push(format!("image {}", vivarium_engine::metadata::hex(&image)));
	}
	lines
}
