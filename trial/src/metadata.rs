//! What two runtimes' metadata differ in.

use crate::Result;
use codec::Decode;
use frame_metadata::{
	v15::{RuntimeMetadataV15, StorageEntryType},
	RuntimeMetadata, RuntimeMetadataPrefixed,
};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef};
use std::{
	collections::{BTreeMap, HashMap},
	fmt,
};

/// What those who use a runtime know of it.
#[derive(Clone, Debug, Default)]
pub struct Outline {
	pub pallets: BTreeMap<String, Pallet>,
	/// The methods of each runtime API, and what they take and give.
	pub apis: BTreeMap<String, BTreeMap<String, String>>,
	/// The transaction extensions, in their order.
	pub extensions: Vec<String>,
}

/// What a pallet has. Each thing is told by its name, and by what is compared of it.
#[derive(Clone, Debug, Default)]
pub struct Pallet {
	pub index: u8,
	pub calls: BTreeMap<String, Variant>,
	pub events: BTreeMap<String, Variant>,
	pub errors: BTreeMap<String, Variant>,
	pub storage: BTreeMap<String, String>,
	pub constants: BTreeMap<String, String>,
}

/// A call, an event or an error.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Variant {
	pub index: u8,
	/// Its fields, and the layout of their types.
	pub fields: String,
}

impl Outline {
	/// The outline of encoded metadata of version 15.
	pub fn decode(encoded: &[u8]) -> Result<Self> {
		let metadata = RuntimeMetadataPrefixed::decode(&mut &encoded[..])
			.map_err(|error| format!("the metadata does not decode: {error}"))?;
		match metadata.1 {
			RuntimeMetadata::V15(metadata) => Ok(Self::of(&metadata)),
			_ => Err("the metadata is not of version 15".into()),
		}
	}

	fn of(metadata: &RuntimeMetadataV15) -> Self {
		let mut types = Types { registry: &metadata.types, known: HashMap::new() };
		let pallets = metadata.pallets.iter().map(|pallet| {
			let storage = pallet.storage.iter().flat_map(|storage| &storage.entries);
			let storage: BTreeMap<_, _> = storage
				.map(|entry| {
					let layout = match &entry.ty {
						StorageEntryType::Plain(value) => types.layout(value.id),
						StorageEntryType::Map { hashers, key, value } => {
							format!("{hashers:?} {} to {}", types.layout(key.id), types.layout(value.id))
						}
					};
					(entry.name.clone(), format!("{:?} {layout}", entry.modifier))
				})
				.collect();
			let constants = pallet.constants.iter().map(|constant| {
				let value = sp_core::bytes::to_hex(&constant.value, false);
				(constant.name.clone(), format!("{} = {value}", types.layout(constant.ty.id)))
			});
			let constants = constants.collect();
			let found = Pallet {
				index: pallet.index,
				calls: types.variants(pallet.calls.as_ref().map(|calls| calls.ty.id)),
				events: types.variants(pallet.event.as_ref().map(|event| event.ty.id)),
				errors: types.variants(pallet.error.as_ref().map(|error| error.ty.id)),
				storage,
				constants,
			};
			(pallet.name.clone(), found)
		});
		let pallets = pallets.collect();
		let apis = metadata.apis.iter().map(|api| {
			let methods = api.methods.iter().map(|method| {
				let inputs: Vec<_> = method
					.inputs
					.iter()
					.map(|input| format!("{}: {}", input.name, types.layout(input.ty.id)))
					.collect();
				(method.name.clone(), format!("({}) to {}", inputs.join(", "), types.layout(method.output.id)))
			});
			(api.name.clone(), methods.collect())
		});
		let apis = apis.collect();
		let extensions = metadata.extrinsic.signed_extensions.iter();
		let extensions = extensions.map(|extension| extension.identifier.clone()).collect();
		Self { pallets, apis, extensions }
	}
}

/// The types of a runtime, and the layouts that were written out so far.
struct Types<'a> {
	registry: &'a PortableRegistry,
	known: HashMap<u32, String>,
}

