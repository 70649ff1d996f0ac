import { cpus, loadavg } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { judgedQueries } from './judged-queries.ts';
import { hasFiles, searchCorpus } from './search-corpus.ts';
import { fillerDocuments } from './search-filler.ts';
import {
  flexSearch,
  miniSearch,
  orama,
  ours,
  type Peer,
  postgresqlAll,
  postgresqlAny,
  trigrams,
} from './search-peers.ts';
import { searchQuality, type SearchQuality } from './search-quality.ts';
import { shippedSearch } from './shipped-search.ts';
import { writeResults } from './write-results.ts';

// What an index weighs is read from the heap after everything else was thrown away.
setFlagsFromString('--expose-gc');
globalThis.gc = runInNewContext('gc') as typeof globalThis.gc;

const { documents, words } = searchCorpus();
const queries = judgedQueries(new Set(documents.map(({ id }) => id)), 'test');
const createShipped = await shippedSearch();
const SIZES = (process.env['BENCH_SEARCH_SIZES'] ?? '1000,10000,100000').split(',').map(Number);
/** Each query is asked so often, unless that takes longer than so many seconds; the median of a query is its latency. */
const ROUNDS = 7;
const SECONDS = 20;
const sections = new Map<number, string>();

interface Row extends SearchQuality {
  name: string;
  /** Seconds by the clock and of the processor; the latter is that of this process, which a server has none of. */
  build: number;
  processor: number;
  bytes: number | null;
  latencies: number[];
}

async function measure(peer: Peer, entries: typeof documents): Promise<Row> {
  const [start, startProcessor] = [performance.now(), process.cpuUsage()];
  const filled = await peer.fill(entries, words);
  const build = (performance.now() - start) / 1e3;
  const { user, system } = process.cpuUsage(startProcessor);
  try {
    const answers: string[][] = [];
    const times = queries.map((): number[] => []);
    // Once through for the compiler and the caches, then what counts.
    for (const { query } of queries) answers.push(await filled.find(query));
    const end = performance.now() + SECONDS * 1e3;
    for (let round = 0; round < ROUNDS && (round === 0 || performance.now() < end); round += 1)
      for (const [place, { query }] of queries.entries()) {
        const before = performance.now();
        await filled.find(query);
        times[place]!.push(performance.now() - before);
      }
    const latencies = times.map((list) => list.sort((x, y) => x - y)[Math.floor(list.length / 2)]!);
    return {
      name: peer.name,
      build,
      processor: (user + system) / 1e6,
      bytes: await filled.bytes(),
      latencies: latencies.sort((a, b) => a - b),
      ...searchQuality(queries, answers),
    };
  } finally {
    await filled.close();
  }
}

const percentile = ({ latencies }: Row, share: number): number =>
  latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
const milliseconds = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));

const cellsOf = (row: Row): string[] => [
  row.name,
  row.ndcg.toFixed(3),
  `${(row.first * 100).toFixed(0)} %`,
  `${(row.recall * 100).toFixed(0)} %`,
  `${(row.missed * 100).toFixed(0)} %`,
  milliseconds(percentile(row, 0.5)),
  milliseconds(percentile(row, 0.95)),
  milliseconds(percentile(row, 0.99)),
  row.build.toFixed(1),
  /PostgreSQL|pg_trgm/.test(row.name) ? '–' : row.processor.toFixed(1),
  row.bytes === null ? '–' : (row.bytes / 1e6).toFixed(1),
];

const HEADER = [
  '',
  'NDCG@10',
  'first fits',
  'recall of grade 3',
  'nothing fits',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'build s',
  'of processor',
  'index MB',
];

test.for(SIZES)(
  'quality, latency, build time and memory at %d entries',
  { timeout: 1_800_000 },
  async (size) => {
    const filler = fillerDocuments(Math.max(0, size - documents.length));
    const entries = [...documents, ...filler.documents];
    const peers = [
      ours('**Allmende**', createShipped),
      ours('Allmende without synonyms', createShipped, false),
      postgresqlAny,
      postgresqlAll,
      trigrams,
      miniSearch,
      flexSearch,
      orama,
    ];
    const rows: Row[] = [];
    const filled =
      filler.documents.length === 0 ? '' : ` ${filler.documents.length} of them are ${filler.text}.`;
    for (const peer of peers) {
      rows.push(await measure(peer, entries));
      const table = [HEADER, HEADER.map(() => '---'), ...rows.map(cellsOf)]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n');
      sections.set(size, `**${entries.length.toLocaleString('en')} entries.**${filled}\n\n${table}`);
      // After each, for a run may be broken off where the largest size takes long.
      write();
    }
    console.log(sections.get(size));
    const [us, , ...others] = rows;
    for (const other of others) expect(us!.ndcg).toBeGreaterThan(other.ndcg);
  },
);

function write(): void {
  const cpu = cpus()[0]?.model ?? 'unknown processor';
  const about = `Command: \`npm run bench\` (file \`search.bench.ts\`), Node.js ${process.version}, ${cpu}, ${cpus().length} of them, load in the last minute ${(loadavg()[0] ?? 0).toFixed(1)}, ${new Date().toISOString().slice(0, 10)}.`;
  const how = `The ${queries.length} judged queries of the test part (${hasFiles ? 'the real publiccode files lie beside the repository' : 'without the real publiccode files, which are absent'}), open entries only, the first ten hits. All peers are given the same words, the names of capabilities and categories included; ours also has its synonyms, except where the row says so. "First fits": the first hit has grade 2 or 3. A query's latency is the median of up to ${ROUNDS} rounds, since other work goes on beside. One thread; ours counts all facets with every search, the peers count none. The index of PostgreSQL is on disk, that of the others the growth of the heap.`;
  writeResults('Searching', [about, how, ...sections.values()].join('\n\n'));
}
