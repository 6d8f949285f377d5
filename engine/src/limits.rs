//! Every limit, in one place. Weights, deposits and fuzzers depend on them.

use core::ops::RangeInclusive;

/// Metrics of a blueprint.
pub const METRICS: u32 = 16;
/// Sources of a blueprint.
pub const SOURCES: u32 = 8;
/// States of a blueprint.
pub const STATES: u32 = 16;
/// Transitions between a blueprint's states.
pub const TRANSITIONS: u32 = 64;
/// Rules of a blueprint.
pub const RULES: u32 = 32;
/// Conditions of a rule.
pub const CONDITIONS: u32 = 4;
/// Effects of a rule.
pub const EFFECTS: u32 = 4;
/// Traits of a blueprint.
pub const TRAITS: u32 = 32;
/// Options of an enumeration.
pub const OPTIONS: u32 = 16;
/// Flags of a blueprint.
pub const FLAGS: u32 = 16;
/// Triggers of a blueprint.
pub const TRIGGERS: u32 = 16;
/// Readings of a metric's window.
pub const WINDOW: u32 = 16;
/// Rounds that may be asked for to confirm a step.
pub const CONFIRM: u8 = 16;
/// Members of a committee.
pub const COMMITTEE: u32 = 10;
/// Points of a health term's curve.
pub const CURVE_POINTS: u32 = 8;
/// Claims of a blueprint.
pub const CLAIMS: u32 = 8;
/// Measures of a blueprint.
pub const MEASURES: u32 = 8;
/// Activation energies of a mean kinetic temperature, in J/mol. For medicines 83,144 is usual.
pub const ACTIVATION_ENERGY: RangeInclusive<u32> = 10_000..=250_000;
/// Temperatures, in °C, of which a mean kinetic temperature can be told.
pub const KINETIC_CELSIUS: RangeInclusive<i64> = -200..=1_000;

/// Bytes of a name.
pub const NAME: u32 = 32;
/// Bytes of a trait's text.
pub const TRAIT_TEXT: u32 = 64;
/// Bytes of the reason that a rule gives.
pub const REASON: u32 = 64;
/// Bytes of a description.
pub const DESCRIPTION: u32 = 256;
/// Bytes of a URL template, and of the URL that comes of it.
pub const URL: u32 = 256;
/// Bytes of a JSON Pointer.
pub const POINTER: u32 = 128;
/// Bytes of an external id.
pub const EXTERNAL_ID: u32 = 64;

/// Bytes of a synthesis' instructions to the model.
pub const PROMPT: u32 = 4 * 1024;
/// Bytes of the description of an image to the model.
pub const IMAGE_PROMPT: u32 = 1024;
/// Bytes of a narrative.
pub const NARRATIVE: u32 = 1024;
/// Words and phrases that a narrative may not hold.
pub const FORBIDDEN_WORDS: u32 = 16;
/// Conditions under which a proposal goes to review.
pub const REVIEW_CONDITIONS: u32 = 8;
/// Blocks within which what goes to review is decided, at most: a week.
pub const REVIEW_DEADLINE: u32 = 7 * 43_200;
/// Reviewers of a collection.
pub const REVIEWERS: u32 = 16;
/// Publishers of a collection.
pub const PUBLISHERS: u32 = 16;
/// Devices of a collection, revoked ones included.
pub const DEVICES: u32 = 256;
/// Items to which a device may be bound, where it is not admitted for all.
pub const DEVICE_ITEMS: u32 = 16;
/// Bytes of a note.
pub const NOTE: u32 = 256;
/// Notes of an asset that are kept, and that a prompt holds.
pub const NOTES: u32 = 4;
/// How often a model may answer anew after an output that broke the rules, the first answer included.
pub const ATTEMPTS: u8 = 3;
/// The furthest that a model may move the health that is shown beside the computed one.
pub const ADJUSTMENT: u8 = 50;
/// Bytes of an image.
pub const IMAGE: u32 = 256 * 1024;
/// Bytes of what an inference endpoint answers.
pub const INFERENCE_BODY: u32 = 1024 * 1024;
/// Bytes of what a model says.
pub const OUTPUT: u32 = 16 * 1024;

/// Shares of a royalty schedule.
pub const SHARES: u32 = 10;

/// How far a sample's time may lie ahead of the chain's clock, in milliseconds: a clock that is a little fast, and a
/// chain that is a few blocks behind.
pub const AHEAD_MS: u64 = 30_000;

/// Bytes of a telemetry response's body.
pub const BODY: u32 = 64 * 1024;
/// Nesting of arrays and objects in a telemetry response.
pub const JSON_DEPTH: u32 = 16;

/// Revisions of an asset kept in state; older ones are in the offchain database.
pub const REVISIONS_IN_STATE: u32 = 8;

/// Thresholds of a licence's terms.
pub const THRESHOLDS: u32 = 4;
/// Licences on offer of an item.
pub const OFFERS: u32 = 16;
/// Licences of an item that an account may have.
pub const LICENCES: u32 = 8;
/// Blocks that a term of a licence lasts, at most: more than a year.
pub const LICENCE_BLOCKS: u32 = 1 << 24;

/// Templates of a collection's work orders.
pub const TEMPLATES: u32 = 8;
/// Work orders of an asset that are open at once.
pub const ORDERS: u32 = 8;
/// Providers that a template of work orders names.
pub const PROVIDERS: u32 = 16;
/// Bytes of a work order's title.
pub const WORK_TITLE: u32 = 64;
/// Bytes of the address of what shows that work was done.
pub const EVIDENCE_URI: u32 = 256;

/// The heartbeats, in blocks, that a blueprint may have.
pub const HEARTBEATS: [u32; 9] = [5, 15, 30, 150, 450, 900, 1_800, 10_800, 43_200];
/// The longest window, in blocks after a round's opening, in which its reports are includable.
pub const MAX_WINDOW: u32 = 15;

/// Blocks after its opening in which a round's reports are includable.
pub const fn window(heartbeat: u32) -> u32 {
	if heartbeat < MAX_WINDOW {
		heartbeat
	} else {
		MAX_WINDOW
	}
}
