import { app } from '#lib/server/app.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = () => ({ notes: [...app().knowledge.guidance.values()] });
