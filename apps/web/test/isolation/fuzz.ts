import type { Layers } from '#lib/server/database/index.ts';
import { sql } from 'kysely';
import type { Harvest } from './harvest.ts';
import { leaksIn } from './leaks.ts';
import { Questions } from './questions.ts';
import { randomFrom } from './random.ts';
import type { Answer, Question, RunningServer } from './running-server.ts';
import {
  changesBetween,
  keepRights,
  restoreRights,
  standingOf,
  type KeptRights,
  type Standing,
} from './standing.ts';
import { allTargets, changesRights, endsSession, nameOf, type Target } from './targets.ts';
import { sessionOf, type Visitor, type World } from './world.ts';

/** What a run found. */
export interface Findings {
  requests: number;
  /** Pairs of target and visitor that were tried. */
  pairs: number;
  statuses: Map<number, number>;
  /** One line for each request whose answer showed what is not the visitor's, or each foreign row that changed. */
  leaks: string[];
  /** Targets that answered a visitor with something of the visitor's own: the run looks where there is something. */
  showedOwn: Set<string>;
}

interface Run {
  seed: number;
  requests: number;
  layers: Layers;
}

/** As one visitor, below which it is not worth to look what has changed. */
const fewest = 40;

/** How many are on their way at once: enough that sessions share connections. */
const atOnce = 6;

/** Sends requests of every visitor to every target, and looks at what comes back and at what has changed. */
export async function fuzz(
  server: RunningServer,
  world: World,
  harvest: Harvest,
  { seed, requests, layers }: Run,
): Promise<Findings> {
  const findings: Findings = { requests: 0, pairs: 0, statuses: new Map(), leaks: [], showedOwn: new Set() };
  const kept = await keepRights(server.db);
  server.use(layers);
  const targets = weighted(allTargets());
  // A short run asks as some of them, in earnest, and as others with the next layers.
  const every = Math.max(1, Math.round((world.visitors.length * fewest) / requests));
  const visitors = world.visitors.filter((_, index) => (index + seed) % every === 0);
  const share = Math.ceil(requests / visitors.length);
  for (const [index, visitor] of visitors.entries())
    await visit({ server, world, harvest, findings, kept }, visitor, targets, share, seed + index);
  server.use({ checks: true, rowLevelSecurity: true });
  await restoreRights(server.db, kept);
  return findings;
}

interface Scene {
  server: RunningServer;
  world: World;
  harvest: Harvest;
  findings: Findings;
  kept: KeptRights;
}

async function visit(
  scene: Scene,
  visitor: Visitor,
  targets: Target[],
  share: number,
  seed: number,
): Promise<void> {
  const { server, world, harvest, findings, kept } = scene;
  const random = randomFrom(seed);
  const questions = new Questions(world, harvest, server.origin.origin);
  await restoreRights(server.db, kept);
  const before = await standingOf(server.db);
  let session = await sessionOf(server.db, visitor);
  const order = shuffled(
    targets.filter((target) => !isTheirJob(visitor, target) && !isPointless(visitor, target)),
    random,
  );
  const tried = new Set<string>();
  for (let sent = 0; sent < share;) {
    const batch: { target: Target; question: Question }[] = [];
    while (batch.length < atOnce && sent + batch.length < share) {
      const target = order[(sent + batch.length) % order.length];
      if (!target) throw new Error('there is nothing to ask');
      batch.push({ target, question: questions.ask(random, visitor, target) });
      // Whoever switches or signs out is nobody else meanwhile.
      if (endsSession(target) || changesRights(target)) break;
    }
    sent += batch.length;
    const answers = await Promise.all(
      batch.map(async ({ question }) => server.ask(withIdentity(question, visitor, session))),
    );
    for (const [index, answer] of answers.entries()) {
      const each = batch[index];
      if (!each) continue;
      tried.add(nameOf(each.target));
      judge(scene, visitor, each.target, each.question, answer);
    }
    const last = batch.at(-1);
    if (last && changesRights(last.target)) {
      await untilIdle(server);
      tellChanges(scene, visitor, before, await standingOf(server.db));
      await restoreRights(server.db, kept);
    }
    if (session !== null && (answers.some(isSignedOut) || (last && endsSession(last.target))))
      session = await sessionOf(server.db, visitor);
  }
  findings.pairs += tried.size;
  await untilIdle(server);
  const after = await standingOf(server.db);
  tellChanges(scene, visitor, before, after);
}

