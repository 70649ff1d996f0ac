import { escapeXml } from './escape-xml.ts';
import type { ExportedEntry } from './exported-entry.ts';

export interface AtomFeed {
  /** Its own address. */
  self: string;
  title: string;
  base: string;
  /** When the newest of its entries changed, in ISO. */
  updated: string;
  /** The page of older changes. */
  next: string | null;
}

/**
 * Entries as an Atom feed (RFC 4287), newest change first. One that is gone is a tombstone after RFC 6721, so that
 * readers take it away instead of keeping it for ever.
 */
export function atomFeed(feed: AtomFeed, entries: readonly ExportedEntry[]): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">',
    `  <id>${escapeXml(feed.self)}</id>`,
    `  <title>${escapeXml(feed.title)}</title>`,
    `  <updated>${feed.updated}</updated>`,
    `  <author><name>${escapeXml(new URL(feed.base).host)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(`${feed.base}/catalogue`)}"/>`,
    ...(feed.next === null ? [] : [`  <link rel="next" href="${escapeXml(feed.next)}"/>`]),
    ...entries.map(atomEntry),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

function atomEntry(entry: ExportedEntry): string {
  if (entry.gone)
    return [
      `  <at:deleted-entry ref="urn:uuid:${entry.id}" when="${entry.gone.since}">`,
      `    <at:comment>${escapeXml(`${entry.name}: ${entry.gone.reason}`)}</at:comment>`,
      '  </at:deleted-entry>',
    ].join('\n');
  const { publiccode } = entry;
  const [language, description] = Object.entries(publiccode?.description ?? {})[0] ?? [];
  const summary = description?.shortDescription ?? description?.longDescription?.slice(0, 300);
  const author = publiccode?.organisation?.name ?? entry.publisher ?? publiccode?.legal?.mainCopyrightOwner;
  return [
    '  <entry>',
    `    <id>urn:uuid:${entry.id}</id>`,
    `    <title>${escapeXml(entry.name)}</title>`,
    `    <published>${entry.createdAt}</published>`,
    `    <updated>${entry.updatedAt}</updated>`,
    ...(author ? [`    <author><name>${escapeXml(author)}</name></author>`] : []),
    `    <link rel="alternate" type="text/html" href="${escapeXml(entry.page)}"/>`,
    `    <link rel="related" href="${escapeXml(entry.url)}"/>`,
    // Found in another catalogue: that one is named as where it comes from.
    ...(entry.origin.url === null ? [] : [`    <link rel="via" href="${escapeXml(entry.origin.url)}"/>`]),
    ...(publiccode?.categories ?? []).map((term) => `    <category term="${escapeXml(term)}"/>`),
    ...(summary
      ? [
          `    <summary${language && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(language) ? ` xml:lang="${language}"` : ''}>${escapeXml(summary)}</summary>`,
        ]
      : []),
    '  </entry>',
  ].join('\n');
}
