//! From URLs to observations.

use crate::Observation;
use alloc::{collections::BTreeMap, string::String, vec::Vec};
use vivarium_engine::{
	blueprint::{Core, Texts},
	cause::Cause,
	external_id::ExternalId,
	observation::{self, Said},
	template, text,
};
use vivarium_primitives::{
	egress::{Fetched, Proxy},
	CollectionId, ItemId,
};

/// What this operator sees of each item now. `now` is the chain's clock, in milliseconds since 1970.
pub fn observe(
	proxy: &Proxy,
	collection: CollectionId,
	items: impl Iterator<Item = (ItemId, ExternalId)>,
	core: &Core,
	texts: &Texts,
	now: u64,
) -> Vec<Observation> {
	let with_urls = |(item, id): (ItemId, ExternalId)| {
		let sources = texts.sources.iter();
		let urls = sources.map(|source| template::render(text(&source.url), collection, item, text(&id)).ok());
		(item, urls.collect::<Vec<_>>(), id)
	};
	let items: Vec<_> = items.map(with_urls).collect();
	let fetched = proxy.fetch_all(items.iter().flat_map(|(_, urls, _)| urls).flatten().cloned());
	items
		.iter()
		.map(|(item, urls, id)| {
			let said: Vec<Said> = (0u8..)
				.zip(urls)
				.flat_map(|(source, url)| {
					observation::read(core, texts, source, response(&fetched, url.as_deref()), text(id), now)
				})
				.collect();
			Observation { item: *item, values: observation::combine(core, texts, &said) }
		})
		.collect()
}

fn response<'a>(fetched: &'a BTreeMap<String, Fetched>, url: Option<&str>) -> observation::Response<'a> {
	let fetched = url.and_then(|url| fetched.get(url)).ok_or(Cause::Url)?;
	fetched.as_ref().map(Vec::as_slice).map_err(|cause| *cause)
}
