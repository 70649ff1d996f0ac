import type { Actor, Database } from '#lib/server/database/index.ts';
import type { MeasuredInventory } from '#lib/server/sovereignty/index.ts';
import { contractsOf } from './contracts-of.ts';
import { grossPrice } from './gross-price.ts';

/**
 * A measured inventory with what is paid for it today: each contract with a price once, however many applications it
 * covers, and what the inventory says of the others.
 *
 * @example (await withCosts(db, actor, measured)).costs // { amounts: [186_000_00, …], unknown: 12 }
 */
export async function withCosts(
  db: Database,
  actor: Actor,
  measured: MeasuredInventory,
): Promise<MeasuredInventory> {
  const contracts = await db.asActor(actor, contractsOf);
  const ids = new Set(measured.applications.map(({ stored }) => stored.id));
  const covered = new Set<number>();
  const amounts: number[] = [];
  for (const contract of contracts) {
    const price = grossPrice(contract);
    const here = contract.applications.filter((id) => ids.has(id));
    if (price === null || here.length === 0) continue;
    amounts.push(price);
    for (const id of here) covered.add(id);
  }
  const others = measured.applications.filter(({ stored }) => !covered.has(stored.id));
  amounts.push(...others.flatMap(({ stored }) => stored.cost_cents ?? []));
  const unknown = others.filter(({ stored }) => stored.cost_cents === null).length;
  return { ...measured, costs: { amounts, unknown } };
}
