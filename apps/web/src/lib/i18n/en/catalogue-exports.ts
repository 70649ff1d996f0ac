import type { catalogueExports as german } from '../de/catalogue-exports.ts';

export const catalogueExports: typeof german = {
  title: 'Catalogue of public software',
  lead: 'Open source software for public administrations: what its repositories say of themselves, and who uses it.',
  page: 'Open data',
  pageLead:
    'The catalogue belongs to everybody. Take it from here as a whole, in the format that your program understands. Without signing in, from other sites too.',
  whole: 'The whole catalogue',
  formats: {
    'catalogue.json': 'JSON: all entries, read and checked',
    'catalogue.csv': 'CSV: one line for each entry, for spreadsheets',
    'catalogue.ttl': 'DCAT-AP and ADMS as Turtle, for data portals',
    'catalogue.jsonld': 'DCAT-AP and ADMS as JSON-LD',
    'used-by.json': 'JSON: who uses what, only what was released',
    'dump.jsonl.gz':
      'Dump of every night: one line of JSON for each entry, with its file word by word, packed',
  },
  columns: { file: 'File', what: 'Content' },
  feed: 'New in the catalogue',
  feedOf: (query) => `Catalogue: ${query}`,
  feedTitle: 'Follow the changes',
  feedText:
    'The Atom feed names entries that are new, changed or gone. With the words of a search behind the question mark it is about that search alone.',
  feedLink: 'Feed of all changes',
  one: 'A single entry',
  oneText:
    'Each entry is to be had under its id in the same formats, and also its file word by word (.yml) and what is said about its use (.used-by.json).',
  licence:
    'The texts come from the publiccode.yml files of the repositories. Where an entry comes from stands with it.',
};
