mod admission;
mod devices;
mod integrity;
mod notes;
mod publishing;
mod rates;
mod relaying;
mod views;