function tellChanges({ world, findings }: Scene, visitor: Visitor, before: Standing, after: Standing): void {
  for (const change of foreignChanges(world, visitor, before, after))
    findings.leaks.push(`${visitor.name}: ${change} has changed`);
}

function judge(scene: Scene, visitor: Visitor, target: Target, question: Question, answer: Answer): void {
  const { world, findings } = scene;
  findings.requests += 1;
  findings.statuses.set(answer.status, (findings.statuses.get(answer.status) ?? 0) + 1);
  const told = `${visitor.name}: ${question.method} ${question.path} (${answer.status})`;
  const leaks = leaksIn(world, visitor, question, answer);
  if (leaks.length > 0) findings.leaks.push(`${told} shows ${leaks.slice(0, 5).join(', ')}`);
  if (answer.status === 304 && target.policy !== 'public')
    findings.leaks.push(`${told} is the same as somebody else’s`);
  const isOwn = visitor.sees.some((code) => answer.body.includes(`zqx${code}1`));
  if (answer.status === 200 && isOwn) findings.showedOwn.add(nameOf(target));
}

function withIdentity(question: Question, { token }: Visitor, session: string | null): Question {
  const identity: Record<string, string> =
    token !== undefined
      ? { authorization: `Bearer ${token}` }
      : session === null
        ? {}
        : { cookie: `session=${session}` };
  return { ...question, headers: { ...question.headers, ...identity } };
}

/** A directory has one way in only. */
function isPointless({ name }: Visitor, { route }: Target): boolean {
  return name.startsWith('directory') && !route.startsWith('/scim');
}

/** What the operator of the instance may do to every authority is no leak, so it is not tried by the operator. */
function isTheirJob({ operates }: Visitor, { policy, method }: Target): boolean {
  return operates && policy.startsWith('instance:') && method !== 'GET';
}

function isSignedOut({ status, headers }: Answer): boolean {
  return status === 401 || (headers.location?.startsWith('/sign-in') ?? false);
}

/**
 * Rows of others that are not the same any more. A provider may end its mandates and ask for new ones, and whoever
 * belongs to an authority may change the people there.
 */
function foreignChanges(world: World, visitor: Visitor, before: Standing, after: Standing): string[] {
  const codeOf = new Map([...world.places.values()].map(({ id, code }) => [String(id), code]));
  return changesBetween(before, after).filter((key) => {
    const [table = '', owner = ''] = key.split(' ');
    if (table === 'account') {
      const homes = world.homes.get(owner);
      return (
        owner !== visitor.account && homes !== undefined && !homes.some((code) => visitor.sees.includes(code))
      );
    }
    const code = codeOf.get(owner);
    if (code === undefined || visitor.sees.includes(code)) return false;
    const isPartner = visitor.sees.some((own) => world.places.get(own)?.knows.has(code));
    return !(isPartner && ['mandate', 'mandate_request', 'audit_entry'].includes(table));
  });
}

/** Waits until the queue has done what the visitor asked for; jobs of the world have kinds that nobody works on. */
async function untilIdle(server: RunningServer): Promise<void> {
  const end = performance.now() + 100_000;
  while (performance.now() < end) {
    const { rows } = await server.db.asOperator((trx) =>
      sql<{ waiting: number }>`select count(*) as waiting from job
        where authority_id is not null and state in ('queued', 'running') and kind <> 'test' and run_after <= now()`.execute(
        trx,
      ),
    );
    if (Number(rows[0]?.waiting) === 0) return;
    await new Promise((again) => setTimeout(again, 20));
  }
}

/** Pages for everybody are tried less often, and so is what takes long: nothing of an authority is to be had there. */
function weighted(targets: Target[]): Target[] {
  return targets.flatMap((target) => {
    const isSlow = /^\/(report\/\[file\]|sign-in|setup|invitation|reset|confirm|account)/.test(target.route);
    const times = target.policy === 'public' || isSlow ? 1 : target.method === 'GET' ? 6 : 4;
    return Array.from({ length: times }, () => target);
  });
}

function shuffled<T>(list: readonly T[], random: { next(): number }): T[] {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index--) {
    const other = Math.floor(random.next() * (index + 1));
    [copy[index], copy[other]] = [copy[other]!, copy[index]!];
  }
  return copy;
}
