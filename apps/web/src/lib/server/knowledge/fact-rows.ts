import { createHash } from 'node:crypto';
import type { Knowledge } from '@allmende/knowledge';
import type { Insertable } from 'kysely';
import type { Schema } from '#lib/server/database/index.ts';

/** The tables that hold facts. */
export const factTables = [
  'alternative',
  'capability',
  'deployment',
  'lifecycle',
  'product',
  'vendor',
] as const;
export type FactTable = (typeof factTables)[number];

/** A row as it is written: `facts` is the whole fact, the other columns are what queries filter by. */
type Row<Table extends FactTable> = Omit<Insertable<Schema[Table]>, 'facts'> & { facts: object };

/** Every fact as a row of its table. Facts without an id of their own are named by what they connect. */
export function factRows(knowledge: Knowledge): { [Table in FactTable]: Row<Table>[] } {
  return {
    alternative: hashed(
      knowledge.alternatives.map((facts) => ({
        id: `${facts.replaces}/${facts.by}`,
        replaces_id: facts.replaces,
        by_id: facts.by,
        coverage: facts.coverage,
        scope: facts.scope,
        grade: facts.source.grade,
        facts,
      })),
    ),
    capability: hashed(
      knowledge.capabilities.map((facts) => ({
        id: facts.id,
        area: facts.area,
        criticality: facts.criticality,
        open_gap: facts.openGap,
        facts,
      })),
    ),
    deployment: hashed(
      knowledge.deployments.map((facts) => ({
        id: `${facts.product}/${facts.administration}`,
        product_id: facts.product,
        administration: facts.administration,
        ags: facts.ags ?? null,
        country: facts.country ?? null,
        kind: facts.kind,
        status: facts.status,
        since: facts.since ?? null,
        grade: facts.source.grade,
        facts,
      })),
    ),
    lifecycle: hashed(
      knowledge.lifecycles.map((facts) => ({ id: facts.product, product_id: facts.product, facts })),
    ),
    product: hashed(
      knowledge.products.map((facts) => ({
        id: facts.id,
        name: facts.name,
        vendor_id: facts.vendor ?? null,
        licence_kind: facts.licence.kind,
        grade: facts.source.grade,
        facts,
      })),
    ),
    vendor: hashed(
      knowledge.vendors.map((facts) => ({
        id: facts.id,
        name: facts.name,
        kind: facts.kind,
        country: facts.country ?? null,
        facts,
      })),
    ),
  };
}

/** Adds the hash; where two facts connect the same things, the later ones are numbered. */
function hashed<Fact extends { id: string }>(facts: Fact[]): (Fact & { hash: string })[] {
  const seen = new Map<string, number>();
  return facts.map((fact) => {
    const count = (seen.get(fact.id) ?? 0) + 1;
    seen.set(fact.id, count);
    const numbered = { ...fact, id: count === 1 ? fact.id : `${fact.id}#${count}` };
    return { ...numbered, hash: createHash('sha256').update(JSON.stringify(numbered)).digest('base64url') };
  });
}
