/** What an identifier may stand for: content, directory, revision, release, snapshot. */
export const SWHID_KINDS = ['cnt', 'dir', 'rev', 'rel', 'snp'] as const;
export type SwhidKind = (typeof SWHID_KINDS)[number];

/** Where the thing was found, and which part of it is meant. */
export interface SwhidQualifiers {
  /** Address of the repository. */
  origin?: string;
  /** The snapshot that was taken of it, an identifier of kind snp. */
  visit?: string;
  /** What `path` begins at: an identifier of kind dir, rev, rel or snp. */
  anchor?: string;
  /** From the anchor, beginning with a slash. */
  path?: string;
  /** First and last line, from 1; both the same for one line. */
  lines?: [number, number];
  /** First and last byte, from 0. */
  bytes?: [number, number];
}

export interface Swhid {
  kind: SwhidKind;
  /** 40 hexadecimal digits, lower case. */
  id: string;
  qualifiers: SwhidQualifiers;
}

export type ParsedSwhid =
  { ok: true; swhid: Swhid } | { ok: false; problem: 'not-a-swhid' | 'bad-qualifier'; at?: string };

const core = /^swh:1:(cnt|dir|rev|rel|snp):([0-9a-f]{40})$/;

/**
 * The text of an identifier (ISO/IEC 18670), its qualifiers in the order of the standard.
 *
 * @example formatSwhid({ kind: 'rev', id: head, qualifiers: { origin: 'https://example.org/r' } })
 * // 'swh:1:rev:…;origin=https://example.org/r'
 */
export function formatSwhid({ kind, id, qualifiers }: Swhid): string {
  const { origin, visit, anchor, path, lines, bytes } = qualifiers;
  const parts = [
    origin === undefined ? null : `origin=${escaped(origin)}`,
    visit === undefined ? null : `visit=${visit}`,
    anchor === undefined ? null : `anchor=${anchor}`,
    path === undefined ? null : `path=${escaped(path)}`,
    lines === undefined ? null : `lines=${span(lines)}`,
    bytes === undefined ? null : `bytes=${span(bytes)}`,
  ];
  return [`swh:1:${kind}:${id}`, ...parts.filter((part) => part !== null)].join(';');
}

/**
 * Reads an identifier with its qualifiers, in any order, each at most once.
 *
 * @example parseSwhid('swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391;lines=3-5')
 */
export function parseSwhid(text: string): ParsedSwhid {
  const [head = '', ...rest] = text.split(';');
  const [, kind, id] = core.exec(head) ?? [];
  if (kind === undefined || id === undefined) return { ok: false, problem: 'not-a-swhid' };
  const qualifiers: SwhidQualifiers = {};
  for (const part of rest) {
    const at = part.indexOf('=');
    const key = part.slice(0, Math.max(at, 0));
    if (Object.hasOwn(qualifiers, key) || !take(qualifiers, key, part.slice(at + 1)))
      return { ok: false, problem: 'bad-qualifier', at: part };
  }
  return { ok: true, swhid: { kind: kind as SwhidKind, id, qualifiers } };
}

/** Puts one qualifier where it belongs; false where it is none. */
function take(qualifiers: SwhidQualifiers, key: string, value: string): boolean {
  switch (key) {
    case 'origin':
    case 'path': {
      const plain = unescaped(value);
      if (plain === null || plain === '' || (key === 'path' && !plain.startsWith('/'))) return false;
      qualifiers[key] = plain;
      return true;
    }
    case 'visit':
    case 'anchor': {
      const kind = core.exec(value)?.[1];
      if (kind === undefined || kind === 'cnt' || (key === 'visit' && kind !== 'snp')) return false;
      qualifiers[key] = value;
      return true;
    }
    case 'lines':
    case 'bytes': {
      const [, first, last = first] = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(value) ?? [];
      if (first === undefined || last === undefined || Number(last) < Number(first)) return false;
      if (key === 'lines' && Number(first) === 0) return false;
      qualifiers[key] = [Number(first), Number(last)];
      return true;
    }
    default:
      return false;
  }
}

/** The standard asks for these two; blanks and controls would break the identifier where it is copied to. */
function escaped(text: string): string {
  return text.replace(/[%;\s\p{Cc}]/gu, (sign) =>
    sign === ';' ? '%3B' : sign === '%' ? '%25' : encodeURIComponent(sign),
  );
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function span([first, last]: [number, number]): string {
  return first === last ? String(first) : `${first}-${last}`;
}
