import { cpus, loadavg } from 'node:os';
import { buildMatcher } from '@allmende/inventory';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPositive, labelledNames, type LabelledName } from './labelled-names.ts';
import {
  exactPeer,
  fusePeer,
  jaroWinklerPeer,
  postgresqlPeer,
  ufuzzyPeer,
  type Finding,
  type Peer,
} from './matching-peers.ts';
import { calibrationError, outcomesOf, qualityOf, type Outcome } from './matching-quality.ts';
import { labelledTargets } from './matching-targets.ts';
import { shippedMatcher } from './shipped-matcher.ts';
import { writeResults } from './write-results.ts';

const targets = labelledTargets();
const names = labelledNames('test');
const report: string[] = [];
let peers: Peer[] = [];

beforeAll(async () => {
  peers = [
    exactPeer(targets),
    await postgresqlPeer(targets),
    ufuzzyPeer(targets),
    jaroWinklerPeer(targets),
    fusePeer(targets),
  ];
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

/** So many distinct names: the labelled ones, and the same with other versions behind them. */
function distinctNames(count: number): LabelledName[] {
  return Array.from({ length: count }, (_, index) => {
    const name = names[index % names.length] ?? { raw: '', expected: [], source: '' };
    const round = Math.floor(index / names.length);
    return round === 0 ? name : { ...name, raw: `${name.raw} ${round}.${index % 97}` };
  });
}

test('precision at accept, recall and calibration on the names that were never tuned on', () => {
  const outcomes = outcomesOf(names, buildMatcher(targets));
  const rowOf = (title: string, some: readonly Outcome[]): string[] => {
    const quality = qualityOf(some);
    return [
      title,
      String(quality.names),
      String(quality.positives),
      String(quality.accepted),
      percent(quality.precision),
      percent(quality.recallAccepted),
      percent(quality.recallReviewed),
      percent(quality.negativesAccepted),
      percent(quality.negativesReviewed),
      quality.calibrationError.toFixed(3),
    ];
  };
  const sources = [...new Set(names.map(({ source }) => source))];
  const isOutside = ({ name }: Outcome): boolean => !/^(spellings|contract)/.test(name.source);
  report.push(
    `${targets.length} products, those known when the names were labelled. A name counts as found when its product is accepted, or under review and shown. ECE is the expected calibration error of the score of the best candidate.`,
    table(
      [
        'source',
        'names',
        'positives',
        'accepted',
        'precision at accept',
        'recall at accept',
        'recall with review',
        'negatives accepted',
        'negatives under review',
        'ECE',
      ],
      [
        ...sources.map((source) =>
          rowOf(
            source,
            outcomes.filter(({ name }) => name.source === source),
          ),
        ),
        rowOf('**lists of others**', outcomes.filter(isOutside)),
        rowOf('**all**', outcomes),
      ],
    ),
  );
  const quality = qualityOf(outcomes);
  expect(quality.precision).toBeGreaterThanOrEqual(0.98);
  expect(quality.recallReviewed).toBeGreaterThanOrEqual(0.9);
  expect(quality.calibrationError).toBeLessThanOrEqual(0.05);
});

test('quality and distinct names a second beside exact match, pg_trgm, uFuzzy, Jaro-Winkler and fuse.js', async () => {
  const buildShipped = await shippedMatcher();
  const matcher = buildShipped(targets);
  const many = distinctNames(200_000);
  for (const name of many.slice(0, 50_000)) matcher.match(name.raw, name.publisher);
  const ours = await timed(() => {
    for (const name of many) matcher.match(name.raw, name.publisher);
  });
  const decided = names.map(({ raw, publisher }) => matcher.match(raw, publisher));
  const accepts = decided.map(({ decision, product, score }) =>
    decision === 'accept' && product !== null ? { product, score } : null,
  );
  const alone = names.map(({ raw }) => matcher.match(raw));
  const acceptedAlone = alone.map(({ decision, product, score }) =>
    decision === 'accept' && product !== null ? { product, score } : null,
  );
  const shown = decided.map(({ candidates }) => candidates[0] ?? null);
  const rows = [
    ['Allmende, accepted', String(many.length), ...rates(many.length, ours, ours), ...shares(accepts)],
    ['Allmende, accepted without the publisher', '', '', '', '', ...shares(acceptedAlone)],
    ['Allmende, first candidate', '', '', '', '', ...shares(shown)],
  ];
  for (const peer of peers) {
    const sample = many.slice(0, peer.sample).map(({ raw }) => raw);
    const time = await timed(async () => {
      await peer.best(sample);
    });
    const found = await peer.best(names.map(({ raw }) => raw));
    const relative = { cpu: ours.cpu, wall: (ours.wall * sample.length) / many.length };
    rows.push([peer.name, String(sample.length), ...rates(sample.length, time, relative), ...shares(found)]);
  }
  report.push(
    `Distinct names: the labelled ones, then the same with other versions, matched by the bundle that is shipped. Load of the machine (${cpus().length} processors) in the last minute: ${(loadavg()[0] ?? 0).toFixed(1)}. Behind the name of a peer stands the threshold from which it takes a product; its best above counts as taken. The peers are given the name alone, since they know no publisher. "Times slower" below 1 is faster than ours.`,
    table(
      [
        '',
        'names timed',
        'names per second',
        'per second of processor',
        'times slower',
        'precision',
        'recall',
        'negatives taken for a product',
        'ECE of its score',
      ],
      rows,
    ),
  );
  const [us] = rows;
  const precisionOf = (row: string[] | undefined): number => Number.parseFloat(row?.[5] ?? '0');
  for (const peer of rows.slice(rows.length - peers.length + 1))
    expect(precisionOf(us)).toBeGreaterThan(precisionOf(peer));
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

/** Share of the taken products that is right, of positives found, of negatives taken for a product, and the ECE. */
function shares(taken: readonly (Finding | null)[]): string[] {
  const pairs = names.map((name, index) => ({ name, finding: taken[index] ?? null }));
  const isRight = ({ name, finding }: (typeof pairs)[number]): boolean =>
    finding !== null && name.expected.includes(finding.product);
  const given = pairs.filter(({ finding }) => finding !== null);
  const positives = pairs.filter(({ name }) => isPositive(name));
  const negatives = pairs.filter(({ name }) => !isPositive(name));
  const scored = given.flatMap((pair) =>
    pair.finding?.score === undefined ? [] : [{ score: pair.finding.score, right: isRight(pair) }],
  );
  return [
    percent(given.filter(isRight).length / given.length),
    percent(positives.filter(isRight).length / positives.length),
    percent(negatives.filter((pair) => pair.finding !== null && !isRight(pair)).length / negatives.length),
    scored.length > 0 ? calibrationError(scored).toFixed(3) : '–',
  ];
}
