import { MAX_IMPORT_BYTES } from '#contract/imports/imports.schema.ts';

/** Sizes and times the HTTP door accepts. Tests shorten the times; nothing else changes them. */
export interface Limits {
  /** Largest JSON body in bytes. */
  jsonBytes: number;
  /** Largest file upload in bytes (import and attachment routes only). */
  uploadBytes: number;
  /** Deepest nesting of objects and arrays in JSON or in a query string. */
  jsonDepth: number;
  /** Time for the request line and headers, in milliseconds. */
  headersMs: number;
  /** Time for the whole request including its body, in milliseconds; a 64 MB file at 0.6 MB/s fits. */
  requestMs: number;
  /** How often overdue connections are looked for, in milliseconds. */
  sweepMs: number;
  /** Failed sign-ins one address may make at once, and the milliseconds after which one is forgiven. */
  signInBurst: number;
  signInForgiveMs: number;
}

const MEBIBYTE = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  jsonBytes: MEBIBYTE,
  // The form around the largest file the contract takes needs a little room of its own.
  uploadBytes: MAX_IMPORT_BYTES + 64 * 1024,
  jsonDepth: 24,
  headersMs: 15_000,
  requestMs: 120_000,
  sweepMs: 5_000,
  signInBurst: 20,
  signInForgiveMs: 15_000,
};
