import type { sharedNames as german } from '../de/shared-names.ts';

export const sharedNames: typeof german = {
  title: 'Shared names',
  lead: 'When at least three authorities of this instance decide a name alike, it is recognised for all of them from then on.',
  whatLeaves:
    'Others see only the simplified name (for example “ok ewo”) and the product. Not who decided so, nor how many, nor when.',
  least:
    'Authorities count, not clicks: it takes three authorities and three persons, and four that agree for each one that decided otherwise.',
  small:
    'On an instance with few authorities it is easier to guess who the three are. Switch off contributing if you want to avoid that.',
  never:
    'Names that might point to an authority or a person are never shared: with names of places, addresses, long numbers or more than 60 characters. Own products are never shared either.',
  gives: 'Our decisions count',
  givesHint:
    'You can switch this off at any time. Your voice then counts no longer, at once; what no longer has three authorities without it is deleted at once.',
  takes: 'Our lists are recognised by shared names',
  takesHint: 'Your own decisions always come first.',
  saved: 'Saved.',
  mayNot: 'The head of IT of your authority may change this.',
  nightly: 'They are counted anew once a night.',
  shared: (n) => `Names shared at present: ${n}`,
  sharedNone: 'No name is shared at present.',
  own: (n) => `Your own decisions: ${n}`,
  ownNone: 'You have not matched any name with a product yet.',
  name: 'Simplified name',
  product: 'Product',
  counts: 'Counts',
  yes: 'yes',
  because: {
    length: 'no: too short or too long',
    address: 'no: holds an address',
    number: 'no: holds a long number',
    person: 'no: holds a form of address',
    authority: 'no: holds the name of an authority',
    'own-product': 'no: own product',
  },
  off: 'no: contributing is switched off',
};
