import type { Records } from './format.ts';

/** What agents tell of each piece of software on a computer, in the order of the cells. */
export const agentColumns: Records['columns'] = {
  Name: 'name',
  Publisher: 'vendor',
  Version: 'version',
  Category: 'category',
  Description: 'description',
  Source: null,
};
