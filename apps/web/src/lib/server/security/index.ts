export { attachment } from './attachment.ts';
export { clientAddress } from './client-address.ts';
export { cookieAttributes, cookieName } from './cookies.ts';
export { guardRequest } from './guard-request.ts';
export { plainHeaderText } from './plain-header-text.ts';
export { secured } from './secured.ts';