impl Types<'_> {
	/// The layout of a type, so that two types with the same layout have the same bytes. The enumerations of all calls,
	/// events and the like are told by name: whatever is added to the runtime would change each that takes a call.
	fn layout(&mut self, id: u32) -> String {
		if let Some(known) = self.known.get(&id) {
			return known.clone();
		}
		let Some(of) = self.registry.resolve(id) else { return "?".into() };
		let name = of.path.segments.last().cloned().unwrap_or_default();
		// Whoever meets it again while it is written out is told the name.
		self.known.insert(id, name.clone());
		let is_outer = of.path.segments.first().is_some_and(|first| first == "vivarium_runtime");
		let is_of_calls = matches!(name.as_str(), "Call" | "Event" | "Error");
		let layout = match &of.type_def {
			TypeDef::Variant(_) if is_outer || is_of_calls => name,
			TypeDef::Variant(variants) => {
				let variants = variants.variants.iter();
				let variants: Vec<_> = variants
					.map(|variant| format!("{} {}{}", variant.index, variant.name, self.fields(&variant.fields)))
					.collect();
				digest(name, &variants.join(" | "))
			}
			TypeDef::Composite(composite) => {
				let fields = self.fields(&composite.fields);
				digest(name, &fields)
			}
			TypeDef::Sequence(sequence) => format!("[{}]", self.layout(sequence.type_param.id)),
			TypeDef::Array(array) => format!("[{}; {}]", self.layout(array.type_param.id), array.len),
			TypeDef::Tuple(tuple) => {
				let fields: Vec<_> = tuple.fields.iter().map(|field| self.layout(field.id)).collect();
				format!("({})", fields.join(", "))
			}
			TypeDef::Primitive(primitive) => format!("{primitive:?}").to_lowercase(),
			TypeDef::Compact(compact) => format!("compact {}", self.layout(compact.type_param.id)),
			TypeDef::BitSequence(bits) => {
				format!("bits {} {}", self.layout(bits.bit_store_type.id), self.layout(bits.bit_order_type.id))
			}
		};
		self.known.insert(id, layout.clone());
		layout
	}

	fn fields(&mut self, fields: &[Field<PortableForm>]) -> String {
		let fields = fields.iter().map(|field| match &field.name {
			Some(name) => format!("{name}: {}", self.layout(field.ty.id)),
			None => self.layout(field.ty.id),
		});
		let fields: Vec<_> = fields.collect();
		format!("({})", fields.join(", "))
	}

	fn variants(&mut self, id: Option<u32>) -> BTreeMap<String, Variant> {
		let registry = self.registry;
		let Some(TypeDef::Variant(variants)) = id.and_then(|id| registry.resolve(id)).map(|of| &of.type_def) else {
			return BTreeMap::new();
		};
		let variants = variants.variants.iter().map(|variant| {
			let fields = self.fields(&variant.fields);
			(variant.name.clone(), Variant { index: variant.index, fields })
		});
		variants.collect()
	}
}

/// A short name of a layout: its own, and a part of its digest. What is short enough stands for itself.
fn digest(name: String, layout: &str) -> String {
	if name.len() + layout.len() <= 24 {
		return format!("{name}{layout}");
	}
	let digest = sp_crypto_hashing::blake2_64(layout.as_bytes());
	let digest = sp_core::bytes::to_hex(&digest[..4], false);
	format!("{name}#{}", digest.trim_start_matches("0x"))
}

/// What two outlines differ in, a line each.
#[derive(Debug, Default)]
pub struct Difference {
	pub lines: Vec<String>,
	/// The indices that were reused or moved, a line each.
	pub broken: Vec<String>,
}

impl fmt::Display for Difference {
	fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
		if self.lines.is_empty() && self.broken.is_empty() {
			return write!(formatter, "The metadata say the same");
		}
		let broken = self.broken.iter().map(|line| format!("! {line}"));
		let lines: Vec<_> = self.lines.iter().cloned().chain(broken).collect();
		write!(formatter, "{}", lines.join("\n"))
	}
}

/// What came, went and changed from the old runtime to the new one.
pub fn difference(old: &Outline, new: &Outline) -> Difference {
	let mut found = Difference::default();
	for (name, was) in &old.pallets {
		match new.pallets.get(name) {
			None => found.lines.push(format!("- pallet {name} ({})", was.index)),
			Some(is) => found.pallet(name, was, is),
		}
	}
	for (name, is) in &new.pallets {
		if !old.pallets.contains_key(name) {
			let Pallet { index, calls, events, errors, storage, .. } = is;
			let counts =
				[(calls.len(), "calls"), (events.len(), "events"), (errors.len(), "errors"), (storage.len(), "items")];
			let counts: Vec<_> = counts.iter().map(|(count, of)| format!("{count} {of}")).collect();
			found.lines.push(format!("+ pallet {name} ({index}): {}", counts.join(", ")));
			if let Some((other, _)) = old.pallets.iter().find(|(_, was)| was.index == *index) {
				found.broken.push(format!("pallet {name} has index {index}, which was that of {other}"));
			}
		}
	}
	for (api, was) in &old.apis {
		match new.apis.get(api) {
			None => found.lines.push(format!("- runtime API {api}")),
			Some(is) => found.items(&format!("method {api}."), was, is),
		}
	}
	for api in new.apis.keys().filter(|api| !old.apis.contains_key(*api)) {
		found.lines.push(format!("+ runtime API {api}"));
	}
	if old.extensions != new.extensions {
		let (was, is) = (old.extensions.join(", "), new.extensions.join(", "));
		found.lines.push(format!("~ transaction extensions: {was} to {is}"));
	}
	found
}

impl Difference {
	fn pallet(&mut self, name: &str, was: &Pallet, is: &Pallet) {
		if was.index != is.index {
			self.broken.push(format!("pallet {name} moved from index {} to {}", was.index, is.index));
		}
		self.variants(&format!("call {name}."), &was.calls, &is.calls, true);
		self.variants(&format!("event {name}."), &was.events, &is.events, false);
		self.variants(&format!("error {name}."), &was.errors, &is.errors, false);
		self.items(&format!("storage {name}."), &was.storage, &is.storage);
		self.items(&format!("constant {name}."), &was.constants, &is.constants);
	}

