import { administratorJourney } from '../harness/administrator-journey.ts';
import { signInJourney } from '../harness/sign-in-journey.ts';
import { lookAt, pagesOfGuest, pagesOfSignedIn } from './every-page.ts';

for (const [route, visit] of Object.entries(pagesOfGuest))
  signInJourney(`${route} is accessible and fits, light and dark, for a guest`, async ({ open }) => {
    await lookAt(await open(), visit);
  });

for (const [route, visit] of Object.entries(pagesOfSignedIn))
  administratorJourney(
    `${route} is accessible and fits, wide and light, narrow and dark`,
    async ({ open, state }) => {
      await lookAt(await open({ storageState: state }), visit);
    },
  );
