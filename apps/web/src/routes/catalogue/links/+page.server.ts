import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { app } from '#lib/server/app.ts';
import {
  decideDuplicate,
  decideLink,
  LINK_VIEWS,
  MOST_SHOWN,
  viewLinks,
  type DuplicateDecision,
  type LinkDecision,
  type LinkView,
} from '#lib/server/catalogue-links/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const viewOf = (url: URL): LinkView =>
  LINK_VIEWS.find((view) => view === url.searchParams.get('view')) ?? 'links';

export const load: PageServerLoad = async ({ url }) => {
  const { db, knowledge } = app();
  const view = viewOf(url);
  const { open, links, duplicates } = await viewLinks(db, view);
  return {
    view,
    open,
    most: MOST_SHOWN,
    links: links.map(({ decided_at, product_id, ...link }) => ({
      ...link,
      productId: product_id,
      productName: knowledge.products.get(product_id)?.name ?? null,
      decidedAt: decided_at?.toISOString() ?? null,
    })),
    duplicates: duplicates.map(({ decided_at, ...pair }) => ({
      ...pair,
      decidedAt: decided_at?.toISOString() ?? null,
    })),
    done: url.searchParams.get('done'),
  };
};

const link = z.object({ entry: z.uuid(), product: z.string().min(1).max(200) });
const pair = z.object({ hidden: z.uuid(), shown: z.uuid() });

async function onLink({ request, locals, url }: RequestEvent, decision: LinkDecision) {
  const t = texts(locals.language).catalogueLinks;
  const given = link.safeParse(Object.fromEntries(await request.formData()));
  if (!given.success) return fail(422, { message: t.gone });
  const { entry: softwareId, product: productId } = given.data;
  const decided = await decideLink(app().db, locals.actor.id, { softwareId, productId, decision });
  if (decided.ok) redirect(303, `/catalogue/links?view=${viewOf(url)}&done=${decision}`);
  if (decided.problem === 'unknown') return fail(409, { message: t.gone });
  const isEntry = decided.softwareId === softwareId;
  const other = app().knowledge.products.get(decided.productId)?.name ?? decided.productId;
  return fail(409, { message: isEntry ? t.entryTaken(other) : t.productTaken });
}

async function onPair({ request, locals, url }: RequestEvent, decision: DuplicateDecision) {
  const t = texts(locals.language).catalogueLinks;
  const given = pair.safeParse(Object.fromEntries(await request.formData()));
  if (!given.success) return fail(422, { message: t.gone });
  const { hidden: softwareId, shown: intoId } = given.data;
  const decided = await decideDuplicate(app().db, locals.actor.id, { softwareId, intoId, decision });
  if (decided.ok) redirect(303, `/catalogue/links?view=${viewOf(url)}&done=${decision}`);
  return fail(409, { message: decided.problem === 'unknown' ? t.gone : t.mergedElsewhere });
}

export const actions: Actions = {
  accept: (event) => onLink(event, 'accept'),
  refuse: (event) => onLink(event, 'refuse'),
  unlink: (event) => onLink(event, 'undo'),
  merge: (event) => onPair(event, 'merge'),
  swap: (event) => onPair(event, 'swap'),
  keep: (event) => onPair(event, 'refuse'),
  separate: (event) => onPair(event, 'undo'),
};
