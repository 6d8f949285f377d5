mod admission;
mod integrity;
mod notes;
mod publishing;
mod rates;
mod views;
