import type { signIn as german } from '../de/sign-in.ts';

/** “in 40 seconds”, “in 3 minutes”, “in 2 hours”. */
function soon(seconds: number): string {
  const [count, unit] =
    seconds < 90
      ? [seconds, 'second']
      : seconds < 5400
        ? [Math.ceil(seconds / 60), 'minute']
        : [Math.ceil(seconds / 3600), 'hour'];
  return `in ${count} ${unit}${count === 1 ? '' : 's'}`;
}

export const signIn: typeof german = {
  title: 'Sign in',
  lead: 'Sign in with your e-mail address and your password.',
  email: 'E-mail address',
  password: 'Password',
  submit: 'Sign in',
  forgotten: 'Forgot your password?',
  or: 'or',
  passkey: 'Sign in with a passkey',
  passkeyNeedsScript: 'Signing in with a passkey needs JavaScript.',
  passkeyFailed: 'The passkey was not confirmed. Try again, or sign in another way.',
  directory: 'Sign in with the account of your authority',
  signedOut: 'You are signed out.',
  noAccount: 'You get an account by an invitation of your head of IT.',
  code: {
    title: 'Second factor',
    lead: 'Your password is right. Confirm with your second factor.',
    leadPasskey: 'Your password is right. Confirm with your passkey or a recovery code.',
    label: 'Code',
    hint: 'Six digits from your app, or one of your recovery codes.',
    hintRecovery: 'One of your recovery codes, for example ABCD-EFGH-JKMN-PQRS.',
    submit: 'Confirm',
    passkey: 'Confirm with a passkey',
    lost: 'Lost your second factor and your recovery codes? Operations can give you a link to set up password and second factor anew.',
    back: 'Start over',
  },
  setup: {
    title: 'First person of operations',
    lead: 'This Allmende has no account yet. Make the first one. It invites all others.',
    submit: 'Make the account and sign in',
  },
  name: 'First and last name',
  newPassword: 'New password',
  newPasswordHint: (length) =>
    `At least ${length} characters. Length counts more than special characters: several words that do not belong together are good.`,
  invitation: {
    title: 'Invitation',
    lead: (inviter) => `${inviter} invites you to work in Allmende.`,
    authority: 'Authority',
    instance: 'this Allmende',
    role: 'Role',
    email: 'E-mail address',
    newAccount: 'Make an account',
    newAccountSubmit: 'Make the account and accept',
    signIn: 'This address has an account already. Sign in to accept the invitation.',
    signInAction: 'Sign in and accept',
    accept: 'Accept the invitation',
    otherAccount: (name) =>
      `You are signed in as ${name}. The invitation is for another address. Sign out and open the link again.`,
    signOut: 'Sign out',
  },
  reset: {
    title: 'Forgot your password',
    lead: 'Enter your e-mail address. If it has an account, you get a message with a link.',
    submit: 'Ask for a link',
    sent: 'If this address has an account, a message is on its way.',
    sentMore: 'The link in it works for one hour. Look into your junk mail, too.',
    noMail: 'This Allmende sends no e-mail.',
    noMailMore: 'Turn to your head of IT or to operations: they can make a link for a new password.',
    newTitle: 'Set a new password',
    newLead: 'All your sessions end with it.',
    secondFactorsToo: 'This link also removes your second factors. Set up a new one afterwards.',
    newSubmit: 'Set the password',
  },
  confirm: {
    title: 'Confirm your e-mail address',
    lead: (email) => `From now on you sign in with ${email}.`,
    submit: 'Confirm the address',
    done: (email) => `The address ${email} now belongs to your account.`,
    toAccount: 'To my account',
  },
  link: {
    unknown: 'There is no such link.',
    used: 'This link was used before.',
    expired: 'This link has expired.',
    setup:
      'Start Allmende again: as long as there is nobody of operations, it prints a new link. If there is an account already, sign in.',
    invitation: 'Ask the person who invited you for a new invitation.',
    reset: 'Ask for a new link.',
    resetAction: 'Ask for a new link',
    confirm: 'Enter the new address in your account once more.',
    signIn: 'To the sign-in',
    ended: 'This authority does not exist any more.',
    inactive: 'The account of this address is locked. Turn to operations.',
    kind: 'The account of this address is of another kind. The account of a vendor can hold no role in an authority, and the account of a person belongs to no vendor.',
  },
  problems: {
    wrong: 'E-mail address or password is wrong.',
    wrongCode: 'This code is wrong or was used before.',
    startOver: 'Signing in took too long, or there were too many wrong codes. Start over.',
    tooOften: (seconds) => `Too many attempts. Try again ${soon(seconds)}.`,
    email: 'Enter an e-mail address, for example name@town.example.',
    name: 'Enter your name.',
    taken: 'This address has an account already.',
    tooShort: (length) => `The password needs at least ${length} characters.`,
    tooLong: 'The password can have 200 characters at most.',
    common: 'This password consists of very common words or rows of characters. Choose another one.',
    personal: 'The password holds your name or your e-mail address. Choose another one.',
    wrongPassword: 'The password is wrong.',
    signInAgain: 'For safety, sign in once more and repeat this step.',
    noMail: 'This Allmende sends no e-mail, so the address cannot be confirmed. Turn to operations.',
    same: 'This is your address already.',
    exists: 'One-time codes are set up already.',
    notBegun: 'Start the setup over.',
    noFactor: 'Set up a second factor first.',
    tooMany: 'No more passkeys are possible. Remove one first.',
    passkey: 'The passkey was not set up. Try again.',
    unknown: 'This does not exist any more.',
    other: 'This is not possible.',
  },
};
