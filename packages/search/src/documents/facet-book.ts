import { StringTable } from '../words/string-table.ts';

/** Facets and their values by number: the value "DE" of "country" is one number, wherever it stands. */
export class FacetBook {
  readonly #values = new StringTable();
  readonly #facetOf: number[] = [];
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  get size(): number {
    return this.#values.size;
  }

  add(facet: string, value: string): number {
    let number = this.#numbers.get(facet);
    if (number === undefined) {
      number = this.names.length;
      this.names.push(facet);
      this.#numbers.set(facet, number);
    }
    const id = this.#values.add(`${number} ${value}`);
    this.#facetOf[id] = number;
    return id;
  }

  /** Undefined for a facet that no document ever had. */
  facet(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  /** −1 for a value that no document ever had. */
  find(facet: number, value: string): number {
    return this.#values.find(`${facet} ${value}`);
  }

  facetOf(value: number): number {
    return this.#facetOf[value]!;
  }

  text(value: number): string {
    const text = this.#values.get(value);
    return text.slice(text.indexOf(' ') + 1);
  }

  get bytes(): number {
    return this.#values.bytes + this.#facetOf.length * 8;
  }
}
