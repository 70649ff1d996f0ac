import { atLeast, NEWEST, type Version, versionOf } from '../model/versions.ts';
import type { Finding } from '../findings.ts';
import { entryOf, type MapNode, textOf } from '../reading/nodes.ts';
import { type PubliccodeDocument, read } from '../reading/read.ts';
import type { Change } from './change.ts';
import { Edits } from './edits.ts';
import { upgradeAudience } from './upgrade-audience.ts';
import { upgradeDescription } from './upgrade-description.ts';
import { upgradeItaly } from './upgrade-italy.ts';
import { upgradeKeys } from './upgrade-keys.ts';
import type { Upgrading } from './upgrading.ts';

export type Upgraded =
  | { ok: true; text: string; changes: Change[] }
  /** The file cannot be read, or is written in a way that cannot be changed safely. */
  | { ok: false; problems: Finding[] };

/**
 * Rewrites a file for a later version: renamed keys, values that are written otherwise today, deprecated keys whose
 * successor is known. Comments, order and blank lines stay; a file that needs nothing comes back byte by byte.
 * @example upgrade(read(text)) // { ok: true, text: '…', changes: [{ code: 'version-raised', … }] }
 */
export function upgrade(document: PubliccodeDocument, to: Version = NEWEST): Upgraded {
  const { root, text, byteOrderMark } = document;
  if (root?.kind !== 'map') return { ok: false, problems: document.problems };
  const changes: Change[] = [];
  const edits = new Edits(text);
  const from = namedVersion(root);
  const upgrading: Upgrading = {
    root,
    edits,
    from,
    to,
    note: (code, key, offset, detail) =>
      void changes.push({ code, key, line: document.placeOf(offset).line, detail }),
  };
  raiseVersion(upgrading);
  for (const step of [upgradeKeys, upgradeAudience, upgradeDescription, upgradeItaly]) step(upgrading);
  const mark = byteOrderMark ? '\uFEFF' : '';
  if (!edits.some) return { ok: true, text: mark + text, changes: [] };
  const result = edits.apply();
  // Writing in braces or with aliases can leave too little to hold on to.
  const again = read(result);
  if (again.root?.kind !== 'map' || again.problems.length > document.problems.length)
    return { ok: false, problems: again.problems };
  return { ok: true, text: mark + result, changes };
}

function namedVersion(root: MapNode): Version {
  const entry = entryOf(root, 'publiccodeYmlVersion') ?? entryOf(root, 'publiccode-yaml-version');
  const written = entry?.value.kind === 'scalar' ? entry.value.text : '0';
  return versionOf(written) ?? NEWEST;
}

const WRITTEN: Readonly<Partial<Record<Version, string>>> = { [NEWEST]: '0', '1.0-draft': '1' };

function raiseVersion({ root, edits, from, to, note }: Upgrading): void {
  const old = entryOf(root, 'publiccode-yaml-version');
  const entry = old ?? entryOf(root, 'publiccodeYmlVersion');
  if (entry?.value.kind !== 'scalar') return;
  const { value } = entry;
  if (old && atLeast(to, '0.2')) edits.renameKey(old, 'publiccodeYmlVersion');
  const written = WRITTEN[to] ?? to;
  const isText = textOf(value) !== undefined && value.type === 'text';
  if (value.text === written && isText) return;
  if (from === to && isText) return;
  if (!atLeast(to, from)) return;
  edits.replace(value.start, value.end, JSON.stringify(written));
  note('version-raised', entry.key, value.start, { from: value.text, to: written });
}
