import { OEMBED_SCHEMES } from '../data/oembed-schemes.ts';

/** The parts of an address, as Go's `net/url` sees them; the reference parser is built on it. */
export interface Address {
  scheme: string;
  host: string;
  /** What follows a scheme that is not followed by a slash. */
  opaque: string;
  path: string;
  fragment: string;
}

export type ParsedAddress = { ok: true; address: Address } | { ok: false; reason: string };

/**
 * Takes an address apart with the leniency of Go's `url.Parse`: nearly every text is some relative address.
 * @param strictly as `url.ParseRequestURI`: no fragment, and either a scheme or a path from the root.
 */
export function parseAddress(text: string, strictly = false): ParsedAddress {
  const [rest = '', fragment = ''] = strictly ? [text] : cut(text, '#');
  if (/[\u0000-\u001F\u007F]/u.test(text)) return bad('net/url: invalid control character in URL');
  if (strictly && text === '') return bad('empty url');
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/u.exec(rest)?.[1] ?? '';
  if (rest.startsWith(':')) return bad('missing protocol scheme');
  const [behind = ''] = cut(scheme ? rest.slice(scheme.length + 1) : rest, '?');
  const parts = { scheme: scheme.toLowerCase(), host: '', opaque: '', path: '', fragment };
  if (!behind.startsWith('/')) {
    if (scheme) return { ok: true, address: { ...parts, opaque: behind } };
    if (strictly) return bad('invalid URI for request');
    if (cut(behind, '/')[0]?.includes(':')) return bad('first path segment in URL cannot contain colon');
  }
  const authority = (scheme || (!strictly && !behind.startsWith('///'))) && behind.startsWith('//');
  const slash = authority ? behind.indexOf('/', 2) : 0;
  const host = authority ? behind.slice(2, slash < 0 ? undefined : slash) : '';
  const path = authority ? (slash < 0 ? '' : behind.slice(slash)) : behind;
  const problem = hostProblem(host) ?? escapeProblem(path) ?? escapeProblem(fragment);
  if (problem) return bad(problem);
  return { ok: true, address: { ...parts, host: host.slice(host.lastIndexOf('@') + 1), path } };
}

const bad = (reason: string): ParsedAddress => ({ ok: false, reason });

function cut(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function hostProblem(authority: string): string | undefined {
  const at = authority.lastIndexOf('@');
  if (at >= 0 && !/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/u.test(authority.slice(0, at)))
    return 'net/url: invalid userinfo';
  const host = authority.slice(at + 1);
  if (host.startsWith('[') && !host.includes(']')) return "missing ']' in host";
  const port = /:([^:\]]*)$/u.exec(host)?.[1];
  if (port !== undefined && !/^\d*$/u.test(port))
    return `invalid port ${JSON.stringify(`:${port}`)} after host`;
  const wrong = /[^A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"%\u0080-\u{10FFFF}]/u.exec(host)?.[0];
  if (wrong) return `invalid character ${JSON.stringify(wrong)} in host name`;
  return escapeProblem(host);
}

function escapeProblem(text: string): string | undefined {
  const wrong = /%(?![0-9a-fA-F]{2}).{0,2}/u.exec(text)?.[0];
  return wrong === undefined ? undefined : `invalid URL escape ${JSON.stringify(wrong)}`;
}

/** Whether a text is any address with a scheme and something behind it, e.g. also `ssh://…`. */
export function isUrl(text: string): boolean {
  const parsed = parseAddress(text.toLowerCase());
  if (!parsed.ok || !parsed.address.scheme) return false;
  const { scheme, host, opaque, path, fragment } = parsed.address;
  return scheme === 'file' ? path !== '' && path !== '/' : host !== '' || opaque !== '' || fragment !== '';
}

/** Whether a text is an address of the web. */
export function isHttpUrl(text: string): boolean {
  const parsed = parseAddress(text.toLowerCase());
  return isUrl(text) && parsed.ok && parsed.address.host !== '' && /^https?$/u.test(parsed.address.scheme);
}

const URN = /^urn:(?!urn:)[a-z0-9][a-z0-9-]{0,31}:(?:[a-z0-9()+,\-.:=@;$_!*']|%[0-9a-f]{2})+$/iu;

/** Whether a text is a URN (RFC 2141). */
export function isUrn(text: string): boolean {
  return URN.test(text);
}

/** Whether a text names something worldwide: an address with a host, or a URN. */
export function isIdentifier(text: string): boolean {
  const parsed = parseAddress(text, true);
  if (!parsed.ok) return false;
  return parsed.address.scheme === 'urn'
    ? isUrn(text)
    : parsed.address.scheme !== '' && parsed.address.host !== '';
}

/** The code behind `urn:x-italian-pa:`. */
export function italianCode(urn: string): string | undefined {
  return /^urn:x-italian-pa:(.*)$/iu.exec(urn)?.[1];
}

let embeddable: { prefix: string; parts: string[] }[] | undefined;

/**
 * Whether an address belongs to a page that can be embedded by oEmbed: one of the patterns that the providers have
 * registered fits all of it.
 */
export function isEmbeddable(address: string): boolean {
  embeddable ??= OEMBED_SCHEMES.trim()
    .split('\n')
    .map((line) => line.trim().split('*'))
    .map(([prefix = '', ...parts]) => ({ prefix, parts }));
  return embeddable.some(
    ({ prefix, parts }) => address.startsWith(prefix) && fits(address, prefix.length, parts),
  );
}

/** Each star takes as little as it can; the last part has to end the text. */
function fits(text: string, from: number, parts: readonly string[]): boolean {
  const last = parts.at(-1);
  if (last === undefined) return text.length === from;
  let at = from;
  for (const part of parts.slice(0, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.endsWith(last) && text.length - last.length >= at;
}

/** A watch page of PeerTube, which offers oEmbed on every instance and is registered for none. */
export function looksLikePeerTube(address: string): boolean {
  return /^https:\/\/[^/]+\/(?:w\/[A-Za-z0-9]{22}|videos\/watch\/[0-9a-f-]{36})(?:[/?#].*)?$/u.test(address);
}
