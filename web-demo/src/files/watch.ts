/** Watches one file while a design tool saves it. */

const EVERY_MS = 700;

/** Whether this browser can open files that can be watched. */
export const canWatch = 'showOpenFilePicker' in window;

type Picker = (options: object) => Promise<FileSystemFileHandle[]>;

/** Asks for a file to watch; null where the person chose none. */
export async function pickToWatch(): Promise<FileSystemFileHandle | null> {
  const pick = (window as unknown as { showOpenFilePicker: Picker }).showOpenFilePicker;
  const types = [{ accept: { 'image/svg+xml': ['.svg', '.svgz'] } }];
  const handles = await pick({ types }).catch(() => []);
  return handles[0] ?? null;
}

/** Calls `changed` with the file whenever it was saved; the returned function ends it. */
export function watch(handle: FileSystemFileHandle, first: File, changed: (file: File) => void): () => void {
  let seen = { at: first.lastModified, size: first.size };
  const look = async () => {
    // While the tool writes, the file may be away for a moment.
    const file = await handle.getFile().catch(() => null);
    if (!file || file.size === 0 || (file.lastModified === seen.at && file.size === seen.size)) return;
    seen = { at: file.lastModified, size: file.size };
    changed(file);
  };
  const timer = setInterval(look, EVERY_MS);
  return () => clearInterval(timer);
}
