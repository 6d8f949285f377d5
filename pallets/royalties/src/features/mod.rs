mod accrual;
mod integrity;
mod pot;
mod schedules;
mod settlement;
