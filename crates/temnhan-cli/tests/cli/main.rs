//! Runs the built `temnhan` as a user does.

mod bad_input;
mod day_and_product;
mod desk;
mod fields;
mod formats;
mod inputs;
mod qr;
mod rules;
mod settled;
mod text;
mod trace_page;
