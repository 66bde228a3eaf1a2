//! The class that JavaScript sees.

use std::cell::Cell;

use js_sys::{Function, JSON, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use temnhan::Date;
use temnhan::qr::{CodePicture, Decoder};
use temnhan::report::Lang;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::answer::Refusal;
use crate::desk::Desk;

/// temnhan with the shipped packs and fonts. Make one and keep it; after a trap (a `RuntimeError`)
/// throw it away with its module.
///
/// What is refused is thrown as a `Refusal`, with its reason in Vietnamese and English.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Temnhan {
    desk: Desk,
    second_decoder: Option<Function>,
}

type Thrown<T> = Result<T, JsValue>;

#[wasm_bindgen]
#[allow(missing_docs, reason = "each is the call of the desk of the same name")]
#[allow(clippy::missing_errors_doc, reason = "each throws what the desk refuses")]
#[allow(clippy::needless_pass_by_value, reason = "JavaScript gives values")]
impl Temnhan {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives the rules on addresses the bytes of `communes.deflate`; without it they do not apply.
    #[wasm_bindgen(js_name = addCommunes)]
    pub fn add_communes(&mut self, bytes: &[u8]) -> Thrown<()> {
        self.desk.add_communes(bytes).map_err(|refusal| object(&refusal))
    }

    /// Adds the faces of a font file (TTF, OTF, TTC, WOFF, WOFF2); returns how many it held.
    #[wasm_bindgen(js_name = addFont)]
    pub fn add_font(&mut self, bytes: Vec<u8>) -> usize {
        self.desk.add_font(bytes)
    }

    /// The report on one label, or why it cannot be judged.
    #[wasm_bindgen(unchecked_return_type = "Line")]
    pub fn check(
        &self,
        svg: &[u8],
        #[wasm_bindgen(unchecked_param_type = "CheckRequest")] request: JsValue,
    ) -> Thrown<JsValue> {
        Ok(object(&self.desk.check(svg, asked(&request)?, None)))
    }

    /// As `check`, as the line of JSON that `temnhan check --format json-lines` prints.
    #[wasm_bindgen(js_name = checkLine)]
    pub fn check_line(
        &self,
        svg: &[u8],
        #[wasm_bindgen(unchecked_param_type = "CheckRequest")] request: JsValue,
    ) -> Thrown<String> {
        Ok(json(&self.desk.check(svg, asked(&request)?, None)))
    }

    /// As `check`, with what differs under the law of another day.
    #[wasm_bindgen(unchecked_return_type = "Line")]
    pub fn compare(
        &self,
        svg: &[u8],
        #[wasm_bindgen(unchecked_param_type = "CheckRequest")] request: JsValue,
        other_day: &str,
    ) -> Thrown<JsValue> {
        Ok(object(&self.desk.check(svg, asked(&request)?, Some(day(other_day)?))))
    }

    /// What one label states, without judging it.
    #[wasm_bindgen(unchecked_return_type = "FieldReport[]")]
    pub fn fields(
        &self,
        svg: &[u8],
        #[wasm_bindgen(unchecked_param_type = "CheckRequest")] request: JsValue,
    ) -> Thrown<JsValue> {
        told(self.desk.fields(svg, asked(&request)?))
    }

    /// The artwork with a layer, not printed, that frames and names what was recognised.
    pub fn overlay(
        &self,
        svg: &[u8],
        #[wasm_bindgen(unchecked_param_type = "CheckRequest")] request: JsValue,
        #[wasm_bindgen(unchecked_param_type = "'vi' | 'en'")] lang: &str,
    ) -> Thrown<Vec<u8>> {
        let lang = if lang == "en" { Lang::En } else { Lang::Vi };
        self.desk.overlay(svg, asked(&request)?, lang).map_err(|refusal| object(&refusal))
    }

    /// The artwork as it prints: pixels, nothing of its markup.
    #[wasm_bindgen(unchecked_return_type = "PictureFile")]
    pub fn picture(
        &self,
        svg: &[u8],
        #[wasm_bindgen(unchecked_param_type = "PictureRequest")] request: JsValue,
    ) -> Thrown<JsValue> {
        let picture = self.desk.picture(svg, &asked(&request)?);
        picture.map_or_else(|refusal| Err(object(&refusal)), |it| with_file(&it, "png", &it.png))
    }

