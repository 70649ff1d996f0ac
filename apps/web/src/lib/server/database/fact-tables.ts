import type { Alternative, Capability, Deployment, Lifecycle, Product, Vendor } from '@allmende/knowledge';
import type { Json } from './column-types.ts';

interface Fact<T> {
  id: string;
  facts: Json<T>;
  hash: string;
}

export interface VendorTable extends Fact<Vendor> {
  name: string;
  kind: Vendor['kind'];
  country: string | null;
}

export interface ProductTable extends Fact<Product> {
  name: string;
  vendor_id: string | null;
  licence_kind: Product['licence']['kind'];
  grade: Product['source']['grade'];
}

export interface CapabilityTable extends Fact<Capability> {
  area: string;
  criticality: number;
  open_gap: boolean;
}

export interface AlternativeTable extends Fact<Alternative> {
  replaces_id: string;
  by_id: string;
  coverage: Alternative['coverage'];
  scope: Alternative['scope'];
  grade: Alternative['source']['grade'];
}

export interface DeploymentTable extends Fact<Deployment> {
  product_id: string;
  administration: string;
  ags: string | null;
  country: string | null;
  kind: Deployment['kind'];
  status: Deployment['status'];
  since: number | null;
  grade: Deployment['source']['grade'];
}

export interface LifecycleTable extends Fact<Lifecycle> {
  product_id: string;
}

export interface KnowledgeStateTable {
  key: string;
  value: string;
}
