import { readMatrix } from './role-matrix.ts';
import type { Answer, RunningServer } from './running-server.ts';
import { allTargets, endsSession, nameOf, pathOf, type Target } from './targets.ts';
import { sessionOf, type World } from './world.ts';

/** Who stands for a column of the table. */
const visitors: Record<string, string> = {
  L: 'leitung of A',
  I: 'it-leitung of A',
  B: 'bearbeitung of A',
  R: 'lesen of A',
  D: 'datenschutz of A',
  V: 'revision of A',
  O: 'betrieb',
  K: 'redaktion',
  U: 'umfrageleitung',
  pB: 'provider for A, bearbeitung',
  pR: 'provider for B, lesen',
  x: 'expired membership of A',
  v: 'vendor',
  g: 'guest',
};

/** Asks every target of the running server as everybody; tells what was tried and where the answer is not the table's. */
export async function answersByRole(
  server: RunningServer,
  world: World,
): Promise<{ cells: number; wrong: string[] }> {
  const wrong: string[] = [];
  let cells = 0;
  const matrix = readMatrix();
  for (const [letter, name] of Object.entries(visitors)) {
    const visitor = world.visitors.find((each) => each.name === name);
    if (!visitor) throw new Error(`nobody is called ${name}`);
    let session = await sessionOf(server.db, visitor);
    for (const target of allTargets()) {
      // The routes of programs ask for a token of their own.
      if (target.policy === 'directory') continue;
      const isAllowed = target.policy === 'public' || matrix.get(letter)?.has(target.policy) === true;
      const answer = await askPlainly(server, target, session);
      if (endsSession(target)) session = await sessionOf(server.db, visitor);
      cells += 1;
      if (isAllowed === isRefused(target, answer, letter))
        wrong.push(`${name}: ${nameOf(target)} gives ${answer.status} ${answer.headers.location ?? ''}`);
    }
  }
  return { cells, wrong };
}

/** With ids that nobody has, so that nothing comes of it. */
async function askPlainly(server: RunningServer, target: Target, session: string | null): Promise<Answer> {
  const path = pathOf(target.route, (name) => (name === 'file' ? 'none' : '0'));
  const action = target.action === null || target.action === 'default' ? '' : `?/${target.action}`;
  const isRead = target.method === 'GET';
  // The data of a page fall under its policy, and no page need be drawn; visitors are sent on from pages only.
  const isData = isRead && session !== null && target.route !== '/';
  return server.ask({
    method: target.method,
    path: path + (isData ? '/__data.json' : action),
    headers: {
      accept: isRead ? 'text/html' : 'application/json',
      ...(session !== null && { cookie: `session=${session}` }),
      ...(!isRead && { origin: server.origin.origin, 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(!isRead && { body: 'nothing=1' }),
  });
}

/** Nobody signed in is sent to the sign-in page or gets 401; who may not gets 403, or an own page instead of the first. */
function isRefused({ route }: Target, { status, headers }: Answer, letter: string): boolean {
  const to = headers.location ?? '';
  if (status === 401 || status === 403) return true;
  // Pages on the way in send back to its start.
  if (letter === 'g')
    return status === 303 && /^\/sign-in(\?return=|$)/.test(to) && !route.startsWith('/sign-in');
  return route === '/' && status === 303;
}