	/// Calls, events or errors. Who signed a call, or wrote it down for later, relies on its index.
	fn variants(
		&mut self,
		of: &str,
		was: &BTreeMap<String, Variant>,
		is: &BTreeMap<String, Variant>,
		must_keep_indices: bool,
	) {
		for (name, old) in was {
			match is.get(name) {
				None => self.lines.push(format!("- {of}{name} ({})", old.index)),
				Some(new) if old.index != new.index => {
					let moved = format!("{of}{name} moved from index {} to {}", old.index, new.index);
					if must_keep_indices { &mut self.broken } else { &mut self.lines }.push(moved);
				}
				Some(new) if old.fields != new.fields => {
					self.lines.push(format!("~ {of}{name} ({}): {} to {}", old.index, old.fields, new.fields));
				}
				Some(_) => {}
			}
		}
		for (name, new) in is.iter().filter(|(name, _)| !was.contains_key(*name)) {
			self.lines.push(format!("+ {of}{name} ({})", new.index));
			let before = was.iter().find(|(_, old)| old.index == new.index);
			if let (true, Some((other, _))) = (must_keep_indices, before) {
				self.broken.push(format!("{of}{name} has index {}, which was that of {other}", new.index));
			}
		}
	}

	/// Whatever has no index.
	fn items(&mut self, of: &str, was: &BTreeMap<String, String>, is: &BTreeMap<String, String>) {
		for (name, old) in was {
			match is.get(name) {
				None => self.lines.push(format!("- {of}{name}")),
				Some(new) if old != new => self.lines.push(format!("~ {of}{name}: {old} to {new}")),
				Some(_) => {}
			}
		}
		let came = is.keys().filter(|name| !was.contains_key(*name));
		self.lines.extend(came.map(|name| format!("+ {of}{name}")));
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rpc::METADATA;

	fn present() -> Outline {
		let metadata = vivarium_runtime::Runtime::metadata_at_version(METADATA).unwrap();
		Outline::decode(&metadata).unwrap()
	}

	fn of(change: impl FnOnce(&mut Outline)) -> Difference {
		let mut next = present();
		change(&mut next);
		difference(&present(), &next)
	}

	fn calls(outline: &mut Outline) -> &mut BTreeMap<String, Variant> {
		&mut outline.pallets.get_mut("Uniques").unwrap().calls
	}

	#[test]
	fn a_runtime_differs_in_nothing_from_itself() {
		let outline = present();
		assert!(outline.pallets["DynamicAssets"].storage.contains_key("Assets"));
		assert!(outline.apis.contains_key("DynamicAssetsApi"));
		assert_eq!(difference(&outline, &outline).to_string(), "The metadata say the same");
	}

	#[test]
	fn what_came_and_went_is_told_and_breaks_nothing() {
		let found = of(|next| {
			let burn = calls(next).remove("burn").unwrap();
			calls(next).insert("scorch".into(), Variant { index: 200, fields: burn.fields });
			next.pallets.get_mut("Uniques").unwrap().storage.insert("Embers".into(), String::new());
			next.apis.remove("DynamicAssetsApi");
		});
		assert!(found.broken.is_empty());
		let said = found.to_string();
		for line in [
			"- call Uniques.burn",
			"+ call Uniques.scorch (200)",
			"+ storage Uniques.Embers",
			"- runtime API DynamicAssetsApi",
		] {
			assert!(said.contains(line), "{line} in {said}");
		}
	}

	#[test]
	fn a_call_whose_index_moved_or_was_reused_breaks_it() {
		let moved = of(|next| calls(next).get_mut("burn").unwrap().index = 200);
		assert_eq!(moved.broken.len(), 1);
		let reused = of(|next| {
			let burn = calls(next).remove("burn").unwrap();
			calls(next).insert("scorch".into(), burn);
		});
		assert!(reused.broken[0].contains("which was that of burn"), "{reused}");
	}

	#[test]
	fn a_pallet_whose_index_moved_or_was_reused_breaks_it() {
		let moved = of(|next| next.pallets.get_mut("Uniques").unwrap().index = 200);
		assert_eq!(moved.broken, ["pallet Uniques moved from index 30 to 200"]);
		let reused = of(|next| {
			let uniques = next.pallets.remove("Uniques").unwrap();
			next.pallets.insert("Nfts".into(), uniques);
		});
		assert_eq!(reused.broken, ["pallet Nfts has index 30, which was that of Uniques"]);
	}

	#[test]
	fn a_layout_that_changed_is_told() {
		let found = of(|next| {
			let storage = &mut next.pallets.get_mut("DynamicAssets").unwrap().storage;
			storage.get_mut("Assets").unwrap().push_str(", and more");
		});
		assert!(found.to_string().starts_with("~ storage DynamicAssets.Assets: "), "{found}");
	}
}
