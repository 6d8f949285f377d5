//! From URLs to observations.

use super::egress::{Fetched, Proxy};
use crate::Observation;
use alloc::{string::String, vec::Vec};
use frame_support::BoundedVec;
use vivarium_engine::{
	blueprint::{Core, Texts},
	cause::Cause,
	external_id::ExternalId,
	json, life, pointer, template, text,
};
use vivarium_primitives::{CollectionId, ItemId};

/// What this operator sees of each item now.
pub fn observe(
	proxy: &Proxy,
	collection: CollectionId,
	items: impl Iterator<Item = (ItemId, ExternalId)>,
	core: &Core,
	texts: &Texts,
) -> Vec<Observation> {
	let url = |item, id: &ExternalId| template::render(text(&texts.source.url), collection, item, text(id)).ok();
	let asked: Vec<(ItemId, ExternalId, Option<String>)> =
		items.map(|(item, id)| (item, id.clone(), url(item, &id))).collect();
	let fetched = proxy.fetch_all(asked.iter().filter_map(|(_, _, url)| url.clone()));
	asked
		.into_iter()
		.map(|(item, id, url)| {
			let response = url.and_then(|url| fetched.get(&url));
			Observation { item, values: BoundedVec::truncate_from(values(response, &id, core, texts)) }
		})
		.collect()
}

fn values(response: Option<&Fetched>, id: &ExternalId, core: &Core, texts: &Texts) -> Vec<Result<i64, Cause>> {
	let value = |(position, (metric, pointer)): (usize, (&vivarium_engine::blueprint::Metric, _))| {
		let body = response.ok_or(Cause::Url)?.as_ref().map_err(|cause| *cause)?;
		let pointer = pointer::render(text(pointer), text(id));
		let value = json::extract(body, &pointer, metric.decimals)?;
		life::plausible(core, position, value)
	};
	core.metrics.iter().zip(&texts.source.pointers).enumerate().map(value).collect()
}
