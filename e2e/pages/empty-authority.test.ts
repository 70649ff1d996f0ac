import { giveList } from '../harness/import-list.ts';
import { actForOwnAuthority } from '../harness/journey.ts';
import { lookAtEveryPage, publicPages } from './every-page.ts';

lookAtEveryPage('an authority without data', actForOwnAuthority, {
  '/': { path: '/' },
  '/inventory': { path: '/inventory' },
  '/inventory/applications/[id]': { path: '/inventory/applications/1', status: 404 },
  '/inventory/import': { path: '/inventory/import' },
  // A list that was read but not taken over leaves the inventory empty.
  '/inventory/import/[id]': async (page) => {
    await giveList(page, { cells: 'Anwendung\tAmt\nNextcloud\tHauptamt\n' });
    return { path: new URL(page.url()).pathname };
  },
  '/inventory/review': { path: '/inventory/review' },
  '/questions': { path: '/questions' },
  '/reasons/[figure]': { path: '/reasons/ag' },
  '/report': { path: '/report' },
  '/settings': { path: '/settings' },
  ...publicPages,
});
