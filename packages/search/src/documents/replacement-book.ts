import { nameKey, tokenize } from '../text/tokenize.ts';
import type { Replacement } from '../types.ts';

/** An open product that replaces another. */
export interface Replacer {
  /** Id of the document that replaces. */
  by: string;
  replacement: Replacement;
}

/** Which documents replace which product, and under what names the replaced ones go. */
export class ReplacementBook {
  readonly #replacers = new Map<string, Map<string, Replacement>>();
  /** Name as one string → replaced products, each with the number of documents that call it so. */
  readonly #names = new Map<string, Map<string, number>>();

  add(by: string, replaces: readonly Replacement[]): void {
    for (const replacement of replaces) {
      const { id, name } = replacement;
      let replacers = this.#replacers.get(id);
      if (!replacers) this.#replacers.set(id, (replacers = new Map()));
      replacers.set(by, replacement);
      const key = nameKey(tokenize(name));
      let products = this.#names.get(key);
      if (!products) this.#names.set(key, (products = new Map()));
      products.set(id, (products.get(id) ?? 0) + 1);
    }
  }

  remove(by: string, replaces: readonly Replacement[]): void {
    for (const { id, name } of replaces) {
      this.#replacers.get(id)?.delete(by);
      const products = this.#names.get(nameKey(tokenize(name)));
      if (!products) continue;
      const left = (products.get(id) ?? 0) - 1;
      if (left > 0) products.set(id, left);
      else products.delete(id);
    }
  }

  /** Ids of replaced products of this name. */
  named(key: string): string[] {
    return [...(this.#names.get(key)?.keys() ?? [])];
  }

  /** Who replaces a product. */
  of(id: string): Replacer[] {
    return [...(this.#replacers.get(id) ?? [])].map(([by, replacement]) => ({ by, replacement }));
  }

  get bytes(): number {
    let entries = this.#names.size;
    for (const replacers of this.#replacers.values()) entries += replacers.size;
    return entries * 160;
  }
}