    /// Gives what must read a code besides temnhan's own reader before it is put in: `decode` of
    /// `second-decoder.js`.
    #[wasm_bindgen(js_name = setSecondDecoder)]
    pub fn set_second_decoder(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "SecondDecoder")] decoder: Function,
    ) {
        self.second_decoder = Some(decoder);
    }

    /// The artwork with a code that both decoders read back, and with which it has no more errors
    /// than without; needs `setSecondDecoder`. What that decoder throws is thrown on.
    #[wasm_bindgen(js_name = embedQr, unchecked_return_type = "EmbeddedFile")]
    pub fn embed_qr(
        &self,
        svg: &[u8],
        #[wasm_bindgen(unchecked_param_type = "CheckRequest")] request: JsValue,
        #[wasm_bindgen(unchecked_param_type = "EmbedRequest")] code: JsValue,
    ) -> Thrown<JsValue> {
        let thrown = Cell::new(None);
        let tell = |fault| thrown.set(Some(fault));
        let decode = self.second_decoder.as_ref().map(|decoder| {
            move |picture: &_| decoded(decoder, picture).map_err(tell).ok().flatten()
        });
        let second = decode.as_ref().map(|decode| decode as Decoder<'_>);
        let done = self.desk.embed_qr(svg, asked(&request)?, asked(&code)?, second);
        if let Some(thrown) = thrown.take() {
            return Err(thrown);
        }
        done.map_or_else(|refusal| Err(object(&refusal)), |it| with_file(&it, "svg", &it.svg))
    }

    /// Every QR code on the artwork, as printed.
    #[wasm_bindgen(js_name = verifyQr, unchecked_return_type = "CodeReport[]")]
    pub fn verify_qr(&self, svg: &[u8], product: Option<String>) -> Thrown<JsValue> {
        told(self.desk.verify_qr(svg, product.as_deref()))
    }

    /// A code by itself.
    #[wasm_bindgen(js_name = makeQr, unchecked_return_type = "Qr")]
    pub fn make_qr(
        &self,
        #[wasm_bindgen(unchecked_param_type = "QrRequest")] request: JsValue,
    ) -> Thrown<JsValue> {
        told(self.desk.make_qr(&asked(&request)?))
    }

    /// The one normal form of a product's GS1 Digital Link.
    #[wasm_bindgen(js_name = composeLink)]
    pub fn compose_link(
        &self,
        #[wasm_bindgen(unchecked_param_type = "LinkRequest")] request: JsValue,
    ) -> Thrown<String> {
        self.desk.compose_link(&asked(&request)?).map_err(|refusal| object(&refusal))
    }

    /// What is wrong with a payload.
    #[wasm_bindgen(unchecked_return_type = "Lint")]
    pub fn lint(&self, payload: &str) -> JsValue {
        object(&self.desk.lint(payload))
    }

    /// Every rule of the catalogue as it stands on a day, with how to mend its faults.
    #[wasm_bindgen(unchecked_return_type = "Listed[]")]
    pub fn rules(&self, as_of: &str) -> Thrown<JsValue> {
        Ok(object(&self.desk.rules(day(as_of)?)))
    }

    /// One of them; null for an id that the catalogue does not have.
    #[wasm_bindgen(unchecked_return_type = "Listed | null")]
    pub fn explain(&self, rule: &str, as_of: &str) -> Thrown<JsValue> {
        Ok(object(&self.desk.explain(rule, day(as_of)?)))
    }

    /// The product groups and what their goods must carry.
    #[wasm_bindgen(unchecked_return_type = "Group[]")]
    pub fn groups(&self) -> JsValue {
        object(&self.desk.groups())
    }

    /// What the kinds of fields are called.
    #[wasm_bindgen(unchecked_return_type = "[FieldKind, Bilingual][]")]
    pub fn kinds(&self) -> JsValue {
        object(&self.desk.kinds())
    }
}

/// What a decoder of JavaScript's reads, or throws.
fn decoded(decoder: &Function, picture: &CodePicture) -> Thrown<Option<String>> {
    let luma = Uint8Array::from(picture.luma.as_slice());
    let (width, height) = (picture.width.into(), picture.height.into());
    let symbology = picture.symbology.name().into();
    let read = decoder.call4(&JsValue::NULL, &luma.into(), &width, &height, &symbology);
    read.map(|read| read.as_string())
}

fn asked<T: DeserializeOwned>(request: &JsValue) -> Thrown<T> {
    let text = JSON::stringify(request).ok().and_then(|text| text.as_string()).unwrap_or_default();
    serde_json::from_str(&text).map_err(|error| object(&Refusal::from(&error)))
}

fn day(text: &str) -> Thrown<Date> {
    text.parse().map_err(|error| {
        let (vi, en) = (format!("Ngày không đúng: {error}."), format!("{error}."));
        object(&Refusal::request(vi, en))
    })
}

fn told<T: Serialize>(answer: Result<T, Refusal>) -> Thrown<JsValue> {
    answer.map(|answer| object(&answer)).map_err(|refusal| object(&refusal))
}

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("answers have only string keys")
}

fn object<T: Serialize>(value: &T) -> JsValue {
    JSON::parse(&json(value)).expect("it was written as JSON")
}

/// The answer with its file as bytes, which JSON cannot hold.
fn with_file<T: Serialize>(answer: &T, key: &str, file: &[u8]) -> Thrown<JsValue> {
    let answer = object(answer);
    Reflect::set(&answer, &key.into(), &Uint8Array::from(file))?;
    Ok(answer)
}
