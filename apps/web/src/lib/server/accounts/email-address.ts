import { z } from 'zod';

/** An address that mail can be sent to; longer ones do not exist (RFC 5321). */
export const emailAddress = z.string().trim().max(254).pipe(z.email());
