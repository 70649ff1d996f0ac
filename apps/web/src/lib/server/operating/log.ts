export type LogLevel = 'info' | 'warn' | 'error';

/**
 * What an event may carry: codes, counts, ids of requests and routes. Never what somebody typed or what a list holds, and
 * no path with its values: an inventory is an attack map, and logs travel further than stores.
 */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

interface LogTarget {
  write(line: string): unknown;
  /** A person looks at it. */
  isTTY?: boolean;
}

/**
 * Writes one event to standard output: a line of JSON for machines, a sentence on a terminal.
 *
 * @example log('info', 'request', { route: '/inventory', method: 'GET', status: 200, milliseconds: 12 });
 */
export function log(level: LogLevel, event: string, fields: LogFields = {}): void {
  writeEvent(process.stdout, new Date(), level, event, fields);
}

/** Like {@link log}, with where a thrown error happened. Its message is left out: it may quote a row. */
export function logError(event: string, error: unknown, fields: LogFields = {}): void {
  log('error', event, { ...fields, ...describeError(error) });
}

/** The line itself, for {@link log} and its tests. */
export function writeEvent(
  target: LogTarget,
  now: Date,
  level: LogLevel,
  event: string,
  fields: LogFields,
): void {
  const time = now.toISOString();
  if (!target.isTTY) {
    target.write(`${JSON.stringify({ time, level, event, ...fields })}\n`);
    return;
  }
  // On a terminal somebody watches for what is wrong; that pages are read, the browser shows.
  if (event === 'request' && level === 'info') return;
  const rest = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${String(value)}`);
  target.write(
    `${[time.slice(11, 19), level === 'info' ? '' : level, event, ...rest].filter(Boolean).join(' ')}\n`,
  );
}

function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return {
    error: error.name,
    ...('code' in error && { code: String(error.code) }),
    at: frames.map((line) => line.trim().slice(3)).join(' < '),
  };
}
