import { describe, expect, it } from 'vitest';
import { indexKnowledge } from './index-knowledge.ts';
import type { Knowledge, Vendor } from './schema.ts';
import { vendorByName } from './vendor-by-name.ts';

const source = { text: 'test', grade: 'unverified' as const };
const vendor = (id: string, name: string, others: Partial<Vendor> = {}): Vendor => ({
  id,
  name,
  kind: 'company',
  owners: [],
  formerNames: [],
  aliases: [],
  source,
  ...others,
});
const knowledge: Knowledge = {
  capabilities: [],
  vendors: [
    vendor('adobe', 'Adobe', { aliases: ['Adobe Systems'] }),
    vendor('akdb', 'AKDB', { aliases: ['Anstalt für Kommunale Datenverarbeitung in Bayern'] }),
    vendor('nord', 'Nord GmbH'),
    vendor('nord-ag', 'NORD AG'),
  ],
  products: [],
  alternatives: [],
  deployments: [],
  lifecycles: [],
};

describe('finding a vendor by the name that a list gives it', () => {
  const find = vendorByName(indexKnowledge(knowledge));

  it.each([
    ['Adobe Inc.', 'adobe'],
    ['Adobe Systems Incorporated', 'adobe'],
    ['ADOBE  systems, Inc', 'adobe'],
    ['AKDB (AöR)', 'akdb'],
    ['Anstalt für kommunale Datenverarbeitung in Bayern', 'akdb'],
  ])('knows „%s“', (text, id) => {
    expect(find(text)?.id).toBe(id);
  });

  it.each(['', 'GmbH', 'Unbekannt', 'Nord'])(
    'names nobody for „%s“, which nobody or more than one goes by',
    (text) => {
      expect(find(text)).toBeUndefined();
    },
  );
});
