import { fail } from '@sveltejs/kit';
import { texts, type Language } from '#lib/i18n/index.ts';
import { minimumLength } from '#lib/server/accounts/index.ts';

/** A refusal of a use case of the accounts; `retryAfter` is in seconds. */
export interface Refusal {
  problem: string;
  retryAfter?: number;
}

/** What to tell somebody whose form was refused, and what to do about it. */
export function problemText(language: Language, { problem, retryAfter }: Refusal): string {
  const t = texts(language).signIn;
  const p = t.problems;
  const known: Record<string, string> = {
    wrong: p.wrong,
    'wrong-code': p.wrongCode,
    'passkey-failed': t.passkeyFailed,
    'passkey-setup': p.passkey,
    'no-such': p.unknown,
    'start-over': p.startOver,
    'too-often': p.tooOften(retryAfter ?? 60),
    email: p.email,
    name: p.name,
    taken: p.taken,
    'too-short': p.tooShort(minimumLength),
    'too-long': p.tooLong,
    common: p.common,
    personal: p.personal,
    'wrong-password': p.wrongPassword,
    'sign-in-again': p.signInAgain,
    'no-mail': p.noMail,
    same: p.same,
    exists: p.exists,
    'not-begun': p.notBegun,
    'no-factor': p.noFactor,
    'too-many': p.tooMany,
    unknown: t.link.unknown,
    used: t.link.used,
    expired: t.link.expired,
    ended: t.link.ended,
    inactive: t.link.inactive,
    kind: t.link.kind,
  };
  return known[problem] ?? p.other;
}

/** The refusal of a form, with the header that tells programs how long to wait. */
export function refuse<Rest extends object>(
  event: { locals: App.Locals; setHeaders: (headers: Record<string, string>) => void },
  refusal: Refusal,
  rest: Rest,
) {
  if (refusal.retryAfter !== undefined) event.setHeaders({ 'retry-after': String(refusal.retryAfter) });
  const status = refusal.problem === 'too-often' ? 429 : 422;
  const { problem } = refusal;
  return fail(status, { ...rest, problem, message: problemText(event.locals.language, refusal) });
}

/** A field of a form as text that the store can take; files and missing fields are empty. */
export function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, 1000).replaceAll('\0', '') : '';
}
