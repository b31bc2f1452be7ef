import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ERROR_CODES } from '#contract/kit/errors.ts';
import { procedures } from './procedures.ts';
import { ADMIN, type Caller, type Factory, openFactory } from './transports.ts';

let factory: Factory;
let admin: Caller;
beforeAll(async () => {
  factory = await openFactory('RPC over HTTP');
  admin = await factory.caller(ADMIN);
});
afterAll(() => factory.close());

const withInput = procedures.flatMap(({ name, definition }) =>
  definition.inputSchema instanceof z.ZodType ? [{ name, schema: definition.inputSchema }] : [],
);

describe('S15 every input has a schema that refuses what it does not know', () => {
  test.each(withInput.map(({ name, schema }) => [name, schema] as const))('%s', (_name, schema) => {
    const refused = schema.safeParse({ '☃': true });
    const codes = refused.error?.issues.map(({ code }) => code) ?? [];
    expect(codes).toContain('unrecognized_keys');
  });

  test('procedures without a schema take nothing: what is sent is not looked at', () => {
    const without = procedures.filter(({ name }) => !withInput.some((known) => known.name === name));
    for (const { name, definition } of without) expect(definition.inputSchema, name).toBeUndefined();
  });
});

/** Calls that would end the session or the walk, whatever is sent with them. */
const LEFT_OUT = new Set(['session.signOut', 'session.signIn', 'changes.stream']);

describe('S15 S48 whatever is sent, the answer is a result or a code of the closed list, never an incident', () => {
  test.each(withInput.filter(({ name }) => !LEFT_OUT.has(name)).map(({ name }) => name))(
    '%s',
    async (name) => {
      const anything = fc.oneof(
        fc.jsonValue({ maxDepth: 3 }),
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
      );
      await fc.assert(
        fc.asyncProperty(anything, async (input) => {
          const outcome = await admin.call(name, input);
          if ('ok' in outcome) return;
          expect(ERROR_CODES).toContain(outcome.error.code);
          expect(outcome.error.code).not.toBe('INTERNAL');
        }),
        { numRuns: 12 },
      );
    },
  );
});
