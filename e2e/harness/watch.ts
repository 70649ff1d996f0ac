import type { BrowserContext } from 'playwright-core';

export interface Watched {
  /** Addresses that pages asked for outside this computer. */
  outside: string[];
  /** Errors that pages wrote to the console or did not catch. */
  errors: string[];
}

const loopback = new Set(['127.0.0.1', 'localhost']);

/** Notes what no page may ever do: call another computer, or fail in the browser. */
export function watch(context: BrowserContext): Watched {
  const watched: Watched = { outside: [], errors: [] };
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && !loopback.has(hostname))
      watched.outside.push(request.url());
  });
  context.on('console', (message) => {
    // The status of a page itself is what a test asks about; the browser also writes it to the console.
    if (message.type() === 'error' && message.location().url !== message.page()?.url())
      watched.errors.push(`${message.text()} (${message.location().url}, on ${message.page()?.url()})`);
  });
  context.on('weberror', (error) => {
    watched.errors.push(`${error.error().stack ?? error.error().message} (on ${error.page()?.url()})`);
  });
  return watched;
}
