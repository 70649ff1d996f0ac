/** One linear limit: Σ coefficient × (candidate is chosen) lies between `lower` and `upper`. */
export interface Limit {
  /**
   * Stable name of what is limited: `budget:2027`, `budget:2027:investive`, `staff:netz:2027-Q1`, `starts:2027-Q1`,
   * `department:Bauamt:2027-Q1`, `needs:a>b`, `component:a>c`, `covers:mail:2027-Q1`, `contract:a`, `must:a`, `one:a`.
   */
  name: string;
  lower: number;
  upper: number;
  /** Indexes of candidates, and what each takes. */
  terms: { candidate: number; coefficient: number }[];
}
