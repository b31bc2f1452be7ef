import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorMap, isErrorCode } from '#contract/kit/errors.ts';
import { marketRecordSteps } from './market-record-steps.ts';
import type { Outcome } from './outcome.ts';
import { play, type Taken, withoutRandom } from './scenario.ts';
import { openFactory, TRANSPORTS, type Transport } from './transports.ts';

const taken = new Map<Transport, Taken[]>();
beforeAll(async () => {
  for (const transport of TRANSPORTS) {
    const factory = await openFactory(transport);
    try {
      taken.set(transport, await play(factory, marketRecordSteps));
    } finally {
      await factory.close();
    }
  }
}, 60_000);
afterAll(() => taken.clear());

const outcomesOf = (transport: Transport) => (taken.get(transport) ?? []).map(({ outcome }) => outcome);
const withoutStatus = (outcomes: readonly Outcome[]): Outcome[] =>
  outcomes.map((outcome) => ('ok' in outcome ? outcome : { error: { ...outcome.error, status: 0 } }));

describe.each(TRANSPORTS)('%s', (transport) => {
  test.each(marketRecordSteps.map((step, at) => [step.name, step, at] as const))('%s', (_name, step, at) => {
    const outcome = outcomesOf(transport)[at];
    if (step.refused === undefined) {
      expect(outcome).toHaveProperty('ok');
      return;
    }
    expect(outcome).toHaveProperty('error.code', step.refused);
    const status = isErrorCode(step.refused) ? errorMap[step.refused].status : 0;
    expect(outcome).toHaveProperty(
      'error.status',
      transport === 'REST' ? (step.restStatus ?? status) : status,
    );
  });
});

test.each(TRANSPORTS.slice(1))('%s gives the results and errors the core gives in process', (transport) => {
  const expected = withoutRandom(withoutStatus(outcomesOf('in process')));
  expect(withoutRandom(withoutStatus(outcomesOf(transport)))).toEqual(expected);
});

test('every error carries the data its code promises', () => {
  for (const outcome of TRANSPORTS.flatMap(outcomesOf)) {
    if ('ok' in outcome) continue;
    const { code, data } = outcome.error;
    if (!isErrorCode(code)) throw new Error(`not on the closed list: ${code}`);
    expect(errorMap[code].data.safeParse(data), code).toMatchObject({ success: true });
  }
});
