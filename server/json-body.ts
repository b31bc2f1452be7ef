import type { Refusal } from '#contract/kit/errors.ts';

/** Keys that reach into prototypes when a later merge is careless. */
const RESERVED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** A body that is refused before any procedure sees it. */
export class RefusedBody extends Error {
  readonly reason: Refusal;
  constructor(reason: Refusal) {
    super(`request refused: ${reason}`);
    this.name = 'RefusedBody';
    this.reason = reason;
  }
}

/** Walks without recursion; throws RefusedBody at a reserved key. */
function assertHarmlessKeys(value: unknown): void {
  const open: unknown[] = [value];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    if (typeof entry !== 'object' || entry === null) continue;
    const isList = Array.isArray(entry);
    for (const [key, child] of Object.entries(entry)) {
      if (!isList && RESERVED_KEYS.has(key)) throw new RefusedBody('reserved_key');
      if (typeof child === 'object') open.push(child);
    }
  }
}

/**
 * Counts brackets before anything is parsed: parsing half a million of them alone would hold up everybody
 * else for half a second.
 */
function assertDepth(text: string, maxDepth: number): void {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (isText) {
      if (char === BACKSLASH) at += 1;
      else if (char === QUOTE) isText = false;
    } else if (char === QUOTE) isText = true;
    else if (char === 0x5b || char === 0x7b) depth += 1;
    else if (char === 0x5d || char === 0x7d) depth -= 1;
    if (depth > maxDepth) throw new RefusedBody('too_deep');
  }
}

/** Parses JSON text; an empty body is no body. Throws RefusedBody for malformed, deep or reserved input. */
export function parseJson(text: string, maxDepth: number): unknown {
  if (text.trim() === '') return undefined;
  assertDepth(text, maxDepth);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RefusedBody('malformed');
  }
  assertHarmlessKeys(value);
  return value;
}

/**
 * Query strings become objects by bracket notation (`filters[0][column]=no`), so the same two rules hold
 * for their keys. Throws RefusedBody.
 */
export function assertHarmlessQuery(query: URLSearchParams, maxDepth: number): void {
  for (const key of query.keys()) {
    const steps = key.split(/[[\].]+/).filter((step) => step !== '');
    if (steps.length > maxDepth) throw new RefusedBody('too_deep');
    if (steps.some((step) => RESERVED_KEYS.has(step))) throw new RefusedBody('reserved_key');
  }
}
