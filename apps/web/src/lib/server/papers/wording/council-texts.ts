/** The texts of a council paper that a person may change, by the id of their part. */
export interface CouncilTexts {
  /** Changes whenever a sentence does. */
  version: string;
  title: string;
  headings: Record<
    | 'summary'
    | 'resolution'
    | 'facts'
    | 'situation'
    | 'goal'
    | 'law'
    | 'variants'
    | 'assessment'
    | 'recommendation'
    | 'finance'
    | 'economy'
    | 'staff'
    | 'privacy'
    | 'accessibility'
    | 'risks'
    | 'timetable'
    | 'annexes',
    string
  >;
  texts: Record<
    | 'summary'
    | 'resolution'
    | 'situation'
    | 'goal'
    | 'law'
    | 'variantA'
    | 'variantB'
    | 'variantC'
    | 'assessment'
    | 'recommendation'
    | 'finance'
    | 'economy'
    | 'staff'
    | 'privacy'
    | 'accessibility'
    | 'risks'
    | 'timetable'
    | 'annexes',
    string
  >;
}
