import { describe, expect, test } from 'vitest';
import { createSearchIndex, type SearchDocument, type SearchRequest } from '../src/index.ts';

const entry = (id: string, name: string, text = '', more: Partial<SearchDocument> = {}): SearchDocument => ({
  id,
  kind: 'software',
  name,
  texts: text === '' ? [] : [{ language: 'de', text }],
  facets: {},
  ...more,
});

/** Ids of the hits for a query among these entries. */
function finder(entries: readonly SearchDocument[], synonyms: string[][] = []) {
  const index = createSearchIndex({ synonyms });
  for (const one of entries) index.add(one);
  return (query: string, more: Partial<SearchRequest> = {}): string[] =>
    index.search({ query, ...more }).hits.map(({ id }) => id);
}

describe('German words', () => {
  const find = finder([
    entry('tree', 'Stadtgrün', 'Baumkataster mit Kontrolle der Straßenbäume'),
    entry('school', 'Zuteiler', 'weist jedem Kind seinen Schulbezirk zu'),
    entry('council', 'Gremium', 'Ratsinformationssystem für Städte und Ämter'),
    entry('graves', 'Ruhe', 'Verwaltung von Friedhöfen und Gräbern'),
    entry('mueller', 'Müllers Formular', 'Online-Anträge ausfüllen'),
    entry('mail', 'Postbote', 'E-Mail-Archivierung nach Gesetz'),
    entry('filler', 'Sonstiges', 'Kuchen backen, Wetter ansehen, Zeitung lesen'),
  ]);

  test.each([
    ['a part finds the compound', 'Baum', 'tree'],
    ['a part at the end finds the compound, too', 'Kataster', 'tree'],
    ['a part in the middle of three', 'Information', 'council'],
    ['a compound finds its part', 'Schulbezirkszuweisung', 'school'],
    ['a compound finds its parts in several words', 'Friedhofsverwaltung', 'graves'],
    ['an umlaut that comes with the plural', 'Straßenbaum', 'tree'],
    ['plural and case', 'Amtes', 'council'],
    ['the plural of a part', 'Grab', 'graves'],
    ['ß written as ss', 'Strassenbäume', 'tree'],
    ['an umlaut written out', 'Mueller', 'mueller'],
    ['an umlaut left out', 'Stadtgrun', 'tree'],
    ['hyphens left out', 'Onlineantrag', 'mueller'],
    ['hyphens put in', 'Rats-Informations-System', 'council'],
    ['one letter that belongs to the next word', 'eMail Archiv', 'mail'],
    ['two words for a compound', 'Schul Bezirk', 'school'],
    ['a letter too few', 'Friedhöfn', 'graves'],
    ['two letters swapped', 'Baumkatatser', 'tree'],
    ['a letter too many', 'Ratsinformationnssystem', 'council'],
    ['capitals', 'BAUMKATASTER', 'tree'],
  ])('%s: %s', (_, query, id) => {
    expect(find(query)[0]).toBe(id);
  });

  test('a newspaper is no time, a citizen no castle', () => {
    expect(find('Zeit')).not.toContain('filler');
    const citizens = entry('citizens', 'Rathaus', 'für alle Bürgerinnen');
    expect(finder([citizens, entry('castle', 'Burg', 'Burgen und Schlösser')])('Bürger')).toEqual([
      'citizens',
    ]);
  });

  test('what nobody wrote finds nothing', () => {
    expect(find('Xylophonquartett')).toEqual([]);
  });
});

describe('other languages', () => {
  const text = (id: string, language: string, words: string): SearchDocument =>
    entry(id, id, '', { texts: [{ language, text: words }] });
  const find = finder([
    text('surveys', 'en', 'Managing surveys and appointments of citizens'),
    text('communes', 'fr', 'Gestion des marchés publics pour les collectivités territoriales'),
    text('comuni', 'it', 'Gestione documentale per le amministrazioni dei comuni'),
  ]);
  test.each([
    ['survey management', 'surveys'],
    ['appointment', 'surveys'],
    ['collectivité territoriale', 'communes'],
    ['marché public', 'communes'],
    ['comune', 'comuni'],
    ['documento amministrazione', 'comuni'],
  ])('"%s" finds "%s"', (query, id) => {
    expect(find(query)[0]).toBe(id);
  });
});

