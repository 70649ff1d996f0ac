import type { ColumnReadings, Entry, ProblemGroup, SoftwareList } from '@allmende/inventory';

/** What a person sees of an upload before it is taken over: the list without its rows, and how it would come in. */
export type ListPreview = Omit<SoftwareList, 'rows'> & {
  counts: { accepted: number; folded: number; rejected: number };
  sample: Entry[];
  /** How the values of its columns are read; missing in lists that were uploaded before this was kept. */
  readings?: ColumnReadings[];
  /** Why rows will be rejected, by kind. */
  rejections?: ProblemGroup[];
  /** The towns of a list of several, with their rows. */
  towns?: { town: string; rows: number }[];
};
