import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { chromiumPath, openChromium } from '../harness/chromium.ts';

const web = fileURLToPath(new URL('../../apps/web', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export interface Gallery {
  browser: Browser;
  url: string;
  close(): Promise<void>;
}

/** Builds the page with all components, serves it on a free port and starts the browser. */
export async function openGallery(): Promise<Gallery> {
  const dist = await mkdtemp(join(tmpdir(), 'allmende-gallery-'));
  await promisify(execFile)(
    'npx',
    ['vite', 'build', '-c', 'test/gallery/vite.config.ts', '--logLevel', 'error', '--outDir', dist],
    { cwd: web },
  );
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname;
    const file = normalize(join(dist, path === '/' ? 'index.html' : path));
    const content = file.startsWith(dist + sep) ? await readFile(file).catch(() => undefined) : undefined;
    response.writeHead(content ? 200 : 404, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await openChromium(chromiumPath());
  return {
    browser,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      await rm(dist, { recursive: true });
    },
  };
}
