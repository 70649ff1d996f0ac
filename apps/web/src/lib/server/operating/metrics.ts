import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Closed } from './lifecycle.ts';

/** Upper ends of the classes that durations are counted in, in seconds. */
const bounds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

interface Durations {
  /** One more than there are bounds: the last one holds what took longer. */
  counts: number[];
  sum: number;
}

interface Figures {
  requests: Map<string, number>;
  durations: Map<string, Durations>;
  lastBackup: Date | null;
  delay: ReturnType<typeof monitorEventLoopDelay>;
}

// Development replaces modules while the process goes on; what was counted stays.
const kept = globalThis as typeof globalThis & { allmendeFigures?: Figures };

function figures(): Figures {
  if (!kept.allmendeFigures) {
    const delay = monitorEventLoopDelay({ resolution: 20 });
    delay.enable();
    kept.allmendeFigures = { requests: new Map(), durations: new Map(), lastBackup: null, delay };
  }
  return kept.allmendeFigures;
}

/** Counts a finished request. `route` is the route's pattern, never the path with its values; null is no route. */
export function countRequest(route: string | null, method: string, status: number, seconds: number): void {
  const { requests, durations } = figures();
  const known = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method) ? method : 'other';
  const where = `route=${label(route ?? 'none')},method=${label(known)}`;
  const key = `${where},status="${Math.floor(status / 100)}xx"`;
  requests.set(key, (requests.get(key) ?? 0) + 1);
  const taken = durations.get(where) ?? { counts: Array<number>(bounds.length + 1).fill(0), sum: 0 };
  const found = bounds.findIndex((bound) => seconds <= bound);
  const index = found < 0 ? bounds.length : found;
  taken.counts[index] = (taken.counts[index] ?? 0) + 1;
  taken.sum += seconds;
  durations.set(where, taken);
}

export function noteBackup(at: Date): void {
  figures().lastBackup = at;
}

/** What is known elsewhere at the moment of asking. */
export interface Snapshot {
  version: string;
  store: string;
  closed: Closed | null;
  jobs: readonly { kind: string; state: string; count: number }[];
}

/** Every figure in Prometheus' text format. Nothing in it names a person, an authority or a product. */
export function renderMetrics({ version, store, closed, jobs }: Snapshot): string {
  const { requests, durations, lastBackup, delay } = figures();
  const memory = process.memoryUsage();
  const lines = [
    ...family('allmende_info', 'gauge', 'Version and kind of store.', [
      `allmende_info{version=${label(version)},store=${label(store)}} 1`,
    ]),
    ...family('allmende_open', 'gauge', 'Whether requests are taken.', [`allmende_open ${closed ? 0 : 1}`]),
    ...family(
      'allmende_http_requests_total',
      'counter',
      'Finished requests by route.',
      [...requests].map(([labels, count]) => `allmende_http_requests_total{${labels}} ${count}`),
    ),
    ...family(
      'allmende_http_request_duration_seconds',
      'histogram',
      'How long requests took until their answer began.',
      [...durations].flatMap(([labels, taken]) => histogram(labels, taken)),
    ),
    ...family(
      'allmende_jobs',
      'gauge',
      'Jobs of the queue by kind and state.',
      jobs.map(
        ({ kind, state, count }) => `allmende_jobs{kind=${label(kind)},state=${label(state)}} ${count}`,
      ),
    ),
    ...family(
      'allmende_last_backup_timestamp_seconds',
      'gauge',
      'When this process last gave a backup.',
      lastBackup ? [`allmende_last_backup_timestamp_seconds ${lastBackup.getTime() / 1000}`] : [],
    ),
    ...family('allmende_event_loop_delay_seconds', 'gauge', 'Delay of the event loop since the last look.', [
      `allmende_event_loop_delay_seconds{quantile="0.5"} ${seconds(delay.percentile(50))}`,
      `allmende_event_loop_delay_seconds{quantile="0.99"} ${seconds(delay.percentile(99))}`,
      `allmende_event_loop_delay_seconds{quantile="1"} ${seconds(delay.max)}`,
    ]),
    ...family('process_resident_memory_bytes', 'gauge', 'Memory of the process.', [
      `process_resident_memory_bytes ${memory.rss}`,
    ]),
    ...family('nodejs_heap_size_used_bytes', 'gauge', 'Memory used by JavaScript.', [
      `nodejs_heap_size_used_bytes ${memory.heapUsed}`,
    ]),
    ...family('process_start_time_seconds', 'gauge', 'When the process started.', [
      `process_start_time_seconds ${(Date.now() / 1000 - process.uptime()).toFixed(3)}`,
    ]),
  ];
  delay.reset();
  return `${lines.join('\n')}\n`;
}

function histogram(labels: string, { counts, sum }: Durations): string[] {
  const name = 'allmende_http_request_duration_seconds';
  let below = 0;
  const buckets = [...bounds, '+Inf'].map((bound, index) => {
    below += counts[index] ?? 0;
    return `${name}_bucket{${labels},le="${bound}"} ${below}`;
  });
  return [...buckets, `${name}_sum{${labels}} ${sum.toFixed(6)}`, `${name}_count{${labels}} ${below}`];
}

function family(name: string, type: string, help: string, samples: string[]): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples];
}

function label(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

function seconds(nanoseconds: number): string {
  return (Number.isFinite(nanoseconds) ? nanoseconds / 1e9 : 0).toFixed(6);
}
