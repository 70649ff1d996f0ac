import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { decompress } from 'wawoff2';

// The papers are set in the same type as the pages, but the typesetter reads no compressed web fonts.
const fonts = join(
  dirname(createRequire(import.meta.url).resolve('@kern-ux/native/package.json')),
  'dist/fonts/fira-sans',
);
const target = join(import.meta.dirname, 'dist/fonts');

await mkdir(target, { recursive: true });
for (const weight of ['Regular', 'Medium', 'SemiBold']) {
  const font = await decompress(await readFile(join(fonts, `FiraSans-${weight}.woff2`)));
  await writeFile(join(target, `FiraSans-${weight}.ttf`), font);
}