describe('ranking', () => {
  test('the name counts more than a text, and all words more than one', () => {
    const find = finder([
      entry('text', 'Werkzeug', 'kann auch mit Nextcloud reden'),
      entry('name', 'Nextcloud', 'Dateien teilen'),
      entry('both', 'Plugin', 'teilt Dateien der Nextcloud'),
    ]);
    expect(find('Nextcloud')[0]).toBe('name');
    expect(find('Nextcloud Dateien')[0]).toBe('name');
  });

  test('the whole word counts more than a compound, and that more than a typo', () => {
    const find = finder([
      entry('compound', 'A', 'eine Wahlhelferdatenbank'),
      entry('whole', 'B', 'für die Wahl'),
      entry('typo', 'C', 'für den Wals'),
    ]);
    expect(find('Wahl')).toEqual(['whole', 'compound']);
  });

  test('open software comes before proprietary, other things being equal', () => {
    const find = finder([
      entry('a', 'Alpha', 'Wohngeld berechnen', { kind: 'proprietary' }),
      entry('b', 'Beta', 'Wohngeld berechnen', { kind: 'product' }),
    ]);
    expect(find('Wohngeld')).toEqual(['b', 'a']);
  });

  test('a boost lifts', () => {
    const find = finder([entry('a', 'A', 'Wohngeld'), entry('b', 'B', 'Wohngeld', { boost: 1.5 })]);
    expect(find('Wohngeld')).toEqual(['b', 'a']);
    expect(find('')).toEqual(['b', 'a']);
  });

  test('"open project" and "OpenProject" find the same first', () => {
    const find = finder([
      entry('other', 'Open Source Project', 'open project'),
      entry('op', 'OpenProject', 'Projekte planen'),
    ]);
    expect(find('open project')[0]).toBe('op');
    expect(find('OpenProject')[0]).toBe('op');
  });
});

describe('synonyms and capabilities', () => {
  test('a synonym finds, but ranks below the word itself', () => {
    const find = finder(
      [
        entry('vhs', 'A', 'Kurse der Volkshochschule'),
        entry('abbr', 'B', 'Kurse der VHS'),
        entry('no', 'C', 'Kurse'),
      ],
      [['VHS', 'Volkshochschule']],
    );
    expect(find('VHS')).toEqual(['abbr', 'vhs']);
  });

  test('a phrase is a synonym only as a whole', () => {
    const find = finder(
      [entry('ai', 'A', 'künstliche Intelligenz im Amt'), entry('art', 'B', 'künstliche Blumen')],
      [['KI', 'künstliche Intelligenz']],
    );
    expect(find('KI')).toEqual(['ai']);
  });

  test('which word stands in which is told as it is', () => {
    const index = createSearchIndex();
    index.add(entry('trees', 'Baumkataster', 'Kataster der Bäume'));
    index.add(entry('land', 'Katasterauskunft', 'Auskunft aus dem Liegenschaftskataster'));
    const reasons = (query: string, id: string): unknown[] =>
      index
        .search({ query })
        .hits.filter((hit) => hit.id === id)
        .flatMap(({ why }) => why.map(({ by, matched }) => `${matched}: ${by}`));
    expect(reasons('Baum', 'trees')).toContain('Baumkataster: compound');
    expect(reasons('Baumkataster', 'trees')).toContain('Kataster: part');
    expect(reasons('Baumkataster', 'land')).toContain('Katasterauskunft: shared');
    expect(reasons('Baumkatastr', 'land')).not.toContain('Katasterauskunft: typo');
  });

  test('"Microsoft" is not in every software', () => {
    const find = finder([entry('office', 'Bürosoftware', 'Micro und soft'), entry('soft', 'Softskills', '')]);
    expect(find('Microsoft')).toEqual([]);
  });

  test('an entry is found by the names of its capability', () => {
    const index = createSearchIndex({
      capabilities: [{ id: 'dms', names: ['E-Akte', 'Schriftgutverwaltung'] }],
    });
    index.add(entry('mayan', 'Mayan', '', { facets: { capability: ['dms'] } }));
    const [hit] = index.search({ query: 'Schriftgut' }).hits;
    expect(hit).toMatchObject({
      id: 'mayan',
      why: [{ field: 'capability', by: 'compound', matched: 'Schriftgutverwaltung' }],
    });
  });
});

