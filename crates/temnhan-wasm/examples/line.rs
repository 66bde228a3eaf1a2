//! Prints the JSON line of each label: `line YYYY-MM-DD LABEL.svg…`. A product file
//! beside a label is used. The browser's module is compared with it.

#![expect(clippy::print_stdout, reason = "it prints the lines")]

use std::error::Error;
use std::fs;
use std::path::Path;

use temnhan_wasm::check_line;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let as_of = args.next().ok_or("usage: line YYYY-MM-DD LABEL.svg…")?;
    for path in args {
        let product = fs::read_to_string(Path::new(&path).with_extension("toml")).ok();
        let request = serde_json::json!({ "path": path, "as_of": as_of, "product": product });
        let line = check_line(&fs::read(&path)?, &request.to_string()).map_err(|it| it.en)?;
        println!("{line}");
    }
    Ok(())
}
