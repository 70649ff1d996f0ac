import { lookAtPages, publicPages } from './every-page.ts';

lookAtPages('anybody', publicPages);
