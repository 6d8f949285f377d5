//! Whether XML is well formed, as far as a card may use XML: elements, attributes in double quotes, text, and the
//! references that need no declaration.

/// Checks a document: one root, tags that close each other, attributes in quotes and named once, none of them a link,
/// no bare `<` or `&`, no character that XML 1.0 does not allow.
///
/// # Errors
/// Says what is wrong, and shows where.
pub fn check(document: &str) -> Result<(), String> {
	let is_forbidden = |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
	let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r') || !is_forbidden(c);
	if let Some(bad) = document.chars().find(|c| !is_allowed(*c)) {
		return Err(format!("the character {bad:?}"));
	}
	let mut open: Vec<&str> = Vec::new();
	let mut roots = 0;
	let mut rest = document;
	while let Some((text, after)) = rest.split_once('<') {
		check_text(text)?;
		if open.is_empty() && !text.trim().is_empty() {
			return Err(format!("text outside of the root: {text}"));
		}
		let end = end_of_tag(after).ok_or_else(|| format!("a tag that does not end: {after}"))?;
		let (tag, next) = (&after[..end], &after[end + 1..]);
		if let Some(name) = tag.strip_prefix('/') {
			if open.pop() != Some(name.trim_end()) {
				return Err(format!("</{name}> closes nothing"));
			}
		} else {
			roots += usize::from(open.is_empty());
			let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
			let name = check_tag(tag)?;
			if !is_empty {
				open.push(name);
			}
		}
		rest = next;
	}
	if !rest.trim().is_empty() {
		return Err(format!("after the root: {rest}"));
	}
	if !open.is_empty() || roots != 1 {
		return Err(format!("{roots} roots, and open in the end: {open:?}"));
	}
	Ok(())
}

/// Where a tag ends: at the first `>` outside of quotes.
fn end_of_tag(text: &str) -> Option<usize> {
	let mut is_quoted = false;
	text.bytes().position(|byte| {
		is_quoted ^= byte == b'"';
		byte == b'>' && !is_quoted
	})
}

/// Checks what stands between `<` and `>`; returns the element's name.
fn check_tag(tag: &str) -> Result<&str, String> {
	let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
	if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
		return Err(format!("the name of <{tag}>"));
	}
	let mut seen = Vec::new();
	loop {
		attributes = attributes.trim_start();
		if attributes.is_empty() {
			return Ok(name);
		}
		let wrong = || format!("an attribute of <{tag}>");
		let (key, after) = attributes.split_once("=\"").ok_or_else(wrong)?;
		let (value, after) = after.split_once('"').ok_or_else(wrong)?;
		let is_name = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-:".contains(&byte));
		if key.is_empty() || !is_name || seen.contains(&key) || value.contains('<') || key.ends_with("href") {
			return Err(wrong());
		}
		check_text(value)?;
		seen.push(key);
		attributes = after;
	}
}

/// Checks that every `&` begins a reference.
fn check_text(text: &str) -> Result<(), String> {
	let references = ["lt;", "gt;", "amp;", "quot;", "apos;", "#"];
	let is_reference = |after: &str| references.iter().any(|one| after.starts_with(one));
	match text.split('&').skip(1).find(|after| !is_reference(after)) {
		Some(after) => Err(format!("a bare & before {after}")),
		None => Ok(()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_is_well_formed_passes() {
		for document in ["<a/>", r#"<svg x="1 > 0"><g><text y="2">a &amp; b</text></g><path d="M0"/></svg>"#] {
			assert_eq!(check(document), Ok(()), "{document}");
		}
	}

	#[test]
	fn what_is_not_well_formed_is_found() {
		let documents = [
			"",
			"a",
			"<a>",
			"</a>",
			"<a></b>",
			"<a/><b/>",
			"<a/>b",
			"<a>&</a>",
			"<a b=1/>",
			r#"<a b="1" b="2"/>"#,
			r#"<a b="<"/>"#,
			r#"<a href="x"/>"#,
			"<a>\u{1}</a>",
			"<a>\u{ffff}</a>",
			"<a",
			r#"<a b="1/>"#,
			"< a/>",
		];
		for document in documents {
			assert!(check(document).is_err(), "{document}");
		}
	}
}
