//! Runs the built `temnhan` as a user does.

mod adoption;
mod bad_input;
mod bulk;
mod ci_formats;
mod day_and_product;
mod desk;
mod embed;
mod fields;
mod formats;
mod inputs;
mod isolation;
mod office;
mod qr;
mod rules;
mod settled;
mod text;
mod trace_page;
mod watch;
