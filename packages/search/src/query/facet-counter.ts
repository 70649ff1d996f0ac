import type { DocumentTable } from '../documents/document-table.ts';
import type { FacetBook } from '../documents/facet-book.ts';
import type { FacetValue, SearchRequest } from '../types.ts';

const TWO_OPEN = -1;

/** Sorts documents by the filters of a search, and counts the values of those that pass. */
export class FacetCounter {
  readonly #book: FacetBook;
  readonly #documents: DocumentTable;
  readonly #counts: Int32Array;
  /** Value → filter that it satisfies, counted from 1. */
  readonly #wanted = new Map<number, number>();
  /** Facet of each filter; −1 for one that no document has. */
  readonly #facets: number[] = [];
  readonly #satisfied: Uint8Array;
  readonly #row: Int32Array;
  readonly #chosen: { facet: string; values: readonly string[] }[] = [];

  constructor(book: FacetBook, documents: DocumentTable, filters: SearchRequest['filters'] = {}) {
    this.#book = book;
    this.#documents = documents;
    this.#counts = new Int32Array(book.size);
    this.#row = new Int32Array(documents.mostValues);
    for (const [facet, values] of Object.entries(filters)) {
      if (values.length === 0) continue;
      const number = book.facet(facet) ?? -1;
      this.#facets.push(number);
      this.#chosen.push({ facet, values });
      for (const value of values) {
        const id = number < 0 ? -1 : book.find(number, value);
        if (id >= 0) this.#wanted.set(id, this.#facets.length);
      }
    }
    this.#satisfied = new Uint8Array(this.#facets.length + 1);
  }

  /** True when the document passes all filters; counts its values where they belong. */
  take(document: number): boolean {
    const row = this.#row;
    const many = this.#documents.readValues(document, row);
    const open = this.#openFilter(many);
    if (open === TWO_OPEN) return false;
    const counts = this.#counts;
    if (open === 0) for (let place = 0; place < many; place += 1) counts[row[place]!]! += 1;
    else {
      // It fails one filter only, so it still counts for the facet of that filter.
      const facet = this.#facets[open - 1]!;
      for (let place = 0; place < many; place += 1)
        if (this.#book.facetOf(row[place]!) === facet) counts[row[place]!]! += 1;
    }
    return open === 0;
  }

  /** The filter that the values read last do not satisfy; 0 when they satisfy all. */
  #openFilter(many: number): number {
    const filters = this.#facets.length;
    if (filters === 0) return 0;
    const satisfied = this.#satisfied.fill(0);
    for (let place = 0; place < many; place += 1) {
      const filter = this.#wanted.get(this.#row[place]!);
      if (filter !== undefined) satisfied[filter] = 1;
    }
    let open = 0;
    for (let filter = 1; filter <= filters; filter += 1) {
      if (satisfied[filter] === 1) continue;
      if (open > 0) return TWO_OPEN;
      open = filter;
    }
    return open;
  }

  /** The counts by facet, the most frequent value first; chosen values are always there. */
  facets(limit: number): Record<string, FacetValue[]> {
    const lists = this.#book.names.map((): FacetValue[] => []);
    for (let value = 0; value < this.#counts.length; value += 1) {
      const count = this.#counts[value]!;
      if (count > 0) lists[this.#book.facetOf(value)]!.push({ value: this.#book.text(value), count });
    }
    const facets: Record<string, FacetValue[]> = {};
    for (const [number, list] of lists.entries()) {
      const facet = this.#book.names[number]!;
      const chosen = this.#chosen.find((filter) => filter.facet === facet)?.values ?? [];
      list.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
      const shown = list.filter(({ value }, place) => place < limit || chosen.includes(value));
      for (const value of chosen)
        if (!shown.some((other) => other.value === value)) shown.push({ value, count: 0 });
      if (shown.length > 0)
        Object.defineProperty(facets, facet, {
          value: shown,
          enumerable: true,
          writable: true,
          configurable: true,
        });
    }
    return facets;
  }
}
