/** Recent labels and fonts, kept in this browser's own database. */

export interface Recent {
  name: string;
  svg: Uint8Array<ArrayBuffer>;
  product: string;
  group: string;
  verdict: string;
  at: number;
}

export interface KeptFont {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const MOST_RECENT = 12;

let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('temnhan', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('recent', { keyPath: 'name' });
      request.result.createObjectStore('fonts', { keyPath: 'name' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

type Store = 'recent' | 'fonts';

async function run<T>(store: Store, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await database()).transaction(store, mode);
  const request = act(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** The latest labels, newest first. */
export async function recentWork(): Promise<Recent[]> {
  const all = await run<Recent[]>('recent', 'readonly', (store) => store.getAll());
  return all.sort((a, b) => b.at - a.at);
}

/** Keeps a label, and forgets the oldest beyond a dozen. */
export async function remember(work: Recent): Promise<void> {
  await run('recent', 'readwrite', (store) => store.put(work));
  const old = (await recentWork()).slice(MOST_RECENT);
  await Promise.all(old.map(({ name }) => run('recent', 'readwrite', (store) => store.delete(name))));
}

export async function forgetRecent(): Promise<void> {
  await run('recent', 'readwrite', (store) => store.clear());
}

export function keptFonts(): Promise<KeptFont[]> {
  return run<KeptFont[]>('fonts', 'readonly', (store) => store.getAll());
}

export async function keepFont(font: KeptFont): Promise<void> {
  await run('fonts', 'readwrite', (store) => store.put(font));
}

export async function forgetFont(name: string): Promise<void> {
  await run('fonts', 'readwrite', (store) => store.delete(name));
}
