import type { CheckOptions } from '../check-options.ts';
import type { Finding } from '../findings.ts';
import { KEYS } from '../model/keys.ts';
import { NEWEST, type Version, versionOf, writtenAs } from '../model/versions.ts';
import { type Node, textOf, valueOf } from '../reading/nodes.ts';
import type { PubliccodeDocument } from '../reading/read.ts';
import { MapChecker } from './check-map.ts';
import { Report } from './report.ts';
import { suggest } from './suggest.ts';

/** Judges a file by the text of the standard, in the version it names or another, and finds everything at once. */
export function checkByStandard(document: PubliccodeDocument, options: CheckOptions): Finding[] {
  const { root, problems } = document;
  if (!root) return [...problems];
  const report = new Report(document);
  report.findings.push(...problems);
  if (root.kind !== 'map') {
    report.error('document-not-a-map', { key: '', start: root.start, end: root.start });
    return report.findings;
  }
  const named = checkVersion(root, report);
  const wanted = options.version ?? 'file';
  const version = wanted === 'newest' ? NEWEST : wanted === 'file' ? (named ?? NEWEST) : wanted;
  new MapChecker({ report, version, options }).map(root, KEYS, { key: '', start: 0, end: 0 });
  checkFork(root, report, options.foundIn);
  return report.findings.sort((a, b) => a.line - b.line || a.column - b.column);
}

function checkVersion(root: Node & { kind: 'map' }, report: Report): Version | undefined {
  const entry = root.entries.find(
    ({ key }) => key === 'publiccodeYmlVersion' || key === 'publiccode-yaml-version',
  );
  if (!entry || (entry.value.kind === 'scalar' && entry.value.type === 'null')) {
    report.error('version-missing', { key: 'publiccodeYmlVersion', start: 0, end: 0 });
    return undefined;
  }
  const { key, value } = entry;
  const spot = { key, start: value.start, end: value.end };
  if (value.kind !== 'scalar') {
    report.error('wrong-type', spot, { expected: 'text', found: value.kind });
    return undefined;
  }
  const version = versionOf(value.text);
  if (!version) {
    const meant = suggest(value.text, ['0', ...writtenAs(NEWEST)]);
    report.error('version-unknown', spot, { word: value.text, ...(meant ? { suggestion: meant } : {}) });
    return undefined;
  }
  if (value.type !== 'text') report.error('version-not-text', spot, { word: value.text });
  if (version !== NEWEST && version !== '1.0-draft')
    report.say('note', 'version-outdated', spot, { word: value.text, newest: NEWEST });
  return version;
}

function checkFork(root: Node, report: Report, foundIn: string | undefined): void {
  const url = valueOf(root, 'url');
  const text = textOf(url);
  if (!foundIn || !url || text === undefined || sameRepository(text, foundIn)) return;
  report.say('note', 'fork', { key: 'url', start: url.start, end: url.end }, { word: text, foundIn });
}

/** Hosts do not care for capitals, and `.git` and a slash at the end say nothing. */
function sameRepository(one: string, other: string): boolean {
  const plain = (address: string): string =>
    address
      .trim()
      .toLowerCase()
      .replace(/^(?:https?|ssh|git):\/\/(?:[^/@]*@)?(?:www\.)?/u, '')
      .replace(/(?<!\/)\/+$/u, '')
      .replace(/\.git$/u, '');
  return plain(one) === plain(other);
}
