import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueId, chainOf, chooseOffer, type Offer } from '#lib/server/federation/index.ts';

const offer = (of: Partial<Offer>): Offer => ({
  source: 'https://a.example',
  sha256: 'one',
  valid: true,
  modifiedAt: new Date('2026-01-01'),
  chain: ['https://a.example'],
  ...of,
});

describe('of several offers', () => {
  it('a valid file goes before a newer faulty one', () => {
    const valid = offer({});
    const faulty = offer({ valid: false, sha256: 'two', modifiedAt: new Date('2026-06-01') });
    expect(chooseOffer([faulty, valid])).toBe(valid);
  });

  it('the newer version goes before the older one, and who got a version late has no newer one', () => {
    const old = offer({ sha256: 'old', modifiedAt: new Date('2026-01-01') });
    const fresh = offer({ sha256: 'new', modifiedAt: new Date('2026-02-01'), source: 'https://b.example' });
    const late = offer({ sha256: 'old', modifiedAt: new Date('2026-03-01'), source: 'https://c.example' });
    expect(chooseOffer([old, late, fresh])).toBe(fresh);
    // Its origin has the new one already; that the old one is old, we remember ourselves.
    expect(chooseOffer([late, fresh], new Map([['old', new Date('2026-01-01')]]))).toBe(fresh);
  });

  it('the shorter way goes before the longer one, and the order of coming counts for nothing', () => {
    const direct = offer({ source: 'https://z.example', chain: ['https://z.example'] });
    const around = offer({ chain: ['https://a.example', 'https://z.example'] });
    expect(chooseOffer([around, direct])).toBe(direct);
    const arbitrary = fc.record({
      source: fc.constantFrom('https://a.example', 'https://b.example', 'https://c.example'),
      sha256: fc.constantFrom('one', 'two', 'three'),
      valid: fc.boolean(),
      modifiedAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-01-04'), noInvalidDate: true }),
      chain: fc.array(fc.constantFrom('https://x.example', 'https://y.example'), {
        minLength: 1,
        maxLength: 3,
      }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(arbitrary, { selector: ({ source }) => source, minLength: 1 }), (offers) => {
        expect(chooseOffer(offers.toReversed())).toBe(chooseOffer(offers));
      }),
    );
  });

  it('none is chosen of none', () => {
    expect(chooseOffer([])).toBeNull();
  });
});

describe('the way of an entry', () => {
  const ours = new Set(['https://we.example']);
  it('ends where it would come back, to us or to whoever had it', () => {
    expect(chainOf('https://a.example', [], ours)).toEqual(['https://a.example']);
    expect(chainOf('https://a.example', ['https://b.example'], ours)).toHaveLength(2);
    expect(chainOf('https://a.example', ['https://b.example', 'https://we.example'], ours)).toBeNull();
    expect(chainOf('https://we.example', [], ours)).toBeNull();
    expect(chainOf('https://a.example', ['https://b.example', 'https://a.example'], ours)).toBeNull();
  });
  it('is no longer than a way can be', () => {
    const long = Array.from({ length: 16 }, (_, index) => `https://${index}.example`);
    expect(chainOf('https://a.example', long, ours)).toBeNull();
  });
});

it('a catalogue is known by its address, whichever page of it is named', () => {
  for (const address of [
    'https://Katalog.example',
    'https://katalog.example/',
    'https://katalog.example:443/v1',
    'https://katalog.example/v1/software?all=true#x',
  ])
    expect(catalogueId(address)).toBe('https://katalog.example');
  expect(catalogueId('https://stadt.example/katalog/v1/')).toBe('https://stadt.example/katalog');
  expect(catalogueId('javascript:alert(1)')).toBeNull();
  expect(catalogueId('katalog')).toBeNull();
});

interface World {
  /** For each catalogue, which others it reads. */
  reads: boolean[][];
  /** Catalogues that tell no way and know no origin. */
  dumb: boolean[];
  /** What happens, each followed by some readings. */
  steps: { at: number; entry: number; kind: 'write' | 'remove' }[];
}

const size = 5;
const entries = 3;
const world: fc.Arbitrary<World> = fc.record({
  reads: fc.array(fc.array(fc.boolean(), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  }),
  dumb: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
  steps: fc.array(
    fc.record({
      at: fc.nat(size - 1),
      entry: fc.nat(entries - 1),
      kind: fc.constantFrom('write' as const, 'write' as const, 'remove' as const),
    }),
    { minLength: 1, maxLength: 8 },
  ),
});

type Shown = { sha256: string; modifiedAt: Date; via: string[] };

/** Catalogues that read one another, as the store would do it, without a store. */
class Model {
  readonly #world: World;
  readonly own: Map<number, Shown>[] = Array.from({ length: size }, () => new Map<number, Shown>());
  readonly #offers: Map<string, Offer>[] = Array.from({ length: size }, () => new Map<string, Offer>());
  readonly #copies: Map<number, Shown>[] = Array.from({ length: size }, () => new Map<number, Shown>());
  readonly #seen: Map<string, Date>[] = Array.from({ length: size }, () => new Map<string, Date>());
  clock = 0;

  constructor(given: World) {
    this.#world = given;
  }

  address = (index: number): string => `https://c${index}.example`;

  shown(index: number, entry: number): Shown | null {
    const own = this.own[index]?.get(entry);
    if (own) return own;
    if (this.#world.dumb[index]) return this.#copies[index]?.get(entry) ?? null;
    const offers = [...(this.#offers[index] ?? [])].flatMap(([key, each]) =>
      key.endsWith(`#${entry}`) ? [each] : [],
    );
    const best = chooseOffer(offers, this.#seen[index]);
    if (!best) return null;
    this.#seen[index]?.set(best.sha256, this.#seen[index].get(best.sha256) ?? new Date(this.clock));
    return { sha256: best.sha256, modifiedAt: best.modifiedAt, via: [...best.chain] };
  }

  /** One catalogue reads another one, completely. */
  read(reader: number, source: number): void {
    this.clock += 1;
    for (let entry = 0; entry < entries; entry++) {
      const found = this.shown(source, entry);
      // Who tells no way is given what is one's own, and nothing else.
      const given = this.#world.dumb[reader] && !this.#world.dumb[source] && found?.via.length ? null : found;
      if (this.#world.dumb[reader]) this.#copy(reader, source, entry, given);
      else this.#offer(reader, source, entry, given);
    }
  }

  #copy(reader: number, source: number, entry: number, given: Shown | null): void {
    const copies = this.#copies[reader];
    const from = copies?.get(entry)?.via[0];
    if (given && (from === undefined || from === this.address(source)))
      copies?.set(entry, {
        sha256: given.sha256,
        modifiedAt: new Date(this.clock),
        via: [this.address(source)],
      });
    if (!given && from === this.address(source)) copies?.delete(entry);
  }

  #offer(reader: number, source: number, entry: number, given: Shown | null): void {
    const key = `${source}#${entry}`;
    const via = this.#world.dumb[source] ? [] : (given?.via ?? []);
    const chain = chainOf(this.address(source), via, new Set([this.address(reader)]));
    if (!given || !chain) return void this.#offers[reader]?.delete(key);
    const { sha256, modifiedAt } = given;
    this.#offers[reader]?.set(key, { source: this.address(source), sha256, valid: true, modifiedAt, chain });
  }

  /** Everybody reads everybody that they read, in this order, until nothing changes any more. */
  settle(rounds: number): string {
    let picture = '';
    for (let round = 0; round < rounds; round++) {
      for (const [reader, row] of this.#world.reads.entries())
        for (const [source, reads] of row.entries())
          if (reads && reader !== source) this.read(reader, source);
      const now = this.picture();
      if (now === picture) return picture;
      picture = now;
    }
    throw new Error('it does not come to rest');
  }

  picture(): string {
    return JSON.stringify(
      Array.from({ length: size }, (_, index) =>
        Array.from({ length: entries }, (__, entry) => {
          const shown = this.shown(index, entry);
          return shown && [shown.sha256, this.#world.dumb[index] ? null : shown.via];
        }),
      ),
    );
  }
}

describe('catalogues that read one another, however they are connected', () => {
  const withoutDumb = world.map((each) => ({ ...each, dumb: each.dumb.map(() => false) }));

  it('come to rest, go round in no circle, and show what is offered to them', () => {
    fc.assert(
      fc.property(withoutDumb, (given) => {
        const model = new Model(given);
        let version = 0;
        for (const { at, entry, kind } of given.steps) {
          model.clock += 1;
          if (kind === 'remove') model.own[at]?.delete(entry);
          else
            model.own[at]?.set(entry, {
              sha256: `v${++version}`,
              modifiedAt: new Date(model.clock),
              via: [],
            });
          model.settle(4 * size);
        }
        for (let index = 0; index < size; index++)
          for (let entry = 0; entry < entries; entry++) {
            const shown = model.shown(index, entry);
            expect(shown?.via ?? [], 'no circle').not.toContain(model.address(index));
            // What is shown has an owner that can be reached, and so nothing stays that everybody took away.
            const owners = model.own.flatMap((own, owner) =>
              own.has(entry) && reaches(given.reads, index, owner) ? [own.get(entry)?.sha256] : [],
            );
            if (shown) expect(owners).toContain(shown.sha256);
            else expect(owners).toEqual([]);
          }
      }),
      { numRuns: 600 },
    );
  });

  it('give catalogues that tell no way what is their own, so that nothing comes back as somebody else’s', () => {
    fc.assert(
      fc.property(world, (given) => {
        const model = new Model({ ...given, reads: withoutDumbCircles(given) });
        for (const { at, entry, kind } of given.steps) {
          model.clock += 1;
          if (kind === 'remove') model.own[at]?.delete(entry);
          else
            model.own[at]?.set(entry, {
              sha256: `v${model.clock}`,
              modifiedAt: new Date(model.clock),
              via: [],
            });
          model.settle(6 * size);
        }
        for (const own of model.own) own.clear();
        const rest = model.settle(6 * size);
        expect(rest, 'everything is gone when its owners have removed it').toBe(
          JSON.stringify(Array.from({ length: size }, () => Array.from({ length: entries }, () => null))),
        );
      }),
      { numRuns: 600 },
    );
  });
});

/** Two that tell no way and read each other keep a copy alive between them: no rule of ours can help that. */
function withoutDumbCircles({ reads, dumb }: World): boolean[][] {
  return reads.map((row, reader) => row.map((is, source) => is && !(dumb[reader] && dumb[source])));
}

function reaches(reads: boolean[][], from: number, to: number): boolean {
  const open = [from];
  const seen = new Set<number>();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    for (const [next, is] of (reads[at] ?? []).entries()) if (is) open.push(next);
  }
  return false;
}
