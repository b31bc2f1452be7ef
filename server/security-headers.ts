import type { ServerResponse } from 'node:http';

/** Data answers are never rendered: nothing may load, frame or run from them. */
const DATA_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/**
 * Policy of the pages. No `upgrade-insecure-requests`: on plain HTTP it would send every asset to a port
 * that does not speak TLS. `wasm-unsafe-eval` lets the reader of codes be compiled, and nothing else: a text is never
 * run as script (docs/decisions/0008).
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** On every answer of the door, pages and errors included; pages replace policy and cache rule. */
export const SECURITY_HEADERS = {
  'content-security-policy': DATA_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=()',
  'cache-control': 'no-store',
} as const;

/**
 * Set on the raw answer before routing: Fastify hooks (and with them @fastify/helmet) are skipped for
 * malformed addresses, so a hook alone would leave such answers bare.
 */
export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
}
