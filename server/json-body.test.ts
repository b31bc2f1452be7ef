import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertHarmlessQuery, parseJson, RefusedBody } from './json-body.ts';

const refusedFor = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof RefusedBody) return error.reason;
    throw error;
  }
  return null;
};

describe('S52 keys that reach into prototypes are refused', () => {
  test.each([
    '{"__proto__":{"isAdmin":true}}',
    '{"a":[{"b":{"__proto__":1}}]}',
    '{"constructor":{"prototype":{}}}',
    '{"\\u005f_proto__":1}',
    '{"prototype":1}',
  ])('%s', (text) => {
    expect(refusedFor(() => parseJson(text, 24))).toBe('reserved_key');
  });

  test.each(['__proto__[x]=1', 'a[__proto__]=1', 'a[0][constructor]=1', 'a.__proto__.b=1'])(
    'query %s',
    (query) => {
      expect(refusedFor(() => assertHarmlessQuery(new URLSearchParams(query), 24))).toBe('reserved_key');
    },
  );

  test('the same words as values are text like any other', () => {
    expect(parseJson('{"name":"constructor","list":["__proto__"]}', 24)).toEqual({
      name: 'constructor',
      list: ['__proto__'],
    });
  });
});

describe('S46 depth of JSON', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  test('the deepest allowed passes, one more does not', () => {
    expect(refusedFor(() => parseJson(nested(24), 24))).toBeNull();
    expect(refusedFor(() => parseJson(nested(25), 24))).toBe('too_deep');
  });

  test('half a million brackets are refused without exhausting the stack', () => {
    expect(refusedFor(() => parseJson(nested(500_000), 24))).toBe('too_deep');
  });

  test('brackets inside texts do not count', () => {
    expect(parseJson(JSON.stringify({ note: `[[[[ \\" ${'{['.repeat(40)}` }), 4)).toBeDefined();
  });

  test('query keys count as depth too', () => {
    const query = new URLSearchParams([[`a${'[b]'.repeat(30)}`, '1']]);
    expect(refusedFor(() => assertHarmlessQuery(query, 24))).toBe('too_deep');
  });
});

describe('malformed JSON', () => {
  test.each(['{', '{"a":1,}', "{'a':1}", 'undefined', '{"a":NaN}', '\ufeff\ufeff{}'])('%j', (text) => {
    expect(refusedFor(() => parseJson(text, 24))).toBe('malformed');
  });

  test('an empty body is no body', () => {
    expect(parseJson('', 24)).toBeUndefined();
    expect(parseJson(' \n', 24)).toBeUndefined();
  });

  test('whatever JSON can hold comes back as it was, or is refused for a named reason', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        const reason = refusedFor(() => parseJson(text, 24));
        if (reason === null) expect(parseJson(text, 24)).toEqual(JSON.parse(text));
        else expect(reason).toBe('reserved_key');
      }),
      { numRuns: 200 },
    );
  });
});
