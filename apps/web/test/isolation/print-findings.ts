import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Line {
  store: string;
  layers: string;
  requests: number;
  pairs: number;
  leaks: number;
  answers: string;
  seed: number;
}

/** Collects what the runs of all stores found, and prints it with its sum. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'allmende-findings-'));
  const report = join(folder, 'report.jsonl');
  process.env['ISOLATION_REPORT'] = report;
  return () => {
    const lines = existsSync(report)
      ? readFileSync(report, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Line)
      : [];
    rmSync(folder, { recursive: true });
    if (lines.length === 0) return;
    const columns = (store: string, layers: string, sent: number, pairs: number, leaks: number): string =>
      `${store.padEnd(12)}${layers.padEnd(28)}${String(sent).padStart(10)}${String(pairs).padStart(16)}${String(leaks).padStart(8)}`;
    console.info('\nstore       layers                        requests  routes × roles   leaks');
    for (const line of lines) {
      console.info(columns(line.store, line.layers, line.requests, line.pairs, line.leaks));
      console.info(`            ${line.answers}`);
    }
    const sum = (key: 'requests' | 'leaks') => lines.reduce((total, line) => total + line[key], 0);
    console.info(
      columns(
        'all',
        `seed ${lines[0]?.seed ?? ''}`,
        sum('requests'),
        Math.max(...lines.map(({ pairs }) => pairs)),
        sum('leaks'),
      ),
    );
  };
}
