import type { legal as german } from '../de/legal.ts';

export const legal: typeof german = {
  imprint: {
    title: 'Legal notice',
    text: [
      'This instance runs locally: it can be reached from this computer only and offers nothing to anybody else.',
      'Whoever provides Allmende to others must enter the details required by § 5 DDG here.',
    ],
  },
  privacy: {
    title: 'Privacy',
    text: [
      'Allmende keeps your list, your answers and your decisions in the database of this computer. It sends nothing to third parties, loads nothing from outside and does not measure use.',
      'When a list comes in, user names, e-mail addresses and licence keys are recognised and not taken over. The file itself is not kept, only its name, its size, its SHA-256 hash and the cleansed rows. A draft that nobody confirms is deleted in the night after it has become a day old. The program does not recognise names of persons in free text, such as a remark; check such columns beforehand.',
      'Only two technically necessary cookies are set: the chosen language and the chosen authority.',
    ],
  },
  accessibility: {
    title: 'Accessibility',
    text: [
      'Allmende follows WCAG 2.2, level AA. All pages can be used with the keyboard, work without JavaScript and at 320 pixels; every chart is there as a table too; colour is never the only carrier of meaning.',
      'The automatic check with axe runs with every change. A check with users of assistive technology has not been done yet.',
    ],
  },
  source: {
    title: 'Source code and licence',
    text: [
      'Allmende is free software under the EUPL-1.2. The facts in the folder “knowledge” are CC0-1.0; life cycles come from endoflife.date (MIT).',
      'The look rests on the KERN UX standard (EUPL-1.2), the type is Fira Sans (OFL-1.1).',
    ],
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
