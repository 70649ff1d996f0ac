import { actForOwnAuthority } from '../harness/journey.ts';
import { lookAtPages, pagesOfEmptyAuthority } from './every-page.ts';

lookAtPages('an authority without data', pagesOfEmptyAuthority, actForOwnAuthority);
