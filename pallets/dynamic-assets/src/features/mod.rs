mod blueprints;
mod enrolment;
mod founding;
mod integrity;
mod reports;
mod revisions;
pub(crate) mod rounds;
