mod blueprints;
mod enrolment;
mod life;
mod mock;
mod reports;
mod revisions;
mod rounds;
