/** What can go wrong between this server and another one; each has its sentence in both languages. */
export const OUTBOUND_TROUBLES = [
  'address-unusable',
  'needs-https',
  'address-refused',
  'host-unknown',
  'unreachable',
  'certificate-refused',
  'too-slow',
  'broken-off',
  'answer-too-large',
  'not-http',
] as const;

export interface OutboundTrouble {
  code: (typeof OUTBOUND_TROUBLES)[number];
  /** A fact for the sentence: a host. Never a secret. */
  detail?: string;
}
