//! URL templates: `https://example.org/{collection}/{item}?id={external_id}`.

use crate::{limits, CollectionId, ItemId};
use alloc::string::{String, ToString};

/// What is wrong with a URL template.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TemplateError {
	/// It does not begin with `http://` or `https://`.
	Scheme,
	/// The host is missing, holds a user name or a placeholder.
	Authority,
	/// It holds a character that a URL may not hold unescaped, or a fragment.
	Character,
	/// It names a placeholder other than `{collection}`, `{item}`, `{external_id}`.
	Placeholder,
	/// It, or what came of it, is longer than the limit.
	TooLong,
}

/// Checks a template.
///
/// # Errors
/// The first [`TemplateError`] found.
pub fn validate(template: &str) -> Result<(), TemplateError> {
	let rest =
		template.strip_prefix("https://").or_else(|| template.strip_prefix("http://")).ok_or(TemplateError::Scheme)?;
	let authority = rest.split(['/', '?']).next().unwrap_or_default();
	if authority.is_empty() || authority.contains(['@', '{', '}', '\\']) {
		return Err(TemplateError::Authority);
	}
	let mut bare = rest.to_string();
	for placeholder in ["{collection}", "{item}", "{external_id}"] {
		bare = bare.replace(placeholder, "0");
	}
	if bare.contains(['{', '}']) {
		return Err(TemplateError::Placeholder);
	}
	let allowed = |c: char| c.is_ascii_graphic() && !"\"<>\\^`|#".contains(c);
	if !bare.chars().all(allowed) {
		return Err(TemplateError::Character);
	}
	if template.len() > limits::URL as usize {
		return Err(TemplateError::TooLong);
	}
	Ok(())
}

/// The origin of a URL: scheme, host and port, in lower case and without the scheme's own port. `None` where there is
/// none.
pub fn origin(url: &str) -> Option<String> {
	let (scheme, rest) = url.split_once("://")?;
	let authority = rest.split(['/', '?', '#']).next()?;
	let default = match scheme {
		"https" => ":443",
		_ => ":80",
	};
	let authority = authority.strip_suffix(default).unwrap_or(authority);
	Some(alloc::format!("{scheme}://{authority}").to_ascii_lowercase())
}

/// The URL for one asset.
///
/// # Errors
/// [`TemplateError::TooLong`] where the URL is longer than the limit.
pub fn render(
	template: &str,
	collection: CollectionId,
	item: ItemId,
	external_id: &str,
) -> Result<String, TemplateError> {
	let url = template
		.replace("{collection}", &collection.to_string())
		.replace("{item}", &item.to_string())
		.replace("{external_id}", external_id);
	if url.len() > limits::URL as usize {
		return Err(TemplateError::TooLong);
	}
	Ok(url)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn a_url_is_rendered() {
		let template = "https://x.example:8443/{collection}/{item}?id={external_id}";
		assert_eq!(validate(template), Ok(()));
		assert_eq!(render(template, 3, 7, "SN-1").unwrap(), "https://x.example:8443/3/7?id=SN-1");
		assert_eq!(validate("http://127.0.0.1:9100/host"), Ok(()));
		assert_eq!(validate("http://[::1]:9100/host"), Ok(()));
	}

	#[test]
	fn bad_templates_are_refused() {
		for (template, error) in [
			("ftp://x/", TemplateError::Scheme),
			("x.example/", TemplateError::Scheme),
			("https://", TemplateError::Authority),
			("https:///path", TemplateError::Authority),
			("https://user@x.example/", TemplateError::Authority),
			("https://{external_id}.example/", TemplateError::Authority),
			("https://x.example/{serial}", TemplateError::Placeholder),
			("https://x.example/{item", TemplateError::Placeholder),
			("https://x.example/a b", TemplateError::Character),
			("https://x.example/a#b", TemplateError::Character),
			("https://x.example/ü", TemplateError::Character),
			("https://x.example/\n", TemplateError::Character),
		] {
			assert_eq!(validate(template), Err(error), "{template}");
		}
		let long = alloc::format!("https://x.example/{}", "a".repeat(256));
		assert_eq!(validate(&long), Err(TemplateError::TooLong));
	}

	#[test]
	fn origins_are_compared_by_scheme_host_and_port() {
		let same = |a, b| origin(a).unwrap() == origin(b).unwrap();
		assert!(same("https://x.example/a", "https://X.example:443/b?c"));
		assert!(same("http://x.example?a", "http://x.example:80/"));
		assert!(!same("http://x.example/", "https://x.example/"));
		assert!(!same("http://x.example:8080/", "http://x.example/"));
		assert!(!same("http://a.example/", "http://b.example/"));
	}

	proptest! {
		#[test]
		fn an_external_id_never_leaves_its_place(id in "[A-Za-z0-9._~-]{1,64}", item: u32) {
			prop_assume!(crate::external_id::is_valid(id.as_bytes()));
			let url = render("http://x.example/d/{external_id}/v/{item}", 0, item, &id).unwrap();
			prop_assert_eq!(url, alloc::format!("http://x.example/d/{id}/v/{item}"));
		}

		#[test]
		fn nothing_panics(template: String) {
			let _ = validate(&template);
			let _ = render(&template, 1, 2, "x");
		}
	}
}
