import type { GroupTexts } from './group-text.ts';

const kept = 'The value counts as unknown; the row is taken over all the same.';
const refused = 'These rows are not taken over.';

/** English texts for kinds of problems that come many at a time. */
export const GROUPS_EN: GroupTexts = {
  'quote-not-closed': {
    title: 'Quotation mark not closed',
    effect: 'The row was read without quotation marks, so that the following ones do not vanish.',
    remedy: 'Check whether the cells of these rows are separated correctly.',
  },
  'quote-malformed': {
    title: 'Quotation mark inside a cell',
    effect: 'The row is read; its cells may be separated wrongly.',
    remedy: 'Check whether values have moved.',
  },
  'row-too-short': {
    title: 'Row with too few cells',
    effect: 'What is missing counts as unknown.',
    remedy: 'Check whether values have moved.',
  },
  'row-too-long': {
    title: 'Row with too many cells',
    effect: 'A value probably holds a separator; the cells left over belong to no column.',
    remedy: 'Put the value in quotation marks and upload the list again.',
  },
  'header-twice': {
    title: 'Heading comes more than once',
    effect: 'All of the columns are read.',
    remedy: 'Check which of the columns should count.',
  },
  'header-blank': {
    title: 'Column without a heading',
    effect: 'It is carried along without a meaning.',
    remedy: 'Choose its meaning if it is needed.',
  },
  'archive-part-left-out': {
    title: 'File in the archive not read',
    effect: 'It is empty or in another format than the first one.',
    remedy: 'Upload it by itself if you need it.',
  },
  'personal-data-dropped': {
    title: 'Column with personal data',
    effect: 'Its values are not stored, because nothing here needs them.',
    remedy: '',
  },
  'number-unreadable': { title: 'Number not readable', effect: kept, remedy: 'Enter a whole number.' },
  'money-unreadable': {
    title: 'Amount not readable',
    effect: kept,
    remedy: 'Enter an amount such as “12,000 €”.',
  },
  'currency-foreign': {
    title: 'Amount in a foreign currency',
    effect: 'It is not converted to euros: the cost counts as unknown, the amount goes into the note.',
    remedy: 'Enter the amount in euros.',
  },
  'cost-made-yearly': {
    title: 'Amount brought to one year',
    effect: 'Amount and payment period gave the amount of one year.',
    remedy: 'Check that the payment period is right.',
  },
  'cost-once': {
    title: 'Amount paid once',
    effect: 'It is no yearly amount; the cost counts as unknown.',
    remedy: '',
  },
  'contract-end-computed': {
    title: 'End of contract computed',
    effect: 'Start and duration gave the last day of the contract.',
    remedy: 'Enter the end where the contract has been renewed.',
  },
  'date-unreadable': { title: 'Date not readable', effect: kept, remedy: 'Enter the date as DD.MM.YYYY.' },
  'date-ambiguous': {
    title: 'Date ambiguous',
    effect: `Day and month cannot be told apart. ${kept}`,
    remedy:
      'Choose “day/month/year” or “month/day/year” as the meaning of the column, or enter the date as DD.MM.YYYY.',
  },
  'date-completed': {
    title: 'Date without a day',
    effect: 'A start counts as the first day of the period, an end as the last.',
    remedy: 'Correct the day if it is known.',
  },
  'notice-period-unreadable': {
    title: 'Notice period not readable',
    effect: kept,
    remedy: 'Enter a period such as “6 months”.',
  },
  'notice-period-rounded': {
    title: 'Period of notice in days or weeks',
    effect:
      'The program counts in whole months: the period is rounded up, “30 days” count as 1 month. Across short months this can be a few days too tight.',
    remedy: 'Check the dates in the contract, or enter one month more.',
  },
  'criticality-unreadable': {
    title: 'Criticality not readable',
    effect: kept,
    remedy: 'Use 1 to 4, or low, medium, high, very high.',
  },
  'reach-unreadable': {
    title: 'Reach not readable',
    effect: kept,
    remedy: 'Enter 1 to 3 or a share in per cent.',
  },
  'hosting-unreadable': {
    title: 'Operation not clear',
    effect: kept,
    remedy: 'Use “on-premises”, “provider”, “vendor” or “SaaS”.',
  },
  'row-empty': { title: 'Empty row', effect: refused, remedy: '' },
  'row-without-name': {
    title: 'Row without the name of an application',
    effect: refused,
    remedy: 'Add the name, or choose another column as the name.',
  },
  'row-name-without-letters': {
    title: 'Name without letters or digits',
    effect: refused,
    remedy: 'Add the name.',
  },
  'row-name-too-long': {
    title: 'Name too long',
    effect: `This is probably a description. ${refused}`,
    remedy: 'Shorten the name.',
  },
  'row-is-total': { title: 'Row of totals', effect: refused, remedy: '' },
  'row-repeats-header': { title: 'Headings repeated', effect: refused, remedy: '' },
};
