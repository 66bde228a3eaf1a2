/** Writes the types of the report and the product file into the package, from their JSON Schemas. */

import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileFromFile } from 'json-schema-to-typescript';

for (const name of ['report', 'product']) {
  const path = (file) => fileURLToPath(new URL(file, import.meta.url));
  const types = await compileFromFile(path(`../../docs/schema/${name}.json`), {
    bannerComment: '',
    additionalProperties: false,
    unreachableDefinitions: true,
    format: false,
  });
  await writeFile(path(`../pkg/${name}.d.ts`), types);
}
