import type { exchange as German } from '../de/exchange.ts';

const cells = (n: string): string => (n === '1' ? '1 field' : `${n} fields`);
const applications = (n: string): string => (n === '1' ? '1 application' : `${n} applications`);

export const exchange: typeof German = {
  title: 'Edit together with colleagues',
  lead: 'Hand the inventory out as a table, let the departments fill in what they know, and bring the file back. Exactly the changed fields are taken over, and only after you confirm them.',
  link: 'Hand out to colleagues',
  giveTitle: 'Hand out',
  giveAll: (n) => `The whole inventory: ${applications(n)}.`,
  giveFiltered: (n, all) =>
    `Your selection of the inventory: ${applications(n)} of ${all}, in the order of that view.`,
  giveEverything: 'Hand out the whole inventory instead',
  giveNone: 'There is nothing to hand out: no application is in this selection.',
  give: 'Make a workbook',
  giveHint:
    'The workbook has a sheet with the applications, drop-down lists, and a sheet that explains every column. It holds everything known about these applications, contracts and costs included: hand it out inside the house only.',
  given: 'Handed out',
  givenNow: 'The workbook is ready. Download it in the format that your house uses.',
  givenNone: 'Nothing handed out yet.',
  givenWhen: 'Made',
  givenWhat: 'Extent',
  givenFiles: 'File',
  applications,
  until: 'Return by',
  xlsx: 'Excel (XLSX)',
  ods: 'LibreOffice (ODS)',
  fileName: 'Inventory',
  bringTitle: 'Bring back',
  file: 'Edited workbook',
  fileHint:
    'XLSX or ODS, up to 20 MB; sorted, with columns of your own or with more rows is fine. Nothing is taken over before you have seen it.',
  drop: 'Drop the file here or choose it',
  bring: 'Read the workbook',
  nothingGiven: 'No file is chosen. Choose the edited workbook.',
  returns: 'Brought back',
  returnsNone: 'Nothing brought back yet.',
  returnFile: 'File',
  returnWhen: 'When',
  returnState: 'State',
  states: { draft: 'waits for you to confirm it', done: 'taken over', undone: 'taken back' },
  refused: {
    'no-table':
      'This file holds no table with the headings of a workbook that was handed out. Nothing was read. Upload the edited workbook; bring a list from another system in under “Bring a list in”.',
    'no-keys':
      'The column with the numbers is missing or empty. Without it nobody can tell which row belongs to which application; nothing was read. Take the column back from the original workbook.',
    ended:
      'This authority has become part of another one or was split, and takes no more changes. Nothing was taken over. Switch to its successor.',
  },
  checkTitle: (file) => `What was changed: ${file}`,
  summary: (changed, n) => `${cells(changed)} changed in ${applications(n)}.`,
  summaryNone: 'Nothing is changed in this file that could be taken over.',
  untouched: (n) => `${cells(n)} stayed the same.`,
  already: (n) =>
    n === '1'
      ? '1 field is already so in the inventory.'
      : `${n} changed fields are already so in the inventory.`,
  edits: 'Changes',
  application: 'Application',
  field: 'Field',
  before: 'Before',
  after: 'After',
  leave: 'Leave out',
  leaveCell: (application, field) => `${application}, ${field}: leave out`,
  leaveHint: 'All changes are taken over except those that you leave out here.',
  empty: 'empty',
  conflicts: 'Changed on both sides',
  conflictsLead: (n) =>
    `${cells(n)} ${n === '1' ? 'was' : 'were'} changed in the file and meanwhile in the inventory, too. Decide what holds.`,
  conflictRule: 'For all of these fields',
  conflictEach: 'decide one by one, as chosen below',
  conflictAllMine: 'keep the inventory everywhere',
  conflictAllTheirs: 'take the value of the file everywhere',
  wasGiven: 'Handed out',
  inProgram: 'In the inventory now',
  inFile: 'In the file',
  choose: 'What holds',
  mine: 'Inventory',
  theirs: 'File',
  chooseFor: (application, field) => `${application}, ${field}`,
  unreadable: 'Not readable',
  unreadableLead: 'These values are not taken over; the inventory stays as it is. Everything else goes on.',
  place: 'Place',
  at: (sheet, cell) => `sheet “${sheet}”, cell ${cell}`,
  atRow: (sheet, line) => `sheet “${sheet}”, row ${line}`,
  value: 'Value',
  remedy: 'What to do',
  why: {
    'name-empty': 'An application needs a name. To remove it, use the inventory.',
    date: 'This is no date. Write it like 2027-12-31.',
    'date-ambiguous': 'Day and month cannot be told apart. Write the date like 2027-12-31.',
    count: 'This is no whole number from 0 on. Write the number only; empty means unknown.',
    months: 'This is no period in whole months. Write the number of months only.',
    money: 'This is no amount in euros. Write the number only.',
    currency: 'The amount is in another currency. Convert it to euros.',
    choice: (choices) => `Choose a value of the list: ${choices}.`,
    'too-long': (longest) => `The text is too long. Shorten it to ${longest} characters.`,
    error: 'The cell holds an error value. Fill in the value yourself.',
    formula:
      'The cell holds a formula that no program has calculated. Save the workbook anew in the spreadsheet program, or fill in the value.',
  },
  additions: 'New rows without a number',
  additionsLead: (n) =>
    n === '1'
      ? '1 row has no number. It can come into the inventory as a new application.'
      : `${n} rows have no number. They can come into the inventory as new applications.`,
  isHere: 'There is an application of this name and department already.',
  rows: 'Rows that belong to no application',
  rowWhy: {
    unknown:
      'Allmende did not give this number, or it was altered, for instance by filling down. Nothing is taken from the row. Put the original number back.',
    twice:
      'This number stands in the file several times, with different values. Nothing is taken from any of these rows. Leave one of them.',
    expired:
      'This row comes from a workbook whose state is no longer kept. Nothing is taken from the row. Hand the inventory out anew and copy the changes over.',
    gone: 'This application is no longer in the inventory. Its changes are not taken over. Bring the application back first.',
    nameless: 'This row has neither a number nor a name. Nothing is taken from it.',
  },
  notes: 'Notes',
  removedRows: (n) =>
    n === '1'
      ? '1 row that was handed out is missing in the file. The application stays in the inventory; only there it can be removed.'
      : `${n} rows that were handed out are missing in the file. The applications stay in the inventory; only there they can be removed.`,
  missingColumn: (heading) => `The column “${heading}” is missing. Its values stay as they are.`,
  twiceColumn: (heading, sheet) =>
    `The column “${heading}” stands on the sheet “${sheet}” several times. None of them was read; its values stay as they are.`,
  computed: (n) =>
    `${cells(n)} ${n === '1' ? 'was' : 'were'} changed in columns that the program fills itself, and ${n === '1' ? 'is' : 'are'} not taken over.`,
  apply: 'Take over',
  discard: 'Discard',
  changedMeanwhile:
    'The inventory has changed since you opened this page. Nothing was taken over. Below is the new comparison; please check it once more.',
  nothingChosen: 'Nothing is chosen that could be taken over.',
  doneTitle: (file) => `Taken over: ${file}`,
  done: (changed, n, added) =>
    `${cells(changed)} in ${applications(n)} ${changed === '1' ? 'is' : 'are'} changed${
      added === '0' ? '' : added === '1' ? ', 1 application is new' : `, ${added} applications are new`
    }.`,
  undo: 'Take everything back',
  undoHint:
    'Restores the former values. What was changed once more since then stays. Newly added applications leave the inventory.',
  undone: 'Taken back. The values are as they were before; what was changed since then has stayed.',
  more: (n) => `… and ${n} more`,
  all: 'Show all',
  history: (file, place) => `from “${file}”, ${place}`,
  toInventory: 'To the inventory',
  back: 'Back',
  book: {
    sheet: 'Applications',
    explanations: 'Explanations',
    lists: 'Lists',
    key: 'Number (do not change)',
    head: {
      column: 'Column',
      meaning: 'What stands here',
      who: 'Who fills it in',
      back: 'What happens when it comes back',
    },
    intro: (authority, date) => `Inventory: ${authority}, as of ${date}`,
    rules: [
      'Fill in what you know on the sheet “Applications” and give the file back. Only fields that you change are taken over.',
      'An empty field means: unknown. Leave it empty rather than guess; a zero is a statement.',
      'Grey columns are filled by the program. The number in the first column says which application the row belongs to; it must not be changed.',
      'Where an application is missing, write it into a free row below the table and leave the number empty. A deleted row deletes nothing in the inventory.',
      'The protection of the sheet has no password. To sort, take it off (Excel: Review, Unprotect Sheet; LibreOffice: Tools, Protect Sheet). You may add columns of your own; they are not read.',
    ],
    wrongTitle: 'Not in the list',
    wrong: 'Please choose a value from the list, or leave the field empty.',
    taken: 'A change is shown for confirmation and then taken over.',
    answered: 'A change is shown for confirmation and then taken over as an answer of that day.',
    ignored: 'Nothing; the program computes it anew.',
    levels: { unknown: 'unknown', 'n/a': 'does not apply' },
    who: {
      program: 'the program',
      department: 'the department that uses the application',
      it: 'IT',
      purchase: 'purchasing or finance',
      anyone: 'whoever knows',
    },
    meaning: {
      key: 'Mark of the row.',
      name: 'The name under which the house knows the application.',
      product: 'The product that the program has recognised.',
      owner: 'Who owns the vendor.',
      vendor_text: 'Who makes the application, not who sells it.',
      version: 'The version in use.',
      department: 'The department that uses the application.',
      capability_id: 'What the application is for. Drop-down list.',
      users: 'How many people work with the application.',
      installations: 'On how many devices it is installed.',
      criticality: 'How long the authority can do without it: 1 low to 4 very high. Drop-down list.',
      reach: 'Share of the workplaces that use it. Drop-down list.',
      hosting: 'Where the application runs. Drop-down list.',
      contract_start: 'First day of the contract. Date.',
      contract_end: 'Last day of the contract. Date; empty for contracts without an end.',
      notice_months: 'Period of notice in whole months.',
      notice_by: 'Last day to give notice, from end and period.',
      cost_cents: 'Running costs a year in euros.',
      status: 'For instance: in use, replacement planned.',
      note: 'Whatever else matters. No names of people, please.',
      class: 'Class of dependence, A to E.',
    },
  },
};
