/** From what was dropped, pasted or chosen to labels, product files and fonts. */

const FONT = /\.(ttf|otf|ttc|woff2?)$/i;
const ARTWORK = /\.svgz?$/i;
const PRODUCT = /\.toml$/i;

/** Larger files are not read at all; the module has finer limits of its own. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A file with its path below what was dropped. */
export interface Found {
  path: string;
  file: File;
  handle?: FileSystemFileHandle;
}

export interface Sorted {
  labels: Found[];
  products: Found[];
  fonts: Found[];
  tooLarge: string[];
}

/** Sorts files by what they are. */
export function sorted(found: Found[]): Sorted {
  const fits = ({ file }: Found) => file.size <= MOST_BYTES;
  const of = (pattern: RegExp) => found.filter((it) => fits(it) && pattern.test(it.path));
  const byPath = (a: Found, b: Found) => a.path.localeCompare(b.path, 'vi');
  return {
    labels: of(ARTWORK).sort(byPath),
    products: of(PRODUCT),
    fonts: of(FONT),
    tooLarge: found.filter((it) => !fits(it)).map(({ path }) => path),
  };
}

/** The product file beside a label; the only one where a single label came with it. */
export function productOf(label: Found, { labels, products }: Sorted): Found | undefined {
  const beside = products.find(({ path }) => path.replace(PRODUCT, '') === label.path.replace(ARTWORK, ''));
  return beside ?? (labels.length === 1 && products.length === 1 ? products[0] : undefined);
}

export async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}

/** Files chosen with an input; those of a folder have a path. */
export function chosen(files: Iterable<File>): Found[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** Everything dropped, folders with what is below them. */
export async function dropped(transfer: DataTransfer): Promise<Found[]> {
  // The list of items is gone once the event is over, so all are asked first.
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const asked = items.map((item) => ({
    entry: item.webkitGetAsEntry(),
    file: item.getAsFile(),
    handle: handleOf(item),
  }));
  const found = await Promise.all(asked.map(async ({ entry, file, handle }) => {
    if (entry?.isDirectory) return below(entry as FileSystemDirectoryEntry);
    if (!file) return [];
    const own = await handle.catch(() => null);
    return [{ path: file.name, file, ...(own?.kind === 'file' && { handle: own as FileSystemFileHandle }) }];
  }));
  return found.flat();
}

/** Only some browsers give a handle, by which the file can be read again when it was saved. */
function handleOf(item: DataTransferItem): Promise<FileSystemHandle | null> {
  const own = item as DataTransferItem & { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> };
  return own.getAsFileSystemHandle?.() ?? Promise.resolve(null);
}

async function below(folder: FileSystemDirectoryEntry): Promise<Found[]> {
  const entries = await entriesOf(folder.createReader());
  const found = await Promise.all(entries.map(async (entry) => {
    if (entry.isDirectory) return below(entry as FileSystemDirectoryEntry);
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }));
  return found.flat();
}

/** A reader gives its entries in portions. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  return portion.length === 0 ? [] : [...portion, ...(await entriesOf(reader))];
}

/** SVG source on the clipboard as a file; null where there is none. */
export function pastedSvg(text: string): File | null {
  const isSvg = /<svg[\s>]|<\w+:svg[\s>]/.test(text);
  return isSvg ? new File([text], 'dan-vao.svg', { type: 'image/svg+xml' }) : null;
}
