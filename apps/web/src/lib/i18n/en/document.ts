import type { document as german } from '../de/document.ts';

export const document: typeof german = {
  page: 'Page',
  of: 'of',
  confidentiality: {
    public: 'Public',
    internal: 'For internal use only',
    'non-public': 'Not public',
  },
  references: 'References',
  usedAt: 'Back to the text:',
  usedOn: 'used on page',
  draft: (count) =>
    count === 1
      ? 'Draft: one item is still to be filled in; it is highlighted in square brackets in the text.'
      : `Draft: ${count} items are still to be filled in; they are highlighted in square brackets in the text.`,
  placeholders: 'Still to be filled in',
  head: {
    number: 'Number of the paper',
    file: 'File reference',
    office: 'Office in charge',
    reporting: 'Reporting',
    date: 'Date',
    subject: 'Subject',
    publicity: 'Treatment',
    sequence: 'Sequence of consultation',
  },
};
