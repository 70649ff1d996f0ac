import type { mail as german } from '../de/mail.ts';

const signature = 'This message was sent by Allmende. Replies are not read.';
const greeting = (name: string) => (name === '' ? 'Hello,' : `Hello ${name},`);
const letter = (name: string, ...paragraphs: string[]) =>
  `${[greeting(name), ...paragraphs, signature].join('\n\n')}\n`;

export const mail: typeof german = {
  invitation: {
    subject: (to) => `Invitation to Allmende: ${to}`,
    text: (of) =>
      letter(
        of.name,
        `${of.inviter} invites you to work in Allmende.`,
        `For: ${of.to}\nRole: ${of.role}`,
        `Accept within seven days with this link. It works once:\n${of.link}`,
        'If you did not expect an invitation, you need not do anything.',
      ),
  },
  reset: {
    subject: 'New password for Allmende',
    text: (of) =>
      letter(
        of.name,
        'A new password was requested for your account.',
        `Set it with this link. It works once and for one hour:\n${of.link}`,
        'If you did not request it, you need not do anything. Your password stays as it is.',
      ),
  },
  emailChange: {
    subject: 'Confirm your new e-mail address for Allmende',
    text: (of) =>
      letter(
        of.name,
        'This address shall belong to your account in Allmende.',
        `Confirm that within 24 hours with this link. It works once:\n${of.link}`,
        'If this was not you, you need not do anything.',
      ),
  },
  emailChangeNotice: {
    subject: 'Your e-mail address in Allmende is about to change',
    text: (of) =>
      letter(
        of.name,
        `A new e-mail address was entered for your account in Allmende: ${of.newEmail}. It counts as soon as it is confirmed.`,
        `If this was not you, change your password at once and end all sessions:\n${of.account}`,
      ),
  },
  changed: {
    subject: 'Your account in Allmende has changed',
    text: (of) =>
      letter(
        of.name,
        of.what,
        `If this was not you, turn to those who run your Allmende at once. Your account: ${of.account}`,
      ),
    password: 'Your password was changed. All other sessions were ended.',
    email: 'The e-mail address of your account was changed. This address no longer belongs to it.',
    totpOn: 'A second factor with one-time codes was set up for your account.',
    totpOff: 'The second factor with one-time codes was removed from your account.',
    passkeyOn: 'A passkey was added to your account.',
    passkeyOff: 'A passkey was removed from your account.',
    recoveryUsed: 'One of your recovery codes was used up to sign in.',
    resetByOther: (who) => `${who} has made a link with which a new password can be set for your account.`,
  },
};
