import type { Format, Records, Row } from './format.ts';

/**
 * `dpkg -l`: five lines of heading, then one package a line, cut to the width of the terminal. Only what is installed
 * (`ii`) counts.
 */
export const dpkgList: Format = {
  id: 'dpkg-list',
  name: 'dpkg -l',
  kinds: ['text'],
  recognise(content) {
    if (content.kind !== 'text') return null;
    const head = content.text.slice(0, 4000);
    return /^\|\/ .*(?:Err|Fehler)/m.test(head) || /^\+\+\+-=/m.test(head) ? 'content:dpkg-table' : null;
  },
  read(content) {
    if (content.kind !== 'text') return { columns: {}, rows: [] };
    const rows: Row[] = [];
    content.text.split('\n').forEach((line, index) => {
      const [, name, version, description] =
        /^ii\s+(\S+)\s+(\S+)\s+\S+\s*(.*)$/.exec(line.slice(0, 1000)) ?? [];
      if (name === undefined) return;
      rows.push({
        line: index + 1,
        cells: [name.replace(/:[a-z0-9-]+$/, ''), version ?? '', (description ?? '').trim()],
      });
    });
    return { columns: { Package: 'name', Version: 'version', Description: 'description' }, rows };
  },
};

/** `dpkg-query -W` with name, version, architecture, state, section and home page, by tabs and without a heading. */
export const dpkgQuery: Format = {
  id: 'dpkg-query',
  name: 'dpkg-query -W',
  kinds: ['text'],
  recognise(content) {
    return mostLinesAre(
      content,
      /^[a-z0-9][a-z0-9+.-]*(?::[a-z0-9]+)?\t[^\t]+\t[a-z0-9-]+\t[a-z][a-zA-Z-] ?\t/,
    )
      ? 'content:dpkg-query-lines'
      : null;
  },
  read(content) {
    return byTabs(
      content,
      { Package: 'name', Version: 'version', Category: 'category', Homepage: null },
      (cells) =>
        /^ii/.test(cells[3] ?? '')
          ? [(cells[0] ?? '').replace(/:[a-z0-9]+$/, ''), cells[1] ?? '', cells[4] ?? '', cells[5] ?? '']
          : null,
    );
  },
};

/** `rpm -qa` with name, version, architecture, vendor and address, by tabs and without a heading. */
export const rpmQuery: Format = {
  id: 'rpm-query',
  name: 'rpm -qa',
  kinds: ['text'],
  recognise(content) {
    const architectures = 'x86_64|noarch|i[3-6]86|aarch64|armv7hl|ppc64le|s390x|\\(none\\)';
    return mostLinesAre(content, new RegExp(`^[^\\t]+\\t[^\\t]+-[^\\t]+\\t(?:${architectures})(?:\\t|$)`))
      ? 'content:rpm-query-lines'
      : null;
  },
  read(content) {
    return byTabs(
      content,
      { Package: 'name', Version: 'version', Publisher: 'vendor', Homepage: null },
      ([name, version, , vendor, url]) =>
        name === undefined || name === 'gpg-pubkey' ? null : [name, version ?? '', known(vendor), known(url)],
    );
  },
};

const known = (text: string | undefined): string => (text === undefined || text === '(none)' ? '' : text);

function mostLinesAre(content: Parameters<Format['recognise']>[0], line: RegExp): boolean {
  if (content.kind !== 'text') return false;
  const lines = content.text
    .slice(0, 20_000)
    .split('\n')
    .slice(0, 50)
    .filter((each) => each.trim() !== '');
  // The last of them may be cut in the middle.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.length > 0 && whole.filter((each) => line.test(each)).length >= whole.length * 0.9;
}

function byTabs(
  content: Parameters<Format['recognise']>[0],
  columns: Records['columns'],
  take: (cells: string[]) => string[] | null,
): Records {
  const rows: Row[] = [];
  const lines = content.kind === 'text' ? content.text.split('\n') : [];
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const cells = take(line.split('\t').map((cell) => cell.trim()));
    if (cells) rows.push({ line: index + 1, cells });
  });
  return { columns, rows };
}
