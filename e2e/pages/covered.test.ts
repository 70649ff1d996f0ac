import { describe, expect, it } from 'vitest';
import { routesOfPages } from '../harness/routes.ts';
import {
  pagesOfEmptyAuthority,
  pagesOfGuest,
  pagesOfSampleTown,
  pagesOfSignedIn,
  publicPages,
} from './every-page.ts';

describe('the pages that are looked at', () => {
  it('are all pages of the site', () => {
    const looked = [publicPages, pagesOfSampleTown, pagesOfGuest, pagesOfSignedIn].flatMap((visits) =>
      Object.keys(visits),
    );
    expect([...new Set(looked)].sort()).toEqual(routesOfPages());
  });

  it('about data are looked at without any and with a town full of it', () => {
    expect(Object.keys(pagesOfEmptyAuthority)).toEqual(Object.keys(pagesOfSampleTown));
  });
});
