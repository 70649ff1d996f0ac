import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { Contract, ContractView } from '#lib/server/contracts/index.ts';

/** Until when a contract can be left, or why that cannot be told. */
export function noticeSentence(
  { contract, next, date }: Pick<ContractView, 'contract' | 'next' | 'date'>,
  language: Language,
): string {
  const t = texts(language).contracts;
  const f = formatter(language);
  if (next) {
    const [by, end] = [f.date(next.noticeDate), f.date(next.end)];
    return contract.renewMonths ? t.nextNoticeRenews(by, end, contract.renewMonths) : t.nextNotice(by, end);
  }
  const end = contract.end ?? contract.minimumUntil;
  if (end === null) return t.noNotice.end;
  if (end < date && contract.renewMonths === 0) return t.noNotice.over(f.date(end));
  if (contract.noticeMonths === null) return t.noNotice.notice;
  return contract.renewMonths === 0 ? t.noNotice.ends(f.date(end)) : t.noNotice.past(f.date(end));
}

/** What is known of a contract, as labels and texts; dates and money as the language writes them. */
export function contractFacts(
  contract: Contract,
  language: Language,
): { key: string; label: string; text: string }[] {
  const t = texts(language).contracts;
  const f = formatter(language);
  const orUnknown = <Value>(value: Value | null, say: (value: Value) => string): string =>
    value === null ? t.unknown : say(value);
  const cost = orUnknown(contract.costCents, (cents) =>
    contract.isGross === null ? f.money(cents) : `${f.money(cents)} (${contract.isGross ? t.gross : t.net})`,
  );
  const clauses = (Object.keys(t.clauseNames) as (keyof typeof t.clauseNames)[]).map((name) => {
    const clause = contract.clauses[name];
    const state = clause?.state ? t.clauseStates[clause.state] : t.unknown;
    const concluded = name === 'processing' ? contract.clauses.processing?.date : null;
    const words = [concluded ? `${state} (${f.date(concluded)})` : state, clause?.text ?? ''];
    return { key: name, label: t.clauseNames[name], text: words.filter(Boolean).join(', ') };
  });
  const c = t.columns;
  return [
    { key: 'partner', label: c.partner, text: contract.partner ?? t.unknown },
    { key: 'kind', label: c.kind, text: orUnknown(contract.kind, (kind) => t.kinds[kind]) },
    { key: 'reference', label: c.reference, text: contract.reference ?? '' },
    { key: 'start', label: c.start, text: orUnknown(contract.start, f.date) },
    {
      key: 'minimum',
      label: c.minimumUntil,
      text: contract.minimumUntil ? f.date(contract.minimumUntil) : '',
    },
    { key: 'end', label: c.end, text: orUnknown(contract.end, f.date) },
    { key: 'notice', label: c.noticeMonths, text: orUnknown(contract.noticeMonths, f.integer) },
    { key: 'renew', label: c.renewMonths, text: orUnknown(contract.renewMonths, f.integer) },
    { key: 'cost', label: c.cost, text: cost },
    {
      key: 'model',
      label: c.priceModel,
      text: orUnknown(contract.priceModel, (model) => t.priceModels[model]),
    },
    ...clauses,
    { key: 'responsible', label: c.responsible, text: contract.responsible ?? t.unknown },
    { key: 'note', label: c.note, text: contract.note ?? '' },
  ];
}
