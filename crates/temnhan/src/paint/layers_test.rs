//! Shares and ratios against an independent measure: two renderings of layers that were separated by
//! hand, at 600 dpi, without anything of this module.

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]

    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;
    use std::sync::Arc;

    use resvg::tiny_skia::{Color, Pixmap, Transform};

    use super::super::{Painted, Shown};
    use crate::label::Label;
    use crate::pack::Packs;
    use crate::product::Artwork;
    use crate::source::{self, Fonts, Limits};

    const DPI: f32 = 600.0;
    /// Letters cover a pixel of theirs by at least this, 0 to 255.
    const WHOLE: u8 = 250;

    /// A halo counts so far from the letters, and from a pixel of theirs, in pixels.
    const HALO_PX: usize = 5;
    const NEAR_PX: usize = 10;

    struct Measured {
        share: f64,
        worst: f64,
    }

    /// One file as resvg draws it, with `text` as it is, left out, or alone in black.
    fn drawn(svg: &str) -> Pixmap {
        let mut options =
            usvg::Options { font_family: "Be Vietnam Pro".into(), ..Default::default() };
        let fonts = ["BeVietnamPro-Regular.ttf", "BeVietnamPro-Bold.ttf"];
        for font in fonts {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(font);
            Arc::make_mut(&mut options.fontdb).load_font_data(fs::read(file).unwrap());
        }
        let tree = usvg::Tree::from_str(svg, &options).unwrap();
        let scale = DPI / 96.0;
        let size = tree.size().to_int_size().scale_by(scale).unwrap();
        let mut pixmap = Pixmap::new(size.width(), size.height()).unwrap();
        pixmap.fill(Color::WHITE);
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
        pixmap
    }

    fn luminance(pixel: &[u8]) -> f64 {
        let light = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * light(pixel[0]) + 0.7152 * light(pixel[1]) + 0.0722 * light(pixel[2])
    }

    /// The mean luminance beside each whole pixel of letters that have a halo.
    fn beside(drawn: &Pixmap, mask: &Pixmap) -> Vec<Option<f64>> {
        let (width, height) = (mask.width() as usize, mask.height() as usize);
        let around = |at: usize, reach: usize| {
            let within = |place: usize, limit: usize| {
                place.saturating_sub(reach)..(place + reach + 1).min(limit)
            };
            let columns = within(at % width, width);
            within(at / width, height)
                .flat_map(move |y| columns.clone().map(move |x| y * width + x))
        };
        let is_bare = |at: usize| mask.data()[at * 4] == 255;
        let light = |at: usize| {
            let is_halo = is_bare(at) && around(at, HALO_PX).any(|near| !is_bare(near));
            is_halo.then(|| luminance(&drawn.data()[at * 4..]))
        };
        let halo: Vec<Option<f64>> = (0..width * height).map(light).collect();
        let mean = |at: usize| {
            let near: Vec<f64> = around(at, NEAR_PX).filter_map(|near| halo[near]).collect();
            let is_whole = 255 - mask.data()[at * 4] >= WHOLE && !near.is_empty();
            is_whole.then(|| near.iter().sum::<f64>() / near.len() as f64)
        };
        (0..width * height).map(mean).collect()
    }

    /// Letters that something covers or cuts say nothing of contrast. Those with a halo are measured
    /// against that.
    fn measured(name: &str, svg: &str) -> Measured {
        let (from, to) =
            (svg.find("<text").unwrap(), svg.find("</text>").unwrap() + "</text>".len());
        let opening = &svg[..=svg.find('>').unwrap()];
        let weight = if name.contains("bold") { "700" } else { "400" };
        let alone = format!("{opening}<g font-weight='{weight}'>{}</g></svg>", &svg[from..to]);
        let (with, without) = (drawn(svg), drawn(&format!("{}{}", &svg[..from], &svg[to..])));
        let mask = drawn(&alone.replace("stroke=", "data-stroke="));
        let halo = if name.starts_with("halo-") { beside(&with, &mask) } else { Vec::new() };
        let is_lost = name.starts_with("cover-") || name.starts_with("cut-");
        let (mut all, mut visible, mut ratios) = (0, 0, Vec::new());
        let pixels = mask.data().chunks(4).zip(with.data().chunks(4).zip(without.data().chunks(4)));
        let letters = pixels.enumerate().filter(|(_, (letter, _))| 255 - letter[0] >= WHOLE);
        for (at, (_, (with, without))) in letters {
            all += 1;
            let shows = with.iter().zip(without).any(|(one, other)| one.abs_diff(*other) > 3);
            visible += usize::from(shows);
            let around = halo.get(at).copied().flatten();
            let (one, other) = (luminance(with), around.unwrap_or_else(|| luminance(without)));
            if shows || !is_lost {
                let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                ratios.push(if shows { ratio } else { 1.0 });
            }
        }
        ratios.sort_by(f64::total_cmp);
        let worst = ratios.get(ratios.len() / 20).copied().unwrap_or(f64::NAN);
        Measured { share: f64::from(visible as u32) / f64::from(all), worst }
    }

    fn shown(svg: &str) -> Vec<Shown> {
        let packs = Packs::shipped();
        let names = &packs.lexicon.layers;
        let (artwork, limits) = (Artwork::default(), Limits::default());
        let source =
            source::read(svg.as_bytes(), &artwork, &Fonts::shipped(), &limits, names).unwrap();
        let label = Label::of(&source, &packs.writing);
        let runs: BTreeSet<usize> = (0..label.runs.len()).collect();
        let (painted, _) = Painted::of(&source, &label, &runs).unwrap();
        runs.iter().filter_map(|run| painted.run(*run).cloned()).collect()
    }

    #[test]
    fn agrees_with_layers_separated_by_hand() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/paint");
        let mut files: Vec<_> =
            fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
        files.sort();
        assert!(files.len() >= 60, "{}", files.len());
        let mut faults = Vec::new();
        for file in files {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            let svg = fs::read_to_string(&file).unwrap();
            let expected = measured(&name, &svg);
            let found = shown(&svg);
            let [found] = found.as_slice() else { panic!("{name}: {found:?}") };
            let worst = found.contrast.map_or(f64::NAN, |contrast| contrast.worst);
            let tolerance = if name.starts_with("flat") { 0.05 } else { 0.15 };
            let is_hidden = expected.share == 0.0;
            let far = (worst / expected.worst - 1.0).abs() > tolerance;
            if (found.share - expected.share).abs() > 0.03 || is_hidden != worst.is_nan() || far {
                let (share, ratio) = (expected.share, expected.worst);
                faults
                    .push(format!("{name}: {share:.3} {:.3}, {ratio:.2} {worst:.2}", found.share));
            }
        }
        assert_eq!(faults, [""; 0]);
    }
}
