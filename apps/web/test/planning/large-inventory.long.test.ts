import { describe, expect, it } from 'vitest';
import { cpuMilliseconds } from '../../../../cpu-milliseconds.ts';
import { gatherBasis } from '#lib/server/planning/basis/gather-basis.ts';
import { packBasis } from '#lib/server/planning/basis/pack-basis.ts';
import { inputFrom } from '#lib/server/planning/basis/plan-input.ts';
import { defaultSettings } from '#lib/server/planning/index.ts';
import { measureAuthority } from '#lib/server/sovereignty/index.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore, knowledge } from '../use-cases/given.ts';

const count = 3000;

describe.each(storeKinds())(`an inventory of ${count} applications on the $name store`, (kind) => {
  const given = givenStore(kind);

  it('becomes the input of a plan without much more work than measuring it', async () => {
    const town = await given.newTown();
    const products = [...knowledge.products.values()].filter(({ licence }) => licence.kind === 'proprietary');
    await given.db.asActor(town, async (trx) => {
      for (let from = 0; from < count; from += 500)
        await trx
          .insertInto('application')
          .values(
            Array.from({ length: 500 }, (_, index) => ({
              source_key: `k${from + index}`,
              name: `Anwendung ${from + index}`,
              raw_name: 'x',
              match_key: `k${from + index}`,
              match_state: 'accept' as const,
              product_id: products[(from + index) % products.length]?.id ?? null,
              users: 5 + (((from + index) * 37) % 3000),
              contract_end: `20${27 + (index % 5)}-12-31`,
              notice_months: 3,
              cost_cents: (index % 50) * 100_000,
            })),
          )
          .execute();
    });
    let fastest = Infinity;
    let measuring = Infinity;
    let size = 0;
    for (let round = 0; round < 4; round++) {
      const begun = cpuMilliseconds();
      await measureAuthority(given.db, knowledge, town);
      const before = cpuMilliseconds();
      measuring = Math.min(measuring, before - begun);
      const basis = await gatherBasis(given.db, knowledge, town);
      const input = inputFrom(basis, 'stepwise', defaultSettings(knowledge, 'stepwise', basis), []);
      fastest = Math.min(fastest, cpuMilliseconds() - before);
      expect(input.applications).toHaveLength(count);
      expect(input.options.length).toBeGreaterThan(count / 3);
      size = JSON.stringify(packBasis(basis)).length;
    }
    console.info(
      `${kind.name}: ${Math.round(fastest)} ms (measuring alone ${Math.round(measuring)} ms), ${Math.round(size / 1024)} KB before freezing`,
    );
    // Seconds say little on a machine that does other things besides; measuring the same inventory says more.
    expect(fastest).toBeLessThan(6 * measuring);
  });
});
