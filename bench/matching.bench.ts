import { cpus } from 'node:os';
import { buildMatcher, type Matcher } from '@allmende/inventory';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outsideParts, ownParts, type LabelledName } from './matching-names.ts';
import { fusePeer, trigramPeer, type Peer } from './matching-peers.ts';
import { isotonicLine, outcomesOf, qualityOf, scoredPairs, type Quality } from './matching-quality.ts';
import { knowledgeTargets, labelledTargets } from './matching-targets.ts';
import { writeResults } from './write-results.ts';

const targets = knowledgeTargets();
const labelled = labelledTargets();
const own = ownParts();
const parts = [...own, ...outsideParts()];
const report: string[] = [];
let peers: Peer[] = [];

beforeAll(async () => {
  peers = [fusePeer(targets), await trigramPeer(targets)];
});
afterAll(async () => {
  for (const peer of peers) await peer.close();
  const cpu = cpus()[0]?.model ?? 'unknown processor';
  const about = `Command: \`npm run bench\` (file \`matching.bench.ts\`), Node.js ${process.version}, ${cpu}, ${new Date().toISOString().slice(0, 10)}.`;
  writeResults('Matching names to products', [about, ...report].join('\n\n'));
  console.log([about, ...report].join('\n\n'));
});

const percent = (value: number): string => (Number.isNaN(value) ? '–' : `${(value * 100).toFixed(1)} %`);
const table = (header: string[], rows: string[][]): string =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Seconds of processor and of wall clock that a piece of work takes; the processor's are those of one core. */
async function timed(work: () => void | Promise<void>): Promise<{ cpu: number; wall: number }> {
  const startCpu = process.cpuUsage();
  const startWall = performance.now();
  await work();
  const { user, system } = process.cpuUsage(startCpu);
  return { cpu: (user + system) / 1e6, wall: (performance.now() - startWall) / 1e3 };
}

/** So many distinct names: the real ones, and the same with other versions behind them. */
function distinctNames(count: number): LabelledName[] {
  const base = parts.flatMap(({ names }) => names);
  return Array.from({ length: count }, (_, index) => {
    const name = base[index % base.length] ?? { raw: '', expected: [] };
    const round = Math.floor(index / base.length);
    return round === 0 ? name : { ...name, raw: `${name.raw} ${round}.${index % 97}` };
  });
}

test('precision at accept, recall with review and calibration on every part', () => {
  const matcher: Matcher = buildMatcher(labelled);
  const qualities: Quality[] = parts.map((part) => qualityOf(part.name, outcomesOf(part, matcher)));
  const rows = qualities.map((quality) => [
    quality.part,
    String(quality.names),
    String(quality.positives),
    String(quality.accepted),
    percent(quality.precision),
    percent(quality.recallAccepted),
    percent(quality.recallReviewed),
    percent(quality.negativesReviewed),
    quality.calibrationError.toFixed(3),
  ]);
  report.push(
    `${labelled.length} products, those known when the names were labelled. A name counts as found when its product is accepted, or under review and shown. Only the part \`development\` was tuned on.`,
    table(
      [
        'part',
        'names',
        'positives',
        'accepted',
        'precision at accept',
        'recall at accept',
        'recall with review',
        'negatives under review',
        'ECE',
      ],
      rows,
    ),
  );
  const identity = buildMatcher(labelled, {
    calibration: [
      [0, 0],
      [1, 1],
    ],
  });
  const [development] = own;
  if (development) {
    const line = isotonicLine(scoredPairs(outcomesOf(development, identity)), 20);
    report.push(
      `Calibration line fitted anew on \`development\`: ${line.map(([score, probability]) => `${score.toFixed(3)} → ${probability.toFixed(3)}`).join(', ')}.`,
    );
  }
  const heldOut = qualities.find(({ part }) => part === 'held-out');
  expect(heldOut?.precision).toBeGreaterThanOrEqual(0.98);
  expect(heldOut?.recallReviewed).toBeGreaterThanOrEqual(0.9);
});

test('distinct names a second beside fuse.js and pg_trgm', async () => {
  const names = distinctNames(200_000);
  const sample = distinctNames(2_000);
  const matcher = buildMatcher(targets);
  for (const name of names.slice(0, 20_000)) matcher.match(name.raw, name.publisher);
  const ours = await timed(() => {
    for (const name of names) matcher.match(name.raw, name.publisher);
  });
  const measured = [{ name: 'Allmende', count: names.length, ...ours }];
  const heldOut =
    own.find(({ name }) => name === 'held-out')?.names.filter(({ expected }) => expected[0] !== '-') ?? [];
  const firsts = [
    heldOut.filter(({ raw, publisher, expected }) =>
      expected.includes(matcher.match(raw, publisher).candidates[0]?.product ?? ''),
    ).length,
  ];
  for (const peer of peers) {
    const count = peer.name.startsWith('fuse') ? 200 : sample.length;
    const time = await timed(async () => {
      for (const name of sample.slice(0, count)) await peer.best(name.raw);
    });
    measured.push({ name: peer.name, count, ...time });
    let right = 0;
    for (const { raw, expected } of heldOut) if (expected.includes((await peer.best(raw)) ?? '')) right++;
    firsts.push(right);
  }
  const rate = (entry: { count: number; cpu: number }): number => entry.count / entry.cpu;
  const rows = measured.map((entry, index) => [
    entry.name,
    String(entry.count),
    Math.round(rate(entry)).toLocaleString('en'),
    Math.round(entry.count / entry.wall).toLocaleString('en'),
    index === 0 ? '1' : (rate(measured[0] ?? entry) / rate(entry)).toFixed(0),
    percent((firsts[index] ?? 0) / heldOut.length),
  ]);
  report.push(
    `${targets.length} products. Distinct names: the labelled ones, then the same with other versions. Seconds of one core count all threads of the process.`,
    table(
      [
        '',
        'names',
        'names per second of one core',
        'per second of wall clock',
        'times slower than ours',
        'right at the first place, held-out positives',
      ],
      rows,
    ),
  );
  expect(rate(measured[0] ?? { count: 0, cpu: 1 })).toBeGreaterThan(
    rate(measured[1] ?? { count: 0, cpu: 1 }),
  );
});
