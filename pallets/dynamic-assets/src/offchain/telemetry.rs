//! From URLs to observations.

use super::egress::{Fetched, Proxy};
use crate::Observation;
use alloc::{collections::BTreeMap, string::String, vec::Vec};
use vivarium_engine::{
	blueprint::{Core, Texts},
	cause::Cause,
	external_id::ExternalId,
	observation::{self, Said},
	template, text,
};
use vivarium_primitives::{CollectionId, ItemId};

/// What this operator sees of each item now. `now` is the chain's clock, in milliseconds since 1970.
pub fn observe(
	proxy: &Proxy,
	collection: CollectionId,
	items: impl Iterator<Item = (ItemId, ExternalId)>,
	core: &Core,
	texts: &Texts,
	now: u64,
) -> Vec<Observation> {
	let items: Vec<(ItemId, ExternalId)> = items.collect();
	let urls = |item: ItemId, id: &ExternalId| -> Vec<Option<String>> {
		let sources = texts.sources.iter();
		sources.map(|source| template::render(text(&source.url), collection, item, text(id)).ok()).collect()
	};
	let fetched = proxy.fetch_all(items.iter().flat_map(|(item, id)| urls(*item, id)).flatten());
	items
		.iter()
		.map(|(item, id)| {
			let said: Vec<Said> = (0u8..)
				.zip(urls(*item, id))
				.flat_map(|(source, url)| {
					observation::read(core, texts, source, response(&fetched, url), text(id), now)
				})
				.collect();
			Observation { item: *item, values: observation::combine(core, texts, &said) }
		})
		.collect()
}

fn response(fetched: &BTreeMap<String, Fetched>, url: Option<String>) -> observation::Response<'_> {
	let fetched = url.and_then(|url| fetched.get(&url)).ok_or(Cause::Url)?;
	fetched.as_ref().map(Vec::as_slice).map_err(|cause| *cause)
}
