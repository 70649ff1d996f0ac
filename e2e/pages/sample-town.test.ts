import { firstLink, lookAtEveryPage, publicPages } from './every-page.ts';

lookAtEveryPage('the sample town', async () => {}, {
  '/': { path: '/' },
  '/inventory': { path: '/inventory' },
  '/inventory/applications/[id]': (page) => firstLink(page, '/inventory'),
  '/inventory/import': { path: '/inventory/import' },
  '/inventory/import/[id]': (page) => firstLink(page, '/inventory/import'),
  '/inventory/review': { path: '/inventory/review' },
  '/questions': { path: '/questions' },
  '/reasons/[figure]': { path: '/reasons/ag' },
  '/report': { path: '/report' },
  '/settings': { path: '/settings' },
  ...publicPages,
});
