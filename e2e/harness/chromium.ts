import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the browser of this computer lies; throws one line that says what to install. Nothing is downloaded. */
export function chromiumPath(): string {
  const found = [process.env['CHROMIUM'], ...usual].find((path) => path && existsSync(path));
  if (!found)
    throw new Error('No Chromium found: install the package "chromium" or set CHROMIUM to its path.');
  return found;
}

export function openChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    // A busy machine may take its time.
    timeout: 180_000,
    args: [
      '--no-sandbox',
      '--hide-scrollbars',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Whatever a page asks for, no name is looked up and no packet leaves this computer.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
}
