//! Declarations of the core's types, which come from the report's JSON Schema or are small.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type {
  Bilingual, CodeReport, FieldKind, FieldReport, LabelError, LabelReport, Severity, Tool,
} from "./report.js";
export type * from "./report.js";

/** The report on one label, or why it cannot be judged. */
export interface Line {
  schema_version: number;
  tool: Tool;
  as_of: string;
  label?: LabelReport;
  error?: LabelError;
}

/** A picture with its PNG file. */
export type PictureFile = Picture & { png: Uint8Array<ArrayBuffer> };

/**
 * Reads what the code on a picture holds; undefined where it reads none of that kind. The picture has
 * one byte a pixel, 0 for black, row by row from the top left.
 */
export type SecondDecoder =
  (luma: Uint8Array, width: number, height: number, symbology: "qr" | "ean-13") => string | undefined;

/** What was done, with the edited file. */
export type EmbeddedFile = Embedded & { svg: Uint8Array<ArrayBuffer> };

/** One kind of content that goods of a group carry. */
export interface Mandatory {
  kind: FieldKind;
  name: Bilingual;
  or: FieldKind[];
  if_any: boolean;
  locator: string;
  rule: string | null;
}

/** One rule of the catalogue on a day. */
export interface Listed {
  id: string;
  section: string;
  severity: Severity;
  title: Bilingual;
  in_force: boolean;
  rule: RuleInfo | null;
  remedies: Remedies | null;
}

/** A rule as it stands on a day. */
export interface RuleInfo {
  id: string;
  severity: Severity;
  effective_from: string | null;
  effective_until: string | null;
  groups: string[];
  title: Bilingual;
  citation: LabelReport["rules"][number]["citation"];
  instrument_title: Bilingual;
  why: Bilingual;
  help: Bilingual;
}

/** How to mend a family of faults, by design tool. */
export interface Remedies {
  family: string;
  title: Bilingual;
  limits: Bilingual;
  tools: { tool: string; how: Bilingual }[];
}

/** What was found out about a payload. */
export interface Lint {
  payload: string;
  kind: "digital-link" | "url" | "text";
  valid: boolean;
  problems: { id: string; severity: Severity; message: Bilingual }[];
  elements: Record<string, string>;
  corrected?: string;
}
"#;
