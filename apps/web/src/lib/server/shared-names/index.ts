export { agreeOnNames } from './agree-on-names.ts';
export { chooseNameSharing, namesTakenBy, nameSharingOf, type NameSharingView } from './choose-sharing.ts';
