export function securityHeaders(request: { secure: boolean }): Record<string, string>;
