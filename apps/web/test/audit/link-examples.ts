import { decideDuplicate, decideLink } from '#lib/server/catalogue-links/index.ts';
import { recordFile } from '#lib/server/catalogue/index.ts';
import type { Example, Given } from './example.ts';

const told = { authority_id: null };
let count = 0;

async function entryIn({ db }: Given): Promise<string> {
  const url = `https://forge.example.org/verknuepft-${(count += 1)}/code`;
  const file = { url, content: 'name: Verknüpft', origin: 'harvest', now: new Date() } as const;
  return (await db.asOperator((trx) => recordFile(trx, file))).id;
}

/** A suggestion that an entry is a product. */
async function suggestedLink(given: Given) {
  const entry = await entryIn(given);
  const product = `produkt-${count}`;
  await given.db.asOperator((trx) =>
    trx
      .insertInto('catalogue_link')
      .values({ software_id: entry, product_id: product, state: 'suggested', evidence: '[]' })
      .execute(),
  );
  return { body: { entry, product }, told };
}

/** A suggestion that two entries are the same. */
async function suggestedPair(given: Given) {
  const [hidden, shown] = [await entryIn(given), await entryIn(given)];
  await given.db.asOperator((trx) =>
    trx
      .insertInto('catalogue_duplicate')
      .values({ software_id: hidden, into_id: shown, state: 'suggested', evidence: '[]' })
      .execute(),
  );
  return { body: { hidden, shown }, told };
}

/** What an editor says on links and duplicates. */
export const linkExamples: Record<string, Example> = {
  '/catalogue/links accept': suggestedLink,
  '/catalogue/links refuse': suggestedLink,
  '/catalogue/links unlink': async (given) => {
    const example = await suggestedLink(given);
    const { entry: softwareId, product: productId } = example.body;
    await decideLink(given.db, 'local', { softwareId, productId, decision: 'accept' });
    return example;
  },
  '/catalogue/links merge': suggestedPair,
  '/catalogue/links swap': suggestedPair,
  '/catalogue/links keep': suggestedPair,
  '/catalogue/links separate': async (given) => {
    const example = await suggestedPair(given);
    const { hidden: softwareId, shown: intoId } = example.body;
    await decideDuplicate(given.db, 'local', { softwareId, intoId, decision: 'merge' });
    return example;
  },
};
