import { indexKnowledge, type Product } from '@allmende/knowledge';

const source = { url: 'https://example.org/', checked: '2026-01-01' };

const product = (id: string, more: Partial<Product> & Pick<Product, 'name'>): Product =>
  ({
    id,
    aliases: [],
    licence: { kind: 'open', spdx: 'EUPL-1.2' },
    hosting: [],
    capabilities: [],
    components: [],
    sources: [source],
    ...more,
  }) as unknown as Product;

/** Made-up facts: three open products, and one that is sold. */
export const facts = indexKnowledge({
  capabilities: [],
  vendors: [],
  products: [
    product('baumkataster', {
      name: 'Baumkataster',
      repository: 'https://forge.example/stadt/baum.git',
      homepage: 'https://baum.example/',
    }),
    product('fundbuero', { name: 'Fundbüro digital', homepage: 'https://fund.example' }),
    product('ratsmappe', { name: 'Ratsmappe', repository: 'https://forge.example/rat/mappe' }),
    product('sold', {
      name: 'Verkauft',
      licence: { kind: 'proprietary' } as Product['licence'],
      repository: 'https://forge.example/firma/verkauft',
    }),
  ],
  alternatives: [],
  deployments: [],
  lifecycles: [],
});
