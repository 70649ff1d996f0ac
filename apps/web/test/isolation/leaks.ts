import { strFromU8, unzipSync } from 'fflate';
import { canariesIn } from './canaries.ts';
import type { Answer, Question } from './running-server.ts';
import type { Visitor, World } from './world.ts';

const ids = /\b(?:91\d{9}|19\d{8}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/gi;

/** What an answer shows of authorities that are none of the visitor's business; empty is good. */
export function leaksIn(world: World, visitor: Visitor, question: Question, answer: Answer): string[] {
  const text = readable(answer);
  const asked = `${decodeURIComponent(safe(question.path))} ${String(question.body ?? '')}`;
  const leaks = new Set<string>();
  for (const { code, kind } of canariesIn(text))
    if (!mayKnow(world, visitor, code, kind)) leaks.add(`${kind} of ${code}`);
  for (const { 0: id, index } of text.matchAll(ids)) {
    const owner = world.owners.get(id.toLowerCase());
    if (owner === undefined || asked.includes(id)) continue;
    const kind = id.startsWith('19') && !id.includes('-') ? 'authority' : 'row';
    const isPerson = world.homes.has(id.toLowerCase());
    if (!mayKnow(world, visitor, owner, isPerson ? 'person' : kind))
      leaks.add(`id ${id} of ${owner} in ‘${text.slice(Math.max(0, index - 40), index + 50)}’`);
  }
  return [...leaks];
}

/** Rows: only one's own. Names: also of those that an edge, a mandate or a choice leads to. */
function mayKnow(
  world: World,
  { sees, choices, operates, actingFor, account }: Visitor,
  code: string,
  kind: 'authority' | 'person' | 'row',
): boolean {
  if (sees.includes(code)) return true;
  if (kind === 'row') return false;
  // People without an authority: one's own name on every page.
  if (code === 'aaa') return account !== null;
  if (operates || choices.includes(code)) return true;
  if (kind === 'authority' && account !== null && world.providers.has(code)) return true;
  const homes = account === null ? [] : (world.homes.get(account) ?? []);
  if (homes.includes(code)) return true;
  return [...sees, ...(actingFor && sees.length > 0 ? [actingFor.code] : [])].some((own) =>
    world.places.get(own)?.knows.has(code),
  );
}

/** Headers and body as text; tables and texts of offices unpacked. A PDF shows what the report page shows, in letters of a font. */
function readable({ headers, body }: Answer): string {
  const head = JSON.stringify(headers);
  const type = headers['content-type'] ?? '';
  // Where only the head was asked for, nothing is packed.
  if (body.length === 0 || !/opendocument|openxml|zip/.test(type)) return head + body.toString();
  const files = Object.values(unzipSync(body)).map((bytes) => strFromU8(bytes));
  return head + files.join('\n');
}

function safe(path: string): string {
  return path.replace(/%(?![0-9a-f]{2})/gi, '%25');
}
