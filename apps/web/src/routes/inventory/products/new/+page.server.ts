import { fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { decideMatches, reviewedApplication } from '#lib/server/inventory/index.ts';
import { addOwnProduct, readOwnProduct } from '#lib/server/local-products/index.ts';
import { ownProductId } from '#lib/product-link.ts';
import { texts } from '#lib/i18n/index.ts';
import { fieldErrors, ownProductChoices, typedFields, type OwnProductFields } from '../own-product-form.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db, knowledge } = app();
  const application = await reviewedApplication(
    db,
    locals.actor,
    Number(url.searchParams.get('application') ?? Number.NaN),
  );
  const fields: OwnProductFields = {
    texts: application ? { name: application.name, vendor: application.vendor ?? '' } : {},
    hosting: [],
  };
  return { application, fields, choices: ownProductChoices(knowledge, locals.language) };
};

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData();
    const { language, actor } = locals;
    const read = readOwnProduct(form);
    if (!read.ok) return fail(422, { typed: typedFields(form), errors: fieldErrors(read.fields, language) });
    const added = await addOwnProduct(app().db, actor, read.product);
    if (!added.ok) {
      const errors = { name: texts(language).ownProducts.nameTaken };
      return fail(422, { typed: typedFields(form), errors });
    }
    const application = Number(form.get('application') || Number.NaN);
    const decided = { decision: 'accept', product: ownProductId(added.id) } as const;
    const matched = Number.isSafeInteger(application)
      ? await decideMatches(app().db, actor, [{ application, decided }])
      : null;
    redirect(303, `/inventory/products/${added.id}?created&count=${matched?.applications ?? 0}`);
  },
};
