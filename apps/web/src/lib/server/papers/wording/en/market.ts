import type { market as german } from '../de/market.ts';

const lines = (functions: readonly string[]): string => functions.map((name) => `- ${name}\n`).join('');

export const market: typeof german = {
  exploration: {
    title: (w) => `Market exploration: ${w.capability}`,
    headings: {
      about: 'What it is about',
      need: 'Need',
      functions: 'Functions',
      interfaces: 'Interfaces and standards',
      volumes: 'Volumes',
      timetable: 'Timetable',
      questions: 'Questions to companies',
      grid: 'How answers are evaluated',
    },
    about: (w) =>
      `${w.authority} explores the market for the task “${w.capability}” (§ 28 VgV, § 20 UVgO). This is no call for tenders. An answer gives neither a claim to a contract nor a disadvantage in a later procedure; all companies receive the same information and the same deadline. Answers by [[deadline]] to [[office and e-mail address]].`,
    need: (w) =>
      `Wanted is a solution with which the administration fulfils the task “${w.capability}” without binding itself permanently to a single vendor. Free and open source solutions and services around them are expressly addressed. The company need not be the manufacturer of the solution.

Reason: [[reason and present situation without names of products]]`,
    functions: (w) => `Must:

${lines(w.must)}- [[a function that is indispensable]]
- Complete export of all data in an open, documented format
- Sign-in by the administration’s central sign-in service
- Use without a mouse and with a screen reader (EN 301 549)

Should:

${lines(w.should)}- [[a function that is desirable]]
- Operation on own premises, in a municipal data centre or with a freely chosen provider`,
    interfaces: `- Sign-in and rights: OpenID Connect or SAML 2.0
- Documents: ODF and PDF
- Appointments and messages, as far as concerned: CalDAV, CardDAV, IMAP
- Geodata, as far as concerned: standards of the OGC
- Line-of-business applications: [[interfaces by standard instead of product]]`,
    volumes: (w) =>
      `- Present applications for this task: ${w.applications}[^volumes]
- Users: ${w.users ? `${w.users}[^volumes]` : '[[number of users]]'}
- Locations: [[number of locations]]
- Data: [[amount and age of the data]]`,
    timetable: (w) =>
      `- Market exploration: until [[deadline]]
- Procurement procedure: [[intended period]]
- Start of the change: ${w.start ? `${w.start}[^timetable]` : '[[quarter]]'}`,
    questions: [
      'Which solution do you offer or support, and under which licence?',
      'Which administrations use it, since when, with how many people? Whom may we ask?',
      'Which other companies can take over maintenance and operation?',
      'Who decides about further development, and what is planned for the next two years?',
      'Do you deliver a software bill of materials (SBOM) with licences? In which format?',
      'Is there a report on accessibility, and from when?',
      'How does all data get out again, and have you tried that with an administration?',
      'Are functions that we need available only with a separate licence?',
      'How long does an introduction of our size take, and what must we do ourselves?',
      'What does the price consist of: licence, maintenance, operation, adaptation, training? A range is enough.',
    ],
    grid: {
      caption: 'Evaluation grid; weights are fixed before answers arrive',
      criterion: 'Criterion',
      shown: 'Proof',
      weight: 'Weight',
      weightGap: 'weight',
      rows: [
        ['Must functions fulfilled', 'Demonstration with own data'],
        ['Open standards and data export', 'Trial export'],
        ['Number of independent companies for maintenance', 'Naming them'],
        ['Use in administrations of comparable size', 'Contacts'],
        ['Accessibility', 'Report'],
        ['Security and bill of materials', 'SBOM, handling of vulnerabilities'],
        ['Effort of introduction', 'Statement with a range'],
        ['Cost over the time of use', 'Structure of prices (§ 59 VgV)'],
      ],
    },
    volumesReference: (date) =>
      `Sum from the software inventory as of ${date}; applications without a figure do not count.`,
    timetableReference: (date) => `Earliest start according to the plan computed on ${date}.`,
  },
  note: {
    notJudged: 'not judged',
    functionsFrom: (bundle) =>
      `The functions come from the overview “${bundle}”; functions that are called after a product are left out. Check them with the departments before you publish them.`,
    title: (w) => `File note on the market exploration: ${w.capability}`,
    headings: { equal: 'Equal treatment', overview: 'Market overview', result: 'Result' },
    equal: `- All companies received the same documents on the same day: [[date]]
- Published at: [[address of the notice]]
- Companies addressed: [[list of companies]]
- Questions and answers were told to all on: [[date of the notice]]
- Nobody of the administration is biased; declarations are there: [[yes or no]]
- Insights that would give an advantage in the procedure are put into the procurement documents.
- The specification holds no names of products; checked on: [[date of the check]]`,
    overview:
      'The overview names what publicly evidenced sources record for this task. It is not complete and does not judge. Who is missing is not excluded.',
    overviewCaption: 'Recorded solutions with source and date',
    none: 'No solution is recorded for this task. [[Enter own research]]',
    columns: {
      product: 'Solution',
      licence: 'Licence',
      used: 'Evidenced uses',
      covers: 'Covers wholly or mostly',
      source: 'Source, date',
    },
    licences: { 'open-source': 'open source', 'open-core': 'open core', proprietary: 'closed' },
    grades: { verified: 'checked', 'public-list': 'public list', unverified: 'unverified' },
    result: `Result: [[summary of the answers]]

Consequence for the kind of procedure and lots: [[consequence]]`,
    signature: ['Place, date', 'Procurement office'],
  },
  specification: {
    title: (w) => `Specification: ${w.capability}`,
    headings: {
      purpose: 'Purpose',
      functions: 'Functions',
      rights: 'Rights of use and publication',
      delivery: 'Delivery and documentation',
      operation: 'Maintenance, operation and change',
      security: 'Security and data protection',
      accessibility: 'Accessibility and training',
      acceptance: 'Acceptance',
      price: 'Price sheet',
      bidders: 'Bidders',
      contract: 'Basis of the contract',
      checklist: 'Checklist before publication',
    },
    purpose: (w) =>
      `${w.authority} procures services for the task “${w.capability}”. Purpose, functions and properties are described; no particular product is prescribed or excluded. Standards are named with the addition “or equivalent”.

Users: ${w.users ? `${w.users}[^volumes]` : '[[number of users]]'}. Period: [[start and duration]].`,
    functions: (w) => `Must:

${lines(w.must)}- [[a function that is indispensable]]
- [[another indispensable function]]

Should (is valued):

${lines(w.should)}- [[a function that is desirable]]

Interfaces: [[interfaces by standard, not by product]]`,
    rights: `- The solution is under a licence recognised by the Open Source Initiative, or the customer receives equivalent rights: to use, study, change and pass on, unlimited in time and without payment per person.
- For no required function a part is needed that is not under these rights.
- Results made under the contract are published as source code on a public platform of the administration under EUPL-1.2 or the MIT licence.
- Changes are offered to the original project first.`,
    delivery: `- Each delivery comes with a software bill of materials (SBOM) in the format CycloneDX or SPDX with all licences.
- Documentation for use, operation and interfaces is in German and may be passed on.
- Source code and build instructions allow competent third parties to build the solution themselves.`,
    operation: `- Maintenance over [[duration of maintenance]] with reaction times: [[reaction times by class of fault]]. They hold independently of who developed the software originally.
- All data can be given out completely at any time in open, documented formats. The export is tried before acceptance and then every year.
- A change of the operator is tried once before acceptance; the contractor takes part without separate payment.`,
    security: `- Proof by IT-Grundschutz or C5, as far as the need for protection demands: [[need for protection]]
- Security updates within [[time for security updates]]
- Contract on processing by Article 28 GDPR, as far as personal data is processed`,
    accessibility: `- Proof by EN 301 549 with a report not older than [[age of the report]]
- Training of employees in working hours: [[extent of training]]`,
    acceptance: `Acceptance is by automated tests that the customer can repeat, and by the pilot in at least two offices. Criteria: [[criteria of acceptance]]`,
    price: `Prices are offered separately: licence or provision, maintenance, operation, adaptation, migration, training. The costs over [[number of years]] years are valued (§ 59 VgV).`,
    bidders: `Whoever can render the service may bid; it is not necessary to be the manufacturer of the software. Suitability: [[criteria of suitability]]`,
    contract: `Model contract: EVB-IT [[fitting model contract]].`,
    checkTitle: (w) => `Checklist for the specification: ${w.capability}`,
    checkLead:
      'Stays in the file. On 26 November 2025 the IT-Planungsrat adopted revised EVB-IT models for open source, published in March 2026; the models for cloud and for time-limited provision had not been revised then (to be checked). A direct award to the present provider of free software is not simply allowed (Vergabekammer Baden-Württemberg, 9 August 2021, 1 VK 39/21; to be checked).',
    checklist: [
      'Purpose and functions are described, no product',
      'Rights: recognised free licence or equivalent rights',
      'Publication of results is agreed',
      'Bill of materials (SBOM) with licences is required',
      'No required function depends on an unfree addition',
      'Changes go to the original project first',
      'Maintenance and reaction times are independent of the manufacturer',
      'Documentation is required',
      'Data export is tried',
      'Proof of accessibility by EN 301 549 is required',
      'Proofs of security fit the need for protection',
      'Change of the operator is tried',
      'Training is included',
      'Acceptance with automated tests is agreed',
      'Prices are separate for licence, maintenance and adaptation',
      'It is not required that the bidder is the manufacturer',
      'No name of a product or vendor stands in the text',
    ],
  },
  capabilityGap: '[[task]]',
};
