mod arming;
mod due;
mod integrity;
