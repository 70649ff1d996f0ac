import { counted, isOne } from '#lib/i18n/counted.ts';
import type { CouncilWords, VariantWords } from '../../council/council-words.ts';
import type { CouncilTexts } from '../council-texts.ts';

const applications = (count: string): string => counted(count, 'application', 'applications');
const budgetKind = { consumptive: ' (operating budget)', investive: ' (investment budget)' };

const budgetLine = ({ budgets, areBudgetsPreset, B }: CouncilWords): string =>
  budgets.length > 0
    ? budgets
        .map(({ year, kind, money }) => `budget year ${year} up to ${money}${kind ? budgetKind[kind] : ''}`)
        .join('; ') + (areBudgetsPreset ? presetBudgets : '')
    : `in total ${B?.oneOff ?? '[[amount]]'} for one-off expenses`;

/** What is added to amounts that nobody has laid down. */
export const presetBudgets = ' (preset by the size of the authority, not laid down yet; to be checked)';

/** What the unknown cost of today means for the sums. */
export const unpriced = ({ withoutPrice, noPrice, steps: count }: VariantWords): string =>
  withoutPrice === null
    ? ''
    : `${
        noPrice
          ? isOne(count)
            ? ' It is not known what the application to be replaced costs today.'
            : ' Of none of the applications to be replaced is it known what it costs today.'
          : ` For ${withoutPrice} of the ${count} applications to be replaced it is not known what ${isOne(withoutPrice) ? 'it costs' : 'they cost'} today.`
      } What ends with them counts as nothing; additional expenses are therefore rather too high than too low.`;

const missing =
  'There is no plan for this variant yet that replaces anything. [[Describe the variant or choose a plan]]';

