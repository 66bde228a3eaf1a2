/** The label on the desk: its files, its report, its picture, and what is pointed at. */

import { tick } from 'svelte';
import type { LabelReport, Line, Listed, Group, Picture, PictureFile } from '../../pkg/temnhan.js';
import { Engine, Fault, Refused } from '../engine/engine';
import type { FaultKind } from '../engine/protocol';
import { bytesOf, productOf, sorted, type Found } from '../files/read';
import { watch } from '../files/watch';
import { words } from '../words';
import { forgetFont, keepFont, keptFonts, remember } from './store';

/** The longest side of the first picture, in pixels. */
const PICTURE_PIXELS = 1600;

/** Viet Nam is seven hours ahead of UTC all year; asking the browser's time zones would hold the page's start. */
const AHEAD_MS = 7 * 3_600_000;

/** Today in Viet Nam, as YYYY-MM-DD. */
export function today(): string {
  return new Date(Date.now() + AHEAD_MS).toISOString().slice(0, 10);
}

/** A request's day where nobody chose one: the product file may name another. */
export function ofToday(): { as_of: string; day_basis: 'today' } {
  return { as_of: today(), day_basis: 'today' };
}

/** Why there is no report. */
export type Trouble = { fault: FaultKind } | { error: NonNullable<Line['error']> };

export interface Shown {
  url: string;
  picture: Picture;
}

/** A box on the label in millimetres: left, top, width, height. */
export type Area = [number, number, number, number];

class Desk {
  name = $state('');
  svg = $state.raw<Uint8Array<ArrayBuffer> | null>(null);
  product = $state('');
  group = $state('');
  /** The day that the person chose; empty for none. */
  chosenDay = $state('');
  /** The day whose law applied last. */
  #lawDay = $state(today());
  otherDay = $state('');
  report = $state.raw<LabelReport | null>(null);
  /** Name and version of what made the report. */
  tool = $state('temnhan');
  trouble = $state.raw<Trouble | null>(null);
  shown = $state.raw<Shown | null>(null);
  working = $state(false);
  watching = $state(false);
  readAt = $state('');
  note = $state('');
  /** Number of the finding, or name of the field, that is pointed at or chosen. */
  hovered = $state('');
  chosen = $state('');
  groups = $state.raw<Group[]>([]);
  kinds = $state.raw<Map<string, { vi: string; en: string }>>(new Map());
  rules = $state.raw<Map<string, Listed>>(new Map());
  fonts = $state.raw<string[]>([]);

  readonly engine = new Engine();
  #stale = false;
  #stopWatching = () => {};
  #rulesDay = '';

  constructor() {
    void this.#loadFonts();
  }

  /** The day whose law applies: the person's, else the product file's day of printing, else today. */
  get day(): string {
    return this.chosenDay || this.#lawDay;
  }

  get request() {
    const { name: path, chosenDay, group, product } = this;
    const of = chosenDay ? { as_of: chosenDay } : ofToday();
    return { path, ...of, ...(group && { group }), ...(product.trim() && { product }) };
  }

  /** Takes one label with its product file, fonts, or a product file for the label at hand. */
  async take(found: Found[]): Promise<void> {
    const files = sorted(found);
    this.note = files.tooLarge.map((name) => words().start.tooLarge(name)).join(' ');
    if (files.fonts.length > 0) await this.addFonts(files.fonts);
    const label = files.labels[0];
    if (label) return this.#takeLabel(label, productOf(label, files));
    const product = files.products[0];
    if (product) {
      this.product = await product.file.text();
      if (!this.svg) this.note = words().start.onlyProduct;
    } else if (files.fonts.length === 0 && found.length > 0 && !this.note) {
      this.note = words().start.noSvg;
    }
    await this.recheck();
  }

