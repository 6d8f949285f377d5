mod fairness;
mod integrity;
mod record;
mod registry;
mod views;