/** The council paper in English. */
export function councilTexts(w: CouncilWords): CouncilTexts {
  const { B, C } = w;
  return {
    version: '2026-11-22',
    title: 'Reducing the dependence on single software vendors step by step',
    headings: {
      summary: 'Summary',
      resolution: 'Proposed resolution',
      facts: 'Facts and reasons',
      situation: 'Present situation',
      goal: 'Goal',
      law: 'Legal framework',
      variants: 'Variants',
      assessment: 'Assessment',
      recommendation: 'Recommendation',
      finance: 'Financial effects',
      economy: 'Economic efficiency',
      staff: 'Staff and co-determination',
      privacy: 'Data protection and information security',
      accessibility: 'Accessibility, climate and equality',
      risks: 'Risks and the way back',
      timetable: 'Timetable',
      annexes: 'Annexes',
    },
    texts: {
      summary: `**What is it about?** The administration works with ${applications(w.applications)}. Not everywhere can it easily change the vendor. How strongly it is bound to single vendors is shown by the degree of dependence: 0 means free, 100 means no way out. Today it is ${w.ag}.

${
  B
    ? `**What is proposed?** From ${w.start} to ${w.end}, ${applications(B.steps)} ${isOne(B.steps) ? 'is' : 'are'} replaced one after the other by software that is open or easier to exchange (variant B). ${w.hasContractEnds ? 'Running contracts are kept. ' : ''}By ${w.end} the degree of dependence falls to ${B.end}.

**What does it cost?** One-off expenses of ${B.oneOff}, spread over the years from ${w.firstYear}.${w.budgets.length > 0 ? ` Until ${w.budgets.at(-1)?.year ?? ''} the additional expenses of each year stay within the amounts of the proposed resolution; after that only running costs remain.` : ''}${B.sum ? ` Together with the running costs that end and begin, the change against today until ${w.lastYear} comes to ${B.sum}.${B.sum.includes('\u2212') ? ' A negative amount means that less is spent.' : ''}${unpriced(B)}` : ' How the running costs change is told in the non-public annex, because contract prices could be derived from it.'}`
    : `**What is proposed?** ${missing}`
}

**What happens if nothing happens?** The dependence stays as it is. Prices, terms and the way of operation then remain in the hands of the vendors.

**What will citizens notice?** Little, as a rule. Where an application changes that they use themselves, this is announced beforehand.${w.hasFreezes ? ' No change begins in the blocked periods that were laid down.' : ''} The present way stays open until the new one is proven.

**What can go wrong?** An interface does not fit, training is cut short, a service provider fails. Before each step there is therefore a test, fixed criteria for stopping and a way back.`,
      resolution: `1. The study on the dependence on software vendors is noted. The degree of dependence is ${w.ag} of 100 (as of ${w.measured}).
2. The dependence is reduced step by step according to variant B${B ? `: ${applications(B.steps)} ${isOne(B.steps) ? 'is' : 'are'} to be replaced by ${w.end}` : ''}.
3. Subject to the budget statutes, the following is made available: ${budgetLine(w)}.
4. The administration is instructed to end contracts on the applications concerned at their contractual dates and to prolong them until then only where the replacement is not available in time. Prolongations contain a clause on returning data in open formats.
5. Services are to be tendered neutrally as to products. Open standards, data export and change of provider are to be required; free and open source software is to be considered on equal terms.
6. The staff council, the representation of severely disabled employees and the data protection officer are to be involved before each step.
7. Before each step the criteria for going on and for stopping are to be laid down in writing. If they are missed, the present application stays in operation.
8. The administration reports every year by [[reporting date, e.g. 31 March]] on steps carried out, money spent and the degree of dependence measured anew, for the first time in [[year of the first report]].`,
      situation: `The software inventory was recorded and assessed (as of ${w.measured}). It comprises ${applications(w.applications)}. The degree of dependence is ${w.ag} on a scale from 0 (free) to 100 (no way out). The range arises because not all information is available yet: each missing answer counts with its best and its worst case, so that the true value lies within the range.

The value is a mean over all applications, weighted by criticality and reach. Among other things, exchangeability, return of data, standards, contractual ties, ownership of the vendor and own knowledge are assessed.${
        w.today
          ? ` The known running expenses are ${w.today} a year${w.withoutCost ? `; for ${applications(w.withoutCost)} nothing is known` : ''}.`
          : ''
      }`,
      goal: `The administration should be able to change the vendor of every important application with reasonable effort. The yardstick is the degree of dependence at the end of the period from ${w.start} to ${w.end}. The goal is directed against no vendor; it strengthens the administration’s freedom of choice and its position in negotiations.`,
      law: `- Budgets are to be managed economically and sparingly ([[provision of the municipal code or the municipal budget ordinance of the Land]]; to be checked).
- Services are to be described neutrally as to products; brands may be named only exceptionally and with the words “oder gleichwertig” (or equivalent) (§ 31(6) VgV, § 23(5) UVgO). Which procurement rules apply below the thresholds is determined by the Land (to be checked).
- § 16a of the federal EGovG (open standards, priority of open source for new software) binds the Federation, not municipalities. Law of the Land: [[provision of the Land or “none”]] (to be checked).
- Obtaining free software without payment is no public contract; paid maintenance, adaptation and operation are to be tendered (to be checked).`,
      variantA: `All applications stay, expiring contracts are prolonged. There are no one-off expenses. The degree of dependence remains at ${w.ag} as long as nothing changes in contracts and products. Price rises are not included because there is no evidenced assumption for them.`,
      variantB: B
        ? `${applications(B.steps)} ${isOne(B.steps) ? 'is' : 'are'} replaced within the limits set for the plan. ${w.hasContractEnds ? 'Running contracts are kept. ' : ''}What other steps stand on comes first.${w.hasFreezes ? ' No step begins in the blocked periods that were laid down.' : ''} By ${w.end} the degree of dependence falls to ${B.end}. ${B.gap === null ? 'Within the same limits there is no better plan.' : `Within the same limits no plan can be better by more than ${B.gap}.`}`
        : missing,
      variantC: C
        ? `All applications are replaced for which a replacement is known today: ${applications(C.steps)}. By ${w.end} the degree of dependence falls to ${C.end}. This takes one-off expenses of ${C.oneOff} and ${counted(C.days, 'working day', 'working days')} of own staff.`
        : missing,
      assessment: `Variant A causes no effort of change, but leaves the ties as they are.${
        B && C
          ? ` By ${w.end}, variant C lowers the dependence to ${C.end}, variant B to ${B.end}. One-off expenses are ${C.oneOff} for variant C and ${B.oneOff} for variant B. Variant B spreads the work so that it can be done with the present staff and each step can be completed by itself.`
          : ''
      }`,
      recommendation: B
        ? `The administration recommends variant B. It begins with what lowers the dependence earliest and most within the limits that were set, and it can be halted after each step.`
        : missing,
      finance: `${
        B
          ? `The table names the one-off expenses of the variants as a lower and an upper estimate, separately for the operating budget (consumptive) and the investment budget (investive). Planning uses the upper one. Amounts are gross. ${B.risk && w.riskPercent ? `A risk surcharge of ${w.riskPercent} on the one-off expenses is not included; for variant B it would be ${B.risk}.` : 'No risk surcharge is set.'}

Follow-up costs: ${
              B.sum
                ? `Until ${w.lastYear}, variant B changes expenses against today by ${B.sum} in total; this combines one-off expenses and changes of running costs. Their distribution over the years is told in the non-public annex${B.noPrice ? '' : ', because contract prices could be derived from it'}.`
                : 'The change of running costs by year is told in the non-public annex, because contract prices could be derived from it.'
            }${unpriced(B)}`
          : missing
      }

- Product and ledger account: [[product account]]
- Cover: [[proposal for cover]]
- Grants: [[grants or “none”]]
- Depreciation of investive shares: [[useful life and depreciation or “not applicable”]]
- Effect on the establishment plan: [[establishment plan or “none”]]`,
      economy: B
        ? `Economic efficiency was considered by the net present value method over the years ${w.firstYear} to ${w.lastYear}; the kinds of cost follow the structure of WiBe 5.0. This method is not binding for municipalities. The comparison is with variant A, that is, with going on as before. The interest rate is ${w.rate}; the first year is not discounted.

${
  B.netPresentValue
    ? `The net present value of the change is ${B.netPresentValue} for variant B${C?.netPresentValue ? ` and ${C.netPresentValue} for variant C` : ''}. A positive amount is additional expense, a negative one is a saving against going on as before.`
    : 'The net present values are told in the non-public annex, because single contract prices could be derived from them.'
}

Not valued in money are the greater freedom of choice, the better position in negotiations and the possibility to share developments with other municipalities. Expected savings count as certain only once the old contract has ended.`
        : missing,
      staff: `${
        B
          ? `According to the plan, variant B takes ${counted(B.days, 'working day', 'working days')} of own staff and ${counted(B.hours, 'hour', 'hours')} of training in total. Both are paid anyway and therefore not part of the amounts above. `
          : ''
      }Training takes place in working hours.

Introducing technical equipment that can monitor conduct or performance is subject to co-determination (§ 80(1) No. 21 BPersVG for the Federation; for municipalities the staff representation act of the Land: [[provision of the staff representation act of the Land]]; to be checked). The staff council is informed before a choice is made. There is no evaluation for monitoring performance or conduct; this is laid down in a service agreement.

Involvement of the staff council: [[date and result of the involvement]]`,
      privacy: `Before each step the legal basis, roles (Articles 26 and 28 GDPR), data flows, transfers to third countries and deletion are checked; where a high risk is likely, a data protection impact assessment is made (Article 35 GDPR). Nothing is changed without an export of the data that was tested beforehand.

The need for protection and the security requirements are determined for each application. For especially important applications, support with an assured reaction time is agreed before they go live. Information that shows where attacks are possible stands only in the non-public annex.

Statement of the data protection officer: [[date and result of the statement]]`,
      accessibility: `New applications must meet the requirements of EN 301 549; the proof is part of the specification. The representation of severely disabled employees tries them with the assistive technology in use before they are introduced.

- Effects on the climate: [[effects on the climate]]
- Effects on equality: [[effects on equality]]`,
      risks: `- An interface to a line-of-business application is missing or works differently. Countermeasure: test before replacing; no change without a passed test.
- Data cannot be taken over completely. Countermeasure: export and transfer are tried with real data before notice is given.
- Employees reject the change or are not trained. Countermeasure: pilots in at least two offices, early involvement, training in working hours.
- Parallel operation takes too long. Countermeasure: its end is fixed beforehand.
- The service provider is overloaded or fails. Countermeasure: at least two offers of support, or own knowledge, before going live.

**The way back:** The present application stays ready for operation until acceptance. If a step misses its criteria, it is ended and operation goes on as before; the other steps remain unaffected unless they build on it.`,
      timetable: B
        ? `The timetable names for each quarter the areas of work in which a step begins. The single applications stand in the non-public annex.`
        : missing,
      annexes: `1. Non-public: steps with applications, costs by year, contracts, red list and inventory
2. Public: [[further annexes or “none”]]

The software inventory shows where attacks are possible and contains contractual secrets. It is therefore discussed in non-public session only ([[provision of the municipal code on non-public sessions]]; to be checked).`,
    },
  };
}
