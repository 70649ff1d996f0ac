import { availableParallelism, loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { uploadInWorker, type UploadResult } from '#lib/server/inventory/list-worker.ts';

const rounds = 9;

const rows = (count: number): string =>
  [
    'Anwendung;Hersteller;Version;Nutzer',
    ...Array.from({ length: count }, (_, n) => `Verfahren ${n};Beispiel ${n % 90} AG;${n % 9}.1;${n}`),
  ].join('\n');
const file = (content: string) => ({ name: 'liste.csv', bytes: new TextEncoder().encode(content) });

async function timed(
  given: Parameters<typeof uploadInWorker>[0],
): Promise<{ result: UploadResult; milliseconds: number; lag: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = performance.now();
  const result = await uploadInWorker(given);
  const milliseconds = performance.now() - before;
  delay.disable();
  return { result, milliseconds, lag: delay.max / 1e6 };
}
const tell = (text: string): void => void process.stdout.write(`\n${text}\n`);

it('a list of 3,000 rows is read within a second, the start of its process included', async () => {
  const given = file(rows(3000));
  const times: number[] = [];
  const starts: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const read = await timed(given);
    expect(read.result.ok).toBe(true);
    times.push(read.milliseconds);
    starts.push((await timed({ text: 'Anwendung\nVOIS' })).milliseconds);
  }
  const median = (all: number[]): number => all.sort((a, b) => a - b)[all.length >> 1] ?? 0;
  tell(
    `Reading apart: ${Math.round(median(times))} ms for 3,000 rows, ${Math.round(median(starts))} ms of it for the process (median of ${rounds})`,
  );
  // A second on a machine that has nothing else to do: who waits for a core is not slow.
  const crowd = Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
  expect(Math.min(...times)).toBeLessThan(1000 * crowd);
});

it.each([
  ['19 MB of CSV', () => rows(420_000)],
  ['19 MB of quotes that do not close', () => `Anwendung;Hersteller\n${'"a";"b\n'.repeat(2_700_000)}`],
  [
    '19 MB of empty objects',
    () => `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[${'{},'.repeat(6_300_000)}{}]}`,
  ],
] as const)('the server answers while %s are read', async (title, content) => {
  const { milliseconds, lag, result } = await timed(file(content()));
  tell(
    `${title}: ${Math.round(milliseconds)} ms, ${result.ok ? 'read' : 'refused'}; the server was busy for ${Math.round(lag)} ms at most`,
  );
  expect(lag).toBeLessThan(Math.max(1500, milliseconds / 2));
});
