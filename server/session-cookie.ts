import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Browsers do not separate cookies by port. The port is part of the name, so that signing in to the sample
 * factory on one port does not sign anybody out of the real one on another.
 */
export function cookieName(port: number, isSecure: boolean): string {
  return isSecure ? '__Host-sid' : `sid-${String(port)}`;
}

export function readSessionToken(request: FastifyRequest, name: string): string | undefined {
  const token = request.cookies[name];
  return token === undefined || token === '' ? undefined : token;
}

export interface SessionCookie {
  name: string;
  isSecure: boolean;
  /** Null clears the cookie. */
  token: string | null;
  expiresAt: number | undefined;
}

/**
 * Puts a sign-in or sign-out that happened inside a procedure into the answer, whichever address the call
 * came through. At sign-out the browser also drops pages it could go back to; drafts and column widths stay.
 */
export function sendCookie(reply: FastifyReply, cookie: SessionCookie): void {
  if (reply.raw.headersSent) return;
  const flags = { httpOnly: true, sameSite: 'strict', path: '/', secure: cookie.isSecure } as const;
  if (cookie.token === null) {
    void reply.clearCookie(cookie.name, flags).header('clear-site-data', '"cache"');
    return;
  }
  const expires = cookie.expiresAt === undefined ? {} : { expires: new Date(cookie.expiresAt) };
  void reply.setCookie(cookie.name, cookie.token, { ...flags, ...expires });
}
