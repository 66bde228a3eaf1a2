/// <reference lib="webworker" />
/** Keeps the whole page for use without a network. The build fills in the files and their version. */

const worker = globalThis as unknown as ServiceWorkerGlobalScope;

const CACHE = 'temnhan-__VERSION__';
const FILES: string[] = JSON.parse('__FILES__');

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(['./', ...FILES])));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => worker.clients.claim()));
});

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('temnhan-') && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The page asks for this when a person chose to take the new version. */
worker.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== worker.location.origin) return;
  event.respondWith(kept(request));
});

async function kept(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}
