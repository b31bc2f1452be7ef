import type { IncomingHttpHeaders } from 'node:http';
import type { Refusal } from '#contract/kit/errors.ts';

/** Everything the program answers. OPTIONS is left out: there is no cross-origin use, so no preflight. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const READING = new Set(['GET', 'HEAD']);

export const ALLOW = METHODS.join(', ');

export interface GuardedRequest {
  method: string;
  headers: IncomingHttpHeaders;
  /** False for pages and their assets, which may be reached by a link from anywhere. */
  isData: boolean;
}

export interface Refused {
  reason: Refusal;
  status: number;
}

/**
 * Decides before anything else whether a request may come in.
 *
 * - Unknown Host: a foreign name that resolves to this machine is DNS rebinding (421).
 * - Sec-Fetch-Site: browsers state where a request comes from; only our own pages may call the data routes.
 * - Origin: must be our own on every state change. A browser always sends one there, so a request that
 *   shows it comes from a browser (Sec-Fetch-Site) without Origin is refused too. Scripts send neither;
 *   they cannot be tricked into carrying somebody's cookie.
 */
export function refusalOf(request: GuardedRequest, hosts: ReadonlySet<string>): Refused | null {
  if (!METHODS.includes(request.method)) return { reason: 'method_not_allowed', status: 405 };
  const host = request.headers.host?.toLowerCase();
  if (host === undefined || !hosts.has(host)) return { reason: 'wrong_host', status: 421 };
  if (request.isData && isCrossSite(request, host)) return { reason: 'cross_site', status: 403 };
  return null;
}

function isCrossSite({ method, headers }: GuardedRequest, host: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  if (READING.has(method)) return false;
  if (headers.origin === undefined) return site !== undefined;
  return headers.origin.toLowerCase() !== `http://${host}`;
}

/** Names under which this door may be addressed. */
export function allowedHosts(address: string, port: number): ReadonlySet<string> {
  const names = new Set([address, 'localhost', '127.0.0.1', '[::1]']);
  const withPort = [...names].map((name) => `${name}:${String(port)}`);
  return new Set(port === 80 ? [...names, ...withPort] : withPort);
}