describe('as somebody types', () => {
  const find = finder([entry('matomo', 'Matomo', 'Webanalyse'), entry('mattermost', 'Mattermost', 'Chat')]);
  test('the last word may be a beginning', () => {
    expect(find('matt', { prefix: true })).toEqual(['mattermost']);
    expect(find('mat', { prefix: true }).toSorted()).toEqual(['matomo', 'mattermost']);
    expect(find('weban', { prefix: true })).toEqual(['matomo']);
  });
  test('but not without being asked', () => {
    expect(find('matt')).toEqual([]);
  });
  test('a beginning may be misspelt', () => {
    expect(find('matermo', { prefix: true })).toEqual(['mattermost']);
  });
});

describe('replaced products', () => {
  const exchange = { id: 'exchange', name: 'Microsoft Exchange Server' };
  const find = finder([
    entry('exchange', 'Microsoft Exchange Server', '', {
      kind: 'proprietary',
      otherNames: ['Exchange', 'MS Exchange'],
    }),
    entry('part', 'Teilersatz', '', { replaces: [{ ...exchange, coverage: 'part', evidence: 1 }] }),
    entry('sure', 'Vollersatz', '', { replaces: [{ ...exchange, coverage: 'full', evidence: 1 }] }),
    entry('guess', 'Vielleicht', '', { replaces: [{ ...exchange, coverage: 'full', evidence: 0.3 }] }),
  ]);
  test.each(['Microsoft Exchange Server', 'MS Exchange', 'Alternative zu Exchange', 'exchange ersetzen'])(
    '"%s" finds who replaces it, by coverage and evidence',
    (query) => {
      expect(find(query).filter((id) => id !== 'exchange')).toEqual(['sure', 'guess', 'part']);
      expect(find(query)[0]).toBe('sure');
    },
  );

  test('says what it replaces, how far and how sure that is', () => {
    const index = createSearchIndex();
    index.add(
      entry('sure', 'Vollersatz', '', { replaces: [{ ...exchange, coverage: 'most', evidence: 1 }] }),
    );
    expect(index.search({ query: 'microsoft exchange server' }).hits[0]?.why).toEqual([
      {
        word: 'microsoft exchange server',
        matched: 'Microsoft Exchange Server',
        field: 'replaces',
        by: 'replaces',
        replaces: { id: 'exchange', name: 'Microsoft Exchange Server', coverage: 'most', evidence: 1 },
      },
    ]);
  });
});

describe('facets', () => {
  const index = createSearchIndex();
  const add = (id: string, country: string[], licence: string): void =>
    index.add(entry(id, id, 'Formulare', { facets: { country, licence: [licence] } }));
  add('a', ['DE'], 'MIT');
  add('b', ['DE', 'AT'], 'EUPL-1.2');
  add('c', ['FR'], 'MIT');
  const ids = (filters: Record<string, string[]>): string[] =>
    index.search({ query: 'Formular', filters }).hits.map(({ id }) => id);

  test('values of one facet are alternatives, facets add up', () => {
    expect(ids({ country: ['DE', 'FR'] })).toEqual(['a', 'c', 'b'].toSorted());
    expect(ids({ country: ['DE'], licence: ['MIT'] })).toEqual(['a']);
    expect(ids({ country: ['XX'] })).toEqual([]);
    expect(ids({ nothing: ['x'] })).toEqual([]);
  });

  test('counts of a facet ignore its own filter and obey the others', () => {
    const { facets, total } = index.search({
      query: 'Formular',
      filters: { country: ['DE'], licence: ['MIT'] },
    });
    expect(total).toBe(1);
    expect(facets['country']).toEqual([
      { value: 'DE', count: 1 },
      { value: 'FR', count: 1 },
    ]);
    expect(facets['licence']).toEqual([
      { value: 'EUPL-1.2', count: 1 },
      { value: 'MIT', count: 1 },
    ]);
    expect(facets['kind']).toEqual([{ value: 'software', count: 1 }]);
  });

  test('a chosen value that nothing has is still there to be taken back', () => {
    expect(index.search({ query: '', filters: { country: ['XX'] } }).facets['country']).toContainEqual({
      value: 'XX',
      count: 0,
    });
  });

  test('an empty query counts everything', () => {
    const { total, facets } = index.search({ query: '' });
    expect(total).toBe(3);
    expect(facets['country']?.[0]).toEqual({ value: 'DE', count: 2 });
  });
});

