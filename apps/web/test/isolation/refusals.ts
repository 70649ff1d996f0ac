import { randomUUID } from 'node:crypto';
import type { Harvest } from './harvest.ts';
import type { Answer, Question, RunningServer } from './running-server.ts';
import { allTargets, nameOf, pathOf } from './targets.ts';
import { withoutCanaries } from './canaries.ts';
import { sessionOf, type Visitor, type World } from './world.ts';

const ids = /\b(?:9\d{10}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/gi;

/**
 * Asks for what belongs to others, and for what does not exist, in the same words; tells where the answers differ in
 * more than the id, so that one could learn from them what exists.
 */
export async function tellingRefusals(
  server: RunningServer,
  world: World,
  harvest: Harvest,
  visitor: Visitor,
  other: string,
): Promise<{ compared: number; telling: string[] }> {
  const session = await sessionOf(server.db, visitor);
  const ask = async (question: Question) =>
    plain(
      await server.ask({ ...question, headers: { ...question.headers, cookie: `session=${session ?? ''}` } }),
    );
  const telling: string[] = [];
  let compared = 0;
  for (const [name, foreign] of questionsAbout(world, harvest, other, server.origin.origin)) {
    const missing = JSON.parse(JSON.stringify(foreign).replace(ids, missingId)) as Question;
    const [theirs, nobodys] = [await ask(foreign), await ask(missing)];
    compared += 1;
    if (theirs !== nobodys) telling.push(`${name}: ${difference(theirs, nobodys)}`);
  }
  return { compared, telling };
}

function questionsAbout(world: World, harvest: Harvest, other: string, origin: string): [string, Question][] {
  const idOf = (table: string) => world.rows.get(table)?.get(other)?.[0] ?? '';
  const reads = allTargets().flatMap((target): [string, Question][] =>
    target.method !== 'GET' || !/\[\w+\]/.test(target.route) || target.policy === 'public'
      ? []
      : ['application', 'import', 'account', 'api_token', 'mandate', 'membership'].map((table) => [
          nameOf(target),
          { method: 'GET', path: pathOf(target.route, () => idOf(table)), headers: { accept: 'text/html' } },
        ]),
  );
  const writes = (harvest.forms.get(other) ?? []).flatMap((form): [string, Question][] => {
    const body = new URLSearchParams(
      form.fields.map(([name, value]) => [name, withoutCanaries(value)]),
    ).toString();
    if (!ids.test(body + form.path)) return [];
    ids.lastIndex = 0;
    const headers = { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    return [[`POST ${form.route}?/${form.action ?? ''}`, { method: 'POST', path: form.path, headers, body }]];
  });
  return [...reads, ...writes];
}

/** Of the same shape, so that only the store can tell it from one that exists. */
function missingId(id: string): string {
  return id.includes('-') ? randomUUID() : `919${id.slice(3)}`;
}

/** What an answer says, without the ids that were asked for, and what is new in each answer anyway. */
function plain({ status, headers, body }: Answer): string {
  const text = body
    .toString()
    .replace(ids, 'ID')
    .replace(/nonce="[^"]*"/g, '')
    .replace(/\b\d+ ms\b/g, '');
  return `${status} ${(headers.location ?? '').replace(ids, 'ID')} ${text}`;
}

function difference(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return `‘${one.slice(Math.max(0, at - 30), at + 60)}’ and ‘${other.slice(Math.max(0, at - 30), at + 60)}’`;
}