  async #takeLabel(label: Found, product: Found | undefined): Promise<void> {
    const svg = await bytesOf(label.file);
    await this.show(label.path, svg, (await product?.file.text()) ?? '');
    if (label.handle) this.#follow(label.handle, label.file);
  }

  /** Puts a label on the desk in place of the one there. */
  async show(name: string, svg: Uint8Array<ArrayBuffer>, product: string, group = ''): Promise<void> {
    this.leave();
    Object.assign(this, { name, svg, product, group, chosenDay: '' });
    await this.recheck();
  }

  /** Clears the desk. */
  leave(): void {
    this.#stopWatching();
    this.#picture(null);
    Object.assign(this, { svg: null, name: '', product: '', group: '', report: null, trouble: null,
      watching: false, readAt: '', chosen: '', hovered: '' });
  }

  #follow(handle: FileSystemFileHandle, first: File): void {
    this.watching = true;
    this.#stopWatching = watch(handle, first, (file) => void this.reread(file));
  }

  /** Takes the artwork as it was saved anew; product file, group and view stay. */
  async reread(file: File): Promise<void> {
    this.svg = await bytesOf(file);
    this.readAt = new Date().toLocaleTimeString('vi-VN');
    await this.recheck();
  }

  /** Changes the artwork that is at hand. */
  async edit(svg: Uint8Array<ArrayBuffer>): Promise<void> {
    this.svg = svg;
    await this.recheck();
  }

  /** Checks again; calls while a check runs end in one more. */
  async recheck(): Promise<void> {
    this.#stale = true;
    if (this.working || !this.svg) return;
    this.working = true;
    while (this.#stale && this.svg) {
      this.#stale = false;
      await this.#check(this.svg);
    }
    this.working = false;
  }

  async #check(svg: Uint8Array<ArrayBuffer>): Promise<void> {
    try {
      const { request, otherDay } = this;
      const line = otherDay ? await this.engine.ask('compare', svg, request, otherDay) : await this.engine.ask('check', svg, request);
      if (svg !== this.svg && !this.#stale) return;
      this.report = line.label ?? null;
      this.#lawDay = line.as_of;
      this.tool = `${line.tool.name} ${line.tool.version}`;
      this.trouble = line.error ? { error: line.error } : null;
      await this.#loadWords();
      await tick();
      performance.mark('temnhan-told');
      await this.#draw(svg);
      if (line.label) await this.#remember(svg, line.label);
    } catch (thrown) {
      this.report = null;
      this.trouble = { fault: thrown instanceof Fault ? thrown.kind : 'unloaded' };
      this.#picture(null);
    }
  }

  async #draw(svg: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.#stale) return;
    const size = this.report?.size;
    const longest = size ? Math.max(size.width_mm, size.height_mm) : 100;
    this.#picture(await this.drawn(svg, null, Math.min(PICTURE_PIXELS / longest, 24)));
  }

  /** A picture of an area of the label; null where it cannot be drawn. */
  async drawn(svg: Uint8Array<ArrayBuffer>, area: Area | null, pixels_per_mm: number): Promise<Shown | null> {
    const picture = await this.pictured(svg, area, pixels_per_mm);
    return picture && { url: URL.createObjectURL(new Blob([picture.png], { type: 'image/png' })), picture };
  }

  /** The same with its PNG file. */
  async pictured(svg: Uint8Array<ArrayBuffer>, area: Area | null, pixels_per_mm: number): Promise<PictureFile | null> {
    const product = this.product.trim() ? { product: this.product } : {};
    const request = { pixels_per_mm, ...product, ...(area && { area_mm: area }) };
    try {
      return await this.engine.ask('picture', svg, request);
    } catch (thrown) {
      if (thrown instanceof Refused) return null;
      throw thrown;
    }
  }

  #picture(shown: Shown | null): void {
    if (this.shown) URL.revokeObjectURL(this.shown.url);
    this.shown = shown;
  }

  async #loadWords(): Promise<void> {
    if (this.groups.length === 0) {
      this.groups = await this.engine.ask('groups');
      this.kinds = new Map(await this.engine.ask('kinds'));
    }
    if (this.#rulesDay === this.day) return;
    this.#rulesDay = this.day;
    const rules = await this.engine.ask('rules', this.day);
    this.rules = new Map(rules.map((rule) => [rule.id, rule]));
  }

  async #remember(svg: Uint8Array<ArrayBuffer>, { verdict }: LabelReport): Promise<void> {
    const { name, product, group } = this;
    // A browser may forbid storage; then nothing is remembered.
    await remember({ name, svg, product, group, verdict, at: Date.now() }).catch(() => undefined);
  }

  async #loadFonts(): Promise<void> {
    const fonts = await keptFonts().catch(() => []);
    for (const { bytes } of fonts) await this.engine.addFont(bytes).catch(() => 0);
    this.fonts = fonts.map(({ name }) => name);
  }

  /** Adds fonts for this and later visits. */
  async addFonts(found: Found[]): Promise<void> {
    let faces = 0;
    const unread: string[] = [];
    for (const { path, file } of found) {
      const bytes = await bytesOf(file);
      const own = await this.engine.addFont(bytes).catch(() => 0);
      faces += own;
      if (own === 0) unread.push(words().start.noFont(path));
      else await keepFont({ name: file.name, bytes }).catch(() => undefined);
    }
    this.fonts = (await keptFonts().catch(() => [])).map(({ name }) => name);
    this.note = [...unread, ...(faces > 0 ? [words().start.fontsAdded(faces)] : [])].join(' ');
  }

  async removeFont(name: string): Promise<void> {
    await forgetFont(name);
    await this.engine.dropFonts();
    await this.#loadFonts();
    await this.recheck();
  }
}

export const desk = new Desk();
