import { lookAtPages, pagesOfSampleTown } from './every-page.ts';

lookAtPages('the sample town', pagesOfSampleTown);
