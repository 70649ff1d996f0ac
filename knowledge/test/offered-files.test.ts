import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  checkNewFacts,
  factId,
  indexKnowledge,
  product,
  readKnowledge,
  writeProductFile,
  writeVendorFile,
  type Product,
} from '../src/index.ts';

const folder = join(import.meta.dirname, '..');
const today = '2099-12-31';
const read = readKnowledge(folder, today);
if (!read.ok) throw new Error('the facts are not valid');
const facts = indexKnowledge(read.knowledge);

const friedhof: Product = product.parse({
  id: 'friedhof-3000',
  name: 'Friedhof 3000: Plus',
  aliases: [{ text: 'FH, 3000', strength: 'strong' }],
  licence: { kind: 'proprietary' },
  capabilities: [{ id: 'einwohnermeldewesen' }],
  source: { text: 'Angabe einer Verwaltung, ungeprüft', date: '2026-11-22', grade: 'unverified' },
});

describe('a file that is written', () => {
  it('is the very file that lies there, for every product and vendor', () => {
    const differing = [
      ...read.knowledge.products.map((each) => ['products', each.id, writeProductFile(each)] as const),
      ...read.knowledge.vendors.map((each) => ['vendors', each.id, writeVendorFile(each)] as const),
    ].filter(([part, id, text]) => readFileSync(join(folder, part, `${id}.yaml`), 'utf8') !== text);
    expect(differing.map(([part, id]) => `${part}/${id}`)).toEqual([]);
  });

  it('says what it was made from, whatever the texts hold', () => {
    const text = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' });
    fc.assert(
      fc.property(text, text, text, (name, alias, notes) => {
        const made = { ...friedhof, name, aliases: [{ text: alias, strength: 'strong' as const }], notes };
        expect(product.parse(parse(writeProductFile(made)))).toEqual(made);
      }),
      { numRuns: 500 },
    );
  });

  it('bears an id made of plain letters', () => {
    expect(factId('Müller & Söhne GmbH')).toBe('mueller-soehne-gmbh');
    expect(factId(' Éditeur–№ 1 ')).toBe('editeur-no-1');
  });
});

describe('an offered product', () => {
  const path = 'products/friedhof-3000.yaml';

  it('passes where nothing is wrong with it', () => {
    expect(checkNewFacts(facts, [{ path, text: writeProductFile(friedhof) }], today)).toEqual([]);
  });

  it('is refused where its id, its name, its vendor or its purpose does not fit what lies there', () => {
    const codes = (given: Partial<Product>) =>
      checkNewFacts(facts, [{ path, text: writeProductFile({ ...friedhof, ...given }) }], today).map(
        ({ code }) => code,
      );
    expect(codes({ id: 'nextcloud' })).toContain('id-taken');
    expect(codes({ name: 'Next-Cloud' })).toContain('name-clash');
    expect(codes({ vendor: 'niemand' })).toEqual(['unknown-vendor']);
    expect(codes({ capabilities: [{ id: 'zaubern', role: 'covers' }] })).toContain('unknown-capability');
    expect(codes({ source: { text: 'x', date: '2100-01-01', grade: 'unverified' } })).toEqual([
      'date-in-future',
    ]);
  });

  it('is refused where its file is no file of facts', () => {
    const [problem] = checkNewFacts(facts, [{ path, text: 'id: friedhof-3000\nname: 7\n' }], today);
    expect(problem).toMatchObject({ file: path, line: 2 });
  });
});
