import { soon } from './sign-in.ts';
import type { legal as german } from '../de/legal.ts';

export const legal: typeof german = {
  imprint: {
    title: 'Legal notice',
    missing: 'The operator of this instance has not provided a legal notice yet.',
    missingHint:
      'Whoever provides Allmende to others must give the details required by § 5 DDG here. The operator role enters them under “Texts of the site”.',
    local:
      'This instance runs locally: it can be reached from this computer only and offers nothing to anybody else.',
  },
  privacy: {
    title: 'Privacy',
    missing: 'The operator of this instance has not provided a privacy statement yet.',
    missingHint:
      'What Article 13 GDPR requires is missing, above all the controller, the data protection officer, the legal basis and the rights of the persons concerned. The operator role enters it under “Texts of the site”.',
    factsTitle: 'What this program stores',
    facts: [
      'Allmende keeps your list, your answers and your decisions in the database of this instance. It sends nothing to third parties, loads nothing from outside and does not measure use.',
      'When a list comes in, user names, e-mail addresses and licence keys are recognised and not taken over. The file itself is not kept, only its name, its size, its SHA-256 hash and the cleansed rows. A draft that nobody confirms is deleted in the night after it has become a day old. The program does not recognise names of persons in free text, such as a remark; check such columns beforehand.',
      'Only technically necessary cookies are set: the chosen language, the chosen authority and, where people sign in, the session.',
      'What you write under “Report a problem” is seen by the operator only. It is deleted after 180 days unless the operator does so earlier.',
    ],
  },
  accessibility: {
    title: 'Accessibility',
    missing: 'The operator of this instance has not provided an accessibility statement yet.',
    missingHint:
      'Public bodies must give one under the disability equality law of the federation or of their Land: degree of conformance, content that is not accessible, date, contact, and the body for arbitration or enforcement. The operator role enters it under “Texts of the site”.',
    factsTitle: 'What this program does',
    facts: [
      'Allmende follows WCAG 2.2, level AA. All pages can be used with the keyboard, work without JavaScript and at 320 pixels; every chart is there as a table too; colour is never the only carrier of meaning.',
      'The automatic check with axe runs with every change. A check with users of assistive technology has not been done yet.',
    ],
    reportLink: 'Report a barrier',
  },
  source: {
    title: 'Source code and licence',
    text: [
      'Allmende is free software under the EUPL-1.2. The facts in the folder “knowledge” are CC0-1.0; life cycles come from endoflife.date (MIT).',
      'The look rests on the KERN UX standard (EUPL-1.2), the type is Fira Sans (OFL-1.1).',
    ],
  },
  problem: {
    title: 'Report a problem',
    lead: 'A barrier, a wrong statement or something else: write to the operator of this instance.',
    contact: 'You can also turn to the operator directly:',
    noContact:
      'The operator has not provided a contact address yet. Once sent, your report waits for the operator inside the program.',
    kind: 'What is it about?',
    kinds: {
      accessibility: 'A page is not accessible to me',
      content: 'A statement is wrong or missing',
      other: 'Something else',
    },
    message: 'Description',
    messageHint: 'What did you want to do, and what happened? No passwords and no names of others, please.',
    messageWrong: 'Describe the problem in 10 to 5,000 characters.',
    page: 'On which page?',
    pageWrong: 'At most 500 characters.',
    replyTo: 'E-mail address for an answer',
    replyToHint: 'Without an address nobody can answer you.',
    replyToWrong: 'This is not an e-mail address.',
    optional: 'optional',
    send: 'Send the report',
    sent: 'Your report has arrived.',
    sentDetail: 'The operator sees it in the program; it is deleted after 180 days.',
    tooOften: (seconds) =>
      `Several reports have come from your network already. Yours was not saved; please try again ${soon(seconds)}.`,
    tooMany:
      'Unusually many reports came in during the last hour. Yours was not saved; please try again later.',
    noAnswer:
      'If you get no satisfactory answer to the report of a barrier, the body for arbitration or enforcement named in the accessibility statement can help.',
    mailSubject: 'Allmende: problem reported',
  },
  site: {
    title: 'Texts of the site',
    lead: 'What the operator of this instance tells everybody. Changes take effect at once.',
    rules:
      'Plain text: an empty line starts a new paragraph, “# ” at the start of a line a heading; web and e-mail addresses become links.',
    contacts: 'Contact',
    contact: 'Contact for reported problems',
    contactHint: 'E-mail address or https address; it is public on “Report a problem”.',
    securityContact: 'Contact for security weaknesses',
    securityContactHint:
      'E-mail address or https address; /.well-known/security.txt is made from it. Empty means that the file does not exist.',
    contactWrong: 'Enter an e-mail address or an https address.',
    inGerman: (title: string) => `${title} (German)`,
    inEnglish: (title: string) => `${title} (English)`,
    tooLong: 'At most 60,000 characters.',
    saved: 'Saved.',
    reports: 'Reported problems',
    noReports: 'None.',
    reportedOn: (date: string) => `Reported on ${date}`,
    answerTo: 'Answer to',
    settle: 'Done, delete',
  },
  refusals: {
    crossSite: 'This request did not come from a page of this instance and was therefore not carried out.',
    tooLarge: (kilobytes: number) =>
      kilobytes < 1024
        ? `The input is too large: at most ${kilobytes} kB are possible here. Nothing was saved.`
        : `The input is too large: at most ${Math.floor(kilobytes / 1024)} MB are possible here. Nothing was saved.`,
    tooManyFields: 'The form has more fields than this page sends. Nothing was saved.',
    tooSlow: 'The input arrived too slowly. Nothing was saved; please try again.',
  },
};
