import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Layers } from '#lib/server/database/index.ts';
import type { StoreKind } from '../store/stores.ts';
import { answersByRole } from './answers-by-role.ts';
import { fuzz, type Findings } from './fuzz.ts';
import { harvest, type Harvest } from './harvest.ts';
import { tellingRefusals } from './refusals.ts';
import { changeEverything, readEverything } from './same-figures.ts';
import { startBuiltServer, type RunningServer } from './running-server.ts';
import { allTargets, nameOf } from './targets.ts';
import { buildWorld, sessionOf, type Visitor, type World } from './world.ts';

const settings: [string, Layers][] = [
  ['both layers', { checks: true, rowLevelSecurity: true }],
  ['row-level security alone', { checks: false, rowLevelSecurity: true }],
  ['application checks alone', { checks: true, rowLevelSecurity: false }],
];

/** Requests in all per store; `npm test` sends few, `npm run test:isolation` many. */
const requests = Number(process.env['ISOLATION_REQUESTS'] ?? 1000);
const isShort = requests < 3000;
const seed = Number(process.env['ISOLATION_SEED'] ?? 20261122);

/** The tests of one store: the built server, everybody who could ask, and each layer of isolation by itself. */
export function describeFuzzedStore(kind: StoreKind): void {
  // What does not depend on the store is tried on one of them, unless there is time.
  const isOnce = isShort && kind.name === 'embedded';
  describe(`what belongs to an authority, asked of the running server on the ${kind.name} store`, () => {
    let server: RunningServer;
    let world: World;
    let found: Harvest;

    beforeAll(async () => {
      await kind.start();
      server = await startBuiltServer(await kind.place());
      world = await buildWorld(server.db);
      found = await harvest(server, world, isShort);
    });

    afterAll(async () => {
      await server.stop();
      await kind.stop();
    });

    const visitorNamed = (name: string): Visitor => {
      const visitor = world.visitors.find((each) => each.name === name);
      if (!visitor) throw new Error(`nobody is called ${name}`);
      return visitor;
    };

    // What does not hang on the engine is tried on one of them, unless there is time.
    const onEach = isOnce ? () => {} : it;
    onEach('is opened and refused as the table of roles says, cell by cell', async () => {
      const { cells, wrong } = await answersByRole(server, world);
      expect(cells).toBeGreaterThan(14 * 40);
      expect(wrong).toEqual([]);
    });

    onEach('is refused in the same words whether it belongs to others or does not exist', async () => {
      const { compared, telling } = await tellingRefusals(
        server,
        world,
        found,
        visitorNamed('it-leitung of A'),
        'abe',
      );
      expect(compared).toBeGreaterThan(20);
      expect(telling).toEqual([]);
    });

    onEach('moves no figure, count or list of another authority', async () => {
      const reader = visitorNamed('it-leitung of A');
      const [first, before] = [
        await readEverything(server, found, reader),
        await readEverything(server, found, reader),
      ];
      const steady = [...before].filter(([path, text]) => first.get(path) === text);
      const other = world.places.get('abc');
      if (!other) throw new Error('there is no other town');
      await changeEverything(server.db, world, other);
      const after = await readEverything(server, found, reader);
      expect(steady.length).toBeGreaterThan(before.size * 0.8);
      expect(steady.filter(([, text]) => text.startsWith('200')).length).toBeGreaterThan(15);
      expect(steady.filter(([path, text]) => after.get(path) !== text).map(([path]) => path)).toEqual([]);
      const theirs = visitorNamed('it-leitung of B');
      expect((await readEverything(server, found, theirs)).get('/__data.json')).toMatch(/^200/);
    });

    it('is closed with the next request once a right has ended', async () => {
      const provider = visitorNamed('provider for A, bearbeitung');
      const session = await sessionOf(server.db, provider);
      const sees = async () => {
        const answer = await server.ask({
          method: 'GET',
          path: '/inventory/rows',
          headers: { cookie: `session=${session ?? ''}` },
        });
        return answer.status === 200 && answer.body.includes('zqxabb1');
      };
      const change = (set: { ended_at: Date | null }) =>
        server.db.asOperator((trx) =>
          trx
            .updateTable('mandate')
            .set({ ...set, ended_by: set.ended_at && 'test' })
            .where('authority_id', '=', provider.actingFor?.id ?? 0)
            .where('granted_by', '=', 'world')
            .execute(),
        );
      expect(await sees()).toBe(true);
      await change({ ended_at: new Date() });
      expect(await sees()).toBe(false);
      await change({ ended_at: null });
      expect(await sees()).toBe(true);

      const activate = (active: boolean) =>
        server.db.asOperator((trx) =>
          trx
            .updateTable('account')
            .set({ active })
            .where('id', '=', provider.account ?? '')
            .execute(),
        );
      await activate(false);
      expect(await sees()).toBe(false);
      await activate(true);
      expect(await sees()).toBe(true);
    });

    it.each(settings)('is nowhere else with %s', async (name, layers) => {
      const share = Math.ceil(requests / settings.length);
      const findings = await fuzz(server, world, found, {
        seed: seed + settings.findIndex(([each]) => each === name),
        requests: share,
        layers,
      });
      tell(kind.name, name, findings);
      expect(findings.requests).toBeGreaterThanOrEqual(share);
      expect(findings.leaks).toEqual([]);
      // A run that sees nothing at all would find no leak either.
      expect(findings.showedOwn.size).toBeGreaterThan(5);
    });

    it('would be found if neither layer stood', async () => {
      const layers = { checks: false, rowLevelSecurity: false };
      const findings = await fuzz(server, world, found, { seed, requests: 300, layers });
      expect(findings.leaks.length).toBeGreaterThan(20);
      expect(findings.leaks.join('\n')).toMatch(/shows row of/);
    });

    it('bears a mark in every text of every private table', () => {
      const marked = new Set([...world.marked].map((column) => column.split('.')[0]));
      expect([...marked].sort()).toEqual(
        expect.arrayContaining(['answer', 'application', 'change', 'import', 'upload']),
      );
      expect(world.marked.size).toBeGreaterThan(25);
    });

    it('was looked for on every page that shows something', () => {
      const pages = allTargets().filter(
        ({ route, method, policy }) =>
          method === 'GET' && policy === 'inventory:read' && !route.includes('['),
      );
      const linked = new Set([...found.links.values()].flatMap((routes) => [...routes.keys()]));
      expect(pages.map(nameOf).filter((page) => !linked.has(page.replace('GET ', '')))).toEqual([]);
    });
  });
}

/** One line per run, for the sum at the end of `npm run test:isolation`. */
function tell(store: string, layers: string, { requests: sent, pairs, statuses, leaks }: Findings): void {
  const report = process.env['ISOLATION_REPORT'];
  const answers = [...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${status}×${count}`)
    .join(' ');
  const line = { store, layers, requests: sent, pairs, leaks: leaks.length, answers, seed };
  if (report) appendFileSync(report, `${JSON.stringify(line)}\n`);
}
