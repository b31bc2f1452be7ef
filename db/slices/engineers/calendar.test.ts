import { describe, expect, it } from 'vitest';
import { STARTING_HOURS } from '#contract/service-cases/working-calendar.ts';
import { harbourOfFile, refused } from '#db/slices/service-cases/harbour.fixture.ts';
import { createCase } from '#db/slices/service-cases/shown-cases.fixture.ts';
import { saveCalendar, viewCalendar } from './calendar.service.ts';

const { harbour } = harbourOfFile();
const save = (input: Parameters<typeof saveCalendar>[1]) =>
  harbour.as('manager', (w) => saveCalendar(w, input));
const view = () => harbour.read(viewCalendar);
const at = (text: string) => new Date(text.replace(' ', 'T')).getTime();
const HOURS = { ...STARTING_HOURS, weekdays: [...STARTING_HOURS.weekdays] };
/** When a case that stops the machine, reported on this Saturday, is to be answered. */
const answerDue = () =>
  harbour.write((w) =>
    createCase(w, { barcode: 'M-1', title: '停机', severity: 'critical', reportedOn: '2026-06-27' }),
  ).respondDueAt;

describe('C34 hours and days of the house', () => {
  it('begin as usual: five days, a break at noon', () => {
    expect(view()).toMatchObject({ hours: HOURS, days: [] });
    expect(answerDue()).toBe(at('2026-06-29 10:30'));
  });

  it('are changed from a day to the next; cases keep the due times they were given', () => {
    const made = harbour.write((w) =>
      createCase(w, { barcode: 'M-1', title: '先报', severity: 'critical', reportedOn: '2026-06-27' }),
    );
    save({ hours: { ...HOURS, from: '07:00', to: '15:30', breakFrom: '11:30', breakTo: '12:00' } });
    expect(answerDue()).toBe(at('2026-06-29 09:00'));
    expect(made.respondDueAt).toBe(at('2026-06-29 10:30'));
    save({ hours: { ...HOURS, weekdays: [1, 2, 3, 4, 5, 6], breakFrom: '12:00', breakTo: '12:00' } });
    expect(answerDue()).toBe(at('2026-06-27 10:30'));
    save({ hours: HOURS });
  });

  it('leave holidays out, work on the weekend that is worked for them, and forget days that are ordinary again', () => {
    const days = [
      { onDay: '2026-06-29', kind: 'holiday' as const, name: '端午' },
      { onDay: '2026-06-28', kind: 'workday' as const, name: '端午调休' },
    ];
    save({ days });
    expect(answerDue()).toBe(at('2026-06-28 10:30'));
    save({ ordinary: ['2026-06-28'] });
    expect(answerDue()).toBe(at('2026-06-30 10:30'));
    // The same day again changes what it is, and is not there twice.
    save({ days: [{ onDay: '2026-06-29', kind: 'workday', name: '照常上班' }] });
    expect(view().days).toEqual([{ onDay: '2026-06-29', kind: 'workday', name: '照常上班' }]);
    expect(answerDue()).toBe(at('2026-06-29 10:30'));
  });

  it.each([
    ['end before they begin', { from: '17:30', to: '08:30' }],
    ['have a break that ends before it begins', { breakFrom: '13:00', breakTo: '12:00' }],
    ['have a break before work', { breakFrom: '07:00', breakTo: '07:30' }],
    ['have a break after work', { breakFrom: '17:00', breakTo: '18:00' }],
    ['work on no day', { weekdays: [] }],
  ])('are refused when they %s', (_words, more) => {
    expect(refused(() => save({ hours: { ...HOURS, ...more } })).code).toBe('INPUT_INVALID');
    expect(view().hours).toEqual(HOURS);
  });

  it('terms of a severity hold for the next case', () => {
    const { terms } = view();
    save({ terms: { ...terms, respond: { ...terms.respond, critical: 60 } } });
    expect(answerDue()).toBe(at('2026-06-29 09:30'));
  });
});
