mod due;
mod integrity;
mod listings;
mod offers;
mod policy;
mod sale;
