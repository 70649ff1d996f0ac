import { cpus, loadavg } from 'node:os';
import { buildMatcher, type Matcher } from '@allmende/inventory';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outsideParts, ownParts, type LabelledName } from './matching-names.ts';
import { fusePeer, postgresqlPeer, type Peer } from './matching-peers.ts';
import { isotonicLine, outcomesOf, qualityOf, scoredPairs, type Quality } from './matching-quality.ts';
import { labelledTargets } from './matching-targets.ts';
import { shippedMatcher } from './shipped-matcher.ts';
import { writeResults } from './write-results.ts';

const targets = labelledTargets();
const own = ownParts();
const parts = [...own, ...outsideParts()];
const report: string[] = [];
let peers: Peer[] = [];

beforeAll(async () => {
  peers = [fusePeer(targets), await postgresqlPeer(targets)];
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

/** Seconds of wall clock and of processor (all threads of this process) that a piece of work takes. */
async function timed(work: () => void | Promise<void>): Promise<Time> {
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
  const matcher: Matcher = buildMatcher(targets);
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
    `${targets.length} products, those known when the names were labelled. A name counts as found when its product is accepted, or under review and shown. Only the part \`development\` was tuned on.`,
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
  const identity = buildMatcher(targets, {
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
  const buildShipped = await shippedMatcher();
  const matcher = buildShipped(targets);
  const names = distinctNames(200_000);
  for (const name of names.slice(0, 50_000)) matcher.match(name.raw, name.publisher);
  const ours = await timed(() => {
    for (const name of names) matcher.match(name.raw, name.publisher);
  });
  const heldOut = own.find(({ name }) => name === 'held-out')?.names ?? [];
  const decided = heldOut.map(({ raw, publisher }) => matcher.match(raw, publisher));
  const ourFirsts = decided.map(({ candidates }) => candidates[0]?.product ?? null);
  const ourAccepts = decided.map(({ decision, product }) => (decision === 'accept' ? product : null));
  const rows = [
    [
      'Allmende',
      String(names.length),
      ...rates(names.length, ours, ours),
      ...firstPlaces(heldOut, ourFirsts, ourAccepts),
    ],
  ];
  for (const peer of peers) {
    const sample = names.slice(0, peer.sample).map(({ raw }) => raw);
    const time = await timed(async () => {
      await peer.best(sample);
    });
    const found = await peer.best(heldOut.map(({ raw }) => raw));
    const relative = { cpu: ours.cpu, wall: (ours.wall * sample.length) / names.length };
    rows.push([
      peer.name,
      String(sample.length),
      ...rates(sample.length, time, relative),
      ...firstPlaces(heldOut, found, found),
    ]);
    expect(time.wall).toBeGreaterThan(relative.wall);
  }
  report.push(
    `Distinct names: the labelled ones, then the same with other versions, matched by the bundle that is shipped. Load of the machine (${cpus().length} processors) in the last minute: ${(loadavg()[0] ?? 0).toFixed(1)}. The last two columns are of the part \`held-out\`: positives whose product stands first, and negatives for which a product is taken (ours: accepted; the others know no "no" but their threshold).`,
    table(
      [
        '',
        'names',
        'names per second',
        'per second of processor',
        'times slower',
        'first is right',
        'negatives taken for a product',
      ],
      rows,
    ),
  );
});

interface Time {
  cpu: number;
  wall: number;
}

/** Names a second by the clock and by the processor, and how many times slower by the clock than another. */
function rates(count: number, time: Time, other: Time): string[] {
  const byProcessor = time.cpu > time.wall / 10 ? Math.round(count / time.cpu).toLocaleString('en') : '–';
  const slower = time.wall / other.wall;
  return [
    Math.round(count / time.wall).toLocaleString('en'),
    byProcessor,
    slower.toFixed(slower < 10 ? 1 : 0),
  ];
}

/** Share of positives whose product is found first, and of negatives that are given one. */
function firstPlaces(
  names: readonly LabelledName[],
  firsts: readonly (string | null)[],
  taken: readonly (string | null)[],
): string[] {
  const indices = [...names.keys()];
  const positives = indices.filter((index) => names[index]?.expected[0] !== '-');
  const negatives = indices.filter((index) => names[index]?.expected[0] === '-');
  const right = positives.filter((index) => names[index]?.expected.includes(firsts[index] ?? ''));
  const wrong = negatives.filter(
    (index) => taken[index] !== null && !names[index]?.expected.includes(taken[index] ?? ''),
  );
  return [percent(right.length / positives.length), percent(wrong.length / negatives.length)];
}
