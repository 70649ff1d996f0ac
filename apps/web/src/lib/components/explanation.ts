/** A figure with its reasons, ready to be read: every text is already in the person's language. */
export interface Explanation {
  label: string;
  /** With its unit; an interval where not everything is known. */
  value: string;
  /** The formula in words. */
  formula?: string;
  /** Where an input comes from: source, date, grade. */
  origin?: string;
  href?: string;
  /** What this figure was computed from. */
  inputs?: readonly Explanation[];
  /** What is not known, each with the place where it can be given. */
  missing?: readonly { label: string; href?: string }[];
}
