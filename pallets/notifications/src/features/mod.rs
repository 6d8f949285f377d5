mod endings;
mod integrity;
mod subscriptions;
mod telling;
