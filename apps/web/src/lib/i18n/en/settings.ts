import type { settings as german } from '../de/settings.ts';

export const settings: typeof german = {
  title: 'About the authority',
  lead: 'This stays on this computer.',
  leadShared: 'Name and size stand in the report and in evaluations.',
  name: 'Name of the authority',
  nameHint: 'It stands in the report, for example “Town of Sampleton”.',
  nameMissing: 'Enter a name.',
  workplaces: 'Number of workplaces',
  workplacesHint:
    'From it and the number of users follows the reach of an application: up to 10%, up to 50% or more of the workplaces. Empty means unknown.',
  workplacesWrong: 'Enter a whole number from 1 to 1,000,000, or leave the field empty.',
  optional: 'optional',
  saved: 'Saved.',
};