describe('corrections', () => {
  test('a misspelt query says how it was read', () => {
    const index = createSearchIndex();
    index.add(entry('a', 'A', 'Terminvergabe im Bürgerbüro'));
    expect(index.search({ query: 'Terminvergbe Bürgerbüro' }).corrected).toBe('Terminvergabe Bürgerbüro');
    expect(index.search({ query: 'Terminvergabe' })).not.toHaveProperty('corrected');
  });
});

describe('changes', () => {
  test('an entry of the same id takes the place of the old one', () => {
    const index = createSearchIndex();
    index.add(entry('a', 'Alt'));
    index.add(entry('a', 'Neu'));
    expect(index.size).toBe(1);
    expect(index.search({ query: 'Alt' }).total).toBe(0);
    expect(index.search({ query: 'Neu' }).total).toBe(1);
    expect(index.remove('a')).toBe(true);
    expect(index.remove('a')).toBe(false);
    expect(index.has('a')).toBe(false);
    expect(index.search({ query: 'Neu' }).total).toBe(0);
  });

  test('packing changes nothing', () => {
    const index = createSearchIndex();
    for (let number = 0; number < 50; number += 1)
      index.add(entry(`e${number}`, `Amt ${number}`, 'Baumkataster'));
    for (let number = 0; number < 50; number += 3) index.remove(`e${number}`);
    const before = index.search({ query: 'Baum Amt', limit: 100 });
    index.freeze();
    expect(index.search({ query: 'Baum Amt', limit: 100 })).toEqual(before);
    index.add(entry('later', 'Amt später', 'Baumkataster'));
    expect(index.search({ query: 'Baum Amt', limit: 100 }).total).toBe(before.total + 1);
  });
});

describe('another order than that of fit', () => {
  const find = finder([
    entry('old', 'Zeder', 'Baum', { ranks: { released: 1, users: 5 } }),
    entry('new', 'Ähre', 'Baum', { ranks: { released: 9 } }),
    entry('best', 'Baum', 'Baum', { ranks: { users: 5, released: Number.NaN } }),
    entry('other', 'Birke', 'Kuchen', { ranks: { released: 100 } }),
  ]);

  test('by name, as a dictionary has it', () => {
    expect(find('Baum', { order: 'name' })).toEqual(['new', 'best', 'old']);
  });

  test('by a figure, the highest first, those without it last; equal ones by fit', () => {
    expect(find('Baum', { order: 'released' })).toEqual(['new', 'old', 'best']);
    expect(find('Baum', { order: 'users' })).toEqual(['best', 'old', 'new']);
    expect(find('Baum', { order: 'unheard-of' })).toEqual(find('Baum'));
    expect(find('', { order: 'released', limit: 2, offset: 1 })).toEqual(['new', 'old']);
  });

  test('stays when documents go, are replaced, and gaps are closed', () => {
    const index = createSearchIndex();
    for (let at = 0; at < 50; at += 1)
      index.add(entry(`e${at}`, `Name ${at}`, 'Baum', { ranks: { users: at } }));
    for (let at = 1; at < 50; at += 2) index.remove(`e${at}`);
    index.add(entry('e0', 'Name 0', 'Baum', { ranks: { users: 1000 } }));
    index.add(entry('e48', 'Name 48', 'Baum'));
    index.freeze();
    const { hits } = index.search({ query: 'Baum', order: 'users', limit: 100 });
    expect(hits.map(({ id }) => id)).toEqual([
      'e0',
      ...Array.from({ length: 23 }, (_, at) => `e${46 - 2 * at}`),
      'e48',
    ]);
  });
});
