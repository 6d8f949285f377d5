#![cfg_attr(not(test), allow(unused))]
