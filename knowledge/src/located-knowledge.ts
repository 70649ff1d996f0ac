import type { Located } from './parse-fact-file.ts';
import type { Alternative, Capability, Deployment, Lifecycle, Product, Vendor } from './schema.ts';

/** The facts file by file, each with the way back to its place. */
export interface LocatedKnowledge {
  capabilities: Located<Capability[]>[];
  vendors: Located<Vendor>[];
  products: Located<Product>[];
  alternatives: Located<Alternative[]>[];
  deployments: Located<Deployment[]>[];
  lifecycles: Located<Lifecycle>[];
  /** Files with problems of their own, as paths: what they describe counts as known. */
  unreadable: ReadonlySet<string>;
}
