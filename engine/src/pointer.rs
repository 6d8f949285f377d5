//! JSON Pointers (RFC 6901), in which `{external_id}` may stand.

use alloc::{
	borrow::Cow,
	string::{String, ToString},
	vec::Vec,
};

/// The placeholder for the asset's external id.
pub const EXTERNAL_ID: &str = "{external_id}";

/// What is wrong with a pointer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PointerError {
	/// It is neither empty nor does it begin with `/`.
	NoLeadingSlash,
	/// A `~` is followed by neither `0` nor `1`.
	Escape,
}

/// The reference tokens of a pointer, unescaped. The empty pointer is the whole document.
///
/// # Errors
/// [`PointerError`] where the pointer does not follow RFC 6901, section 3.
pub fn tokens(pointer: &str) -> Result<Vec<Cow<'_, str>>, PointerError> {
	if pointer.is_empty() {
		return Ok(Vec::new());
	}
	let rest = pointer.strip_prefix('/').ok_or(PointerError::NoLeadingSlash)?;
	rest.split('/').map(unescape).collect()
}

/// The pointer with the asset's external id, escaped, in its place.
pub fn render(pointer: &str, external_id: &str) -> String {
	pointer.replace(EXTERNAL_ID, &escape(external_id))
}

fn escape(token: &str) -> String {
	token.replace('~', "~0").replace('/', "~1")
}

fn unescape(token: &str) -> Result<Cow<'_, str>, PointerError> {
	if !token.contains('~') {
		return Ok(Cow::Borrowed(token));
	}
	let valid = token.split('~').skip(1).all(|part| part.starts_with(['0', '1']));
	if !valid {
		return Err(PointerError::Escape);
	}
	// In this order, so that `~01` becomes `~1` (RFC 6901, section 4).
	Ok(Cow::Owned(token.replace("~1", "/").replace("~0", "~").to_string()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn tokens_follow_the_standard() {
		assert_eq!(tokens(""), Ok(alloc::vec![]));
		assert_eq!(tokens("/").unwrap(), [""]);
		assert_eq!(tokens("/a/0/b").unwrap(), ["a", "0", "b"]);
		assert_eq!(tokens("/a~1b/m~0n/~01").unwrap(), ["a/b", "m~n", "~1"]);
		assert_eq!(tokens("a"), Err(PointerError::NoLeadingSlash));
		assert_eq!(tokens("/a~2"), Err(PointerError::Escape));
		assert_eq!(tokens("/a~"), Err(PointerError::Escape));
	}

	#[test]
	fn the_external_id_is_escaped() {
		let rendered = render("/devices/{external_id}/t", "a~b");
		assert_eq!(rendered, "/devices/a~0b/t");
		assert_eq!(tokens(&rendered).unwrap(), ["devices", "a~b", "t"]);
	}

	proptest! {
		#[test]
		fn any_token_survives_escaping(token: String) {
			let pointer = alloc::format!("/{}", escape(&token));
			prop_assert_eq!(tokens(&pointer).unwrap(), [token]);
		}
	}
}
