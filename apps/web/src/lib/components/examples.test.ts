import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from './examples.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const htmlOf = (name: string): string => {
  const example = EXAMPLES.find((candidate) => candidate.name === name);
  if (!example) throw new Error(`no example is called ${name}`);
  return render(example.component, { props: example.props }).body.replace(/<!--.*?-->/g, '');
};
const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('every component', () => {
  it('is shown by an example, alone or inside another one', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.svelte'));
    const sources = [
      ...files,
      'examples.ts',
      'catalogue-examples.ts',
      'chart-examples.ts',
      'document-examples.ts',
      'knowledge-examples.ts',
      'plan-examples.ts',
    ].map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    const unused = files.filter((name) => !sources.some((source) => source.includes(`/${name}'`)));
    expect(unused).toEqual([]);
  });

  it.each(EXAMPLES.map(({ name }) => [name]))('renders without a browser and holds together: %s', (name) => {
    const html = htmlOf(name);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...html.matchAll(/ (?:for|aria-labelledby|aria-describedby)="([^"]+)"/g)]
      .flatMap((match) => (match[1] ?? '').split(' '))
      .filter((id) => !ids.includes(id));
    expect(references).toEqual([]);
    expect(html).not.toMatch(/undefined|NaN|\[object/);
  });
});

describe('without a script', () => {
  it('the table is a plain table in a form with sort links and tick boxes', () => {
    const html = htmlOf('table');
    expect(html).toContain('<form method="POST" action="?/bulk"');
    expect(html).not.toContain('role="grid"');
    expect(html.match(/<input type="checkbox" name="selected"/g)).toHaveLength(12);
    expect(html).toContain('href="?sort=-name"');
    expect(html).toContain('aria-sort="ascending"');
    expect(html.match(/<th scope="row"/g)).toHaveLength(12);
    expect(html).toContain('<caption');
    expect(html).toMatch(/name="decide" value="fold"/);
    expect(html).not.toContain('tabindex="-1"');
  });

  it('the table in its own scrolling region can be reached by keyboard and has a name', () => {
    expect(htmlOf('table')).toMatch(/role="region" aria-label="[^"]+" tabindex="0"/);
  });

  it('the table says in words that a value is not known', () => {
    expect(words(htmlOf('table'))).toContain('keine Angabe');
  });

  it('the figures of a chart stand in a table beside it', () => {
    const html = htmlOf('owner groups');
    expect(html).toContain('<details');
    expect(html).toMatch(/<th scope="row"[^>]*>Eigentümer nicht bekannt<\/th><td[^>]*>keine Angabe<\/td>/);
    expect(html.match(/<svg role="img"/g)).toHaveLength(3);
  });
});

describe('meaning never rests on colour alone', () => {
  it('a class badge shows its letters and reads them as words', () => {
    const html = htmlOf('class badge with a span');
    expect(html).toContain('Klasse C bis E');
    expect(words(html)).toMatch(/C – E/);
  });

  it('an unchecked fact is marked by words, sign and line', () => {
    const html = htmlOf('grade: unverified');
    expect(words(html)).toContain('ungeprüft');
    expect(html).toContain('<path');
  });

  it('a notice says what it is', () => {
    expect(words(htmlOf('notice: error'))).toMatch(/Fehler: Die Datei/);
  });
});

describe('a title', () => {
  it('keeps an interval in one piece and its words as they are', () => {
    const html = htmlOf('page header with a figure');
    expect(html).toMatch(/<span class="whole[^"]*">1\.054–1\.066<\/span>/);
    expect(words(html)).toContain('Musterstadt hängt zu 1.054–1.066 von 2.000 von einzelnen');
  });
});

describe('long work', () => {
  it('says how far it is, to everybody', () => {
    const html = htmlOf('progress');
    expect(html).toMatch(/role="progressbar"[^>]*aria-valuenow="38"/);
    expect(words(html)).toContain('1.240 von 3.225 Zeilen');
  });

  it('claims no share where the end is not known', () => {
    expect(htmlOf('progress of unknown length')).not.toContain('aria-valuenow');
  });
});
