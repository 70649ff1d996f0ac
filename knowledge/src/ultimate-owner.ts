import type { Source, Vendor } from './schema.ts';

/** Who controls a vendor in the end, and how that is known. */
export interface UltimateOwner {
  name: string;
  /** ISO 3166-1 alpha-2, or `EU`; missing when unknown. */
  country?: string;
  /** ISO date up to which the statement holds. */
  asOf?: string;
  source: Source;
  /** True when no owner is known and the vendor therefore stands for itself. */
  isVendorItself: boolean;
}

/**
 * The last link of the owner chain; without a chain the vendor itself.
 *
 * @example
 * ultimateOwner(github); // { name: "Microsoft", country: "US", asOf: "2026-11-01", … }
 */
export const ultimateOwner = (vendor: Vendor): UltimateOwner => {
  const last = vendor.owners.at(-1);
  const { name, country, source } = last ?? vendor;
  const asOf = last?.asOf ?? vendor.source.date;
  return {
    name,
    ...(country === undefined ? {} : { country }),
    ...(asOf === undefined ? {} : { asOf }),
    source,
    isVendorItself: last === undefined,
  };
};
