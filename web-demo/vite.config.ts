import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** Fills the names of all files, and a version made from them, into the built service worker. */
function offline(): Plugin {
  let folder = '';
  return {
    name: 'temnhan-offline',
    apply: 'build',
    configResolved: (config) => void (folder = join(config.root, config.build.outDir)),
    closeBundle() {
      const worker = join(folder, 'sw.js');
      const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => path !== worker && statSync(path).isFile())
        .sort();
      const hash = createHash('sha256');
      for (const path of paths) hash.update(relative(folder, path)).update(readFileSync(path));
      const files = paths.map((path) => relative(folder, path).replaceAll('\\', '/'));
      const text = readFileSync(worker, 'utf8')
        .replace('__VERSION__', hash.digest('hex').slice(0, 12))
        .replace('__FILES__', JSON.stringify(files).replaceAll('"', '\\"'));
      writeFileSync(worker, text);
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [svelte(), offline()],
  worker: { format: 'es' },
  server: { fs: { allow: ['..'] } },
  build: {
    target: 'es2023',
    // A data: address would need a looser policy than the page's own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { index: 'index.html', sw: 'src/sw.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
