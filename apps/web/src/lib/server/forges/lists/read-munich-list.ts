import type { ListedPublisher } from '../source.ts';

/** The city's own organisation, under which its list names what it has made. */
const city = { key: 'LHM', name: 'Landeshauptstadt München' } as const;

/**
 * Reads the list of the open source of the city of Munich: CSV with the columns slug, title, developer, licensingmodel,
 * license, tags, source_field, code, developerlink. Commas are missing in some lines, so addresses of repositories are
 * taken wherever they stand behind the licence. What names no developer stands under the key ''. Null where the file is no such list.
 *
 * @example readMunichList('slug,title,developer,…\nad2image,ad2image,LHM,open source,MIT,…,,https://github.com/it-at-m/ad2image,')
 */
export function readMunichList(text: string): { publishers: ListedPublisher[]; left: string[] } | null {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const columns = cellsOf(head).map((cell) => cell.trim().toLowerCase());
  if (!['slug', 'title', 'developer', 'code'].every((name) => columns.includes(name))) return null;
  const developerAt = columns.indexOf('developer');
  const codeFrom =
    columns.indexOf('source_field') < 0 ? columns.indexOf('code') : columns.indexOf('source_field');
  const publishers = new Map<string, ListedPublisher>();
  const left: string[] = [];
  for (const line of lines) {
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    const repository = cells.slice(codeFrom).find(isRepository);
    if (repository === undefined) {
      left.push((cells[0] ?? '').slice(0, 200));
      continue;
    }
    const developer = (cells[developerAt] ?? '').trim();
    const known = publishers.get(developer) ?? {
      ...(developer === city.key ? city : { key: developer, name: developer }),
      email: null,
      organisations: [],
      repositories: [],
    };
    known.repositories.push(repository.trim());
    publishers.set(developer, known);
  }
  return { publishers: [...publishers.values()], left };
}

const forgeHosts =
  /^(?:www\.)?(?:github\.com|gitlab\.[\w.-]+|codeberg\.org|bitbucket\.org)$|^(?:git|code|gitea|forgejo)\./;

/** An address of one repository at a forge; a page of an organisation or of a search is none. */
function isRepository(cell: string): boolean {
  const text = cell.trim();
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search } = new URL(text);
  const parts = pathname.split('/').filter(Boolean);
  return (
    /^https?:$/.test(protocol) &&
    forgeHosts.test(hostname) &&
    search === '' &&
    parts.length >= 2 &&
    parts[0] !== 'orgs'
  );
}

/** The cells of one line, with quotes as in RFC 4180. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? '';
    if (quoted && sign === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (sign === ',' && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell];
}
