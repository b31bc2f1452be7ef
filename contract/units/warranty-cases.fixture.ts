import type { Warranty, WarrantyClause } from './warranty-clock.ts';
import type { MeterReading, WarrantyDecisions } from './warranty-terms.ts';

const limbs = (...pairs: [WarrantyClause['limbs'][number]['event'], number][]): Partial<WarrantyClause> => ({
  limbs: pairs.map(([event, months]) => ({ event, months })),
});
const read = (...pairs: [string, number][]): MeterReading[] =>
  pairs.map(([on, hours]) => ({ on, hours, isReset: false }));

export interface WarrantyCase {
  name: string;
  clause?: Partial<WarrantyClause>;
  facts: Record<string, string>;
  readings?: MeterReading[];
  decisions?: Partial<WarrantyDecisions>;
  /** Days on which the part was replaced, one after another. */
  replacedOn?: string[];
  until: string | null;
  by: Warranty['decidedBy'];
}

/** Computed by hand on a calendar. The default is 12 months from hand-over or 18 from shipment, the earlier. */
export const WARRANTY_CASES: readonly WarrantyCase[] = [
  {
    name: 'handed over in time',
    facts: { shipped: '2025-01-10', handed_over: '2025-03-01' },
    until: '2026-03-01',
    by: 'handed_over',
  },
  {
    name: 'handed over late',
    facts: { shipped: '2025-01-10', handed_over: '2025-09-30' },
    until: '2026-07-10',
    by: 'shipped',
  },
  { name: 'hand-over missing', facts: { shipped: '2025-01-10' }, until: '2026-07-10', by: 'shipped' },
  { name: 'nothing known', facts: {}, until: null, by: null },
  {
    name: 'both limbs on one day: the first of the clause',
    facts: { shipped: '2024-09-01', handed_over: '2025-03-01' },
    until: '2026-03-01',
    by: 'handed_over',
  },
  {
    name: 'later of two',
    clause: { combine: 'later' },
    facts: { shipped: '2025-01-10', handed_over: '2025-03-01' },
    until: '2026-07-10',
    by: 'shipped',
  },
  {
    name: 'handed over on 29 February',
    facts: { handed_over: '2024-02-29' },
    until: '2025-02-28',
    by: 'handed_over',
  },
  {
    name: '48 months from 29 February end on one',
    clause: limbs(['handed_over', 48]),
    facts: { handed_over: '2024-02-29' },
    until: '2028-02-29',
    by: 'handed_over',
  },
  {
    name: '28 February does not become 29',
    clause: limbs(['shipped', 24]),
    facts: { shipped: '2022-02-28' },
    until: '2024-02-28',
    by: 'shipped',
  },
  {
    name: '18 months from 31 August end in February',
    facts: { shipped: '2024-08-31' },
    until: '2026-02-28',
    by: 'shipped',
  },
  {
    name: 'from 31 December, 2 months, leap year',
    clause: limbs(['shipped', 2]),
    facts: { shipped: '2027-12-31' },
    until: '2028-02-29',
    by: 'shipped',
  },
  {
    name: 'three limbs',
    clause: limbs(['commissioned', 12], ['on_site', 15], ['shipped', 24]),
    facts: { commissioned: '2025-06-01', on_site: '2025-02-15', shipped: '2025-01-01' },
    until: '2026-05-15',
    by: 'on_site',
  },
  {
    name: 'a limb that has not happened does not hold the others up',
    clause: { ...limbs(['commissioned', 12], ['shipped', 24]), combine: 'later' },
    facts: { shipped: '2025-01-01' },
    until: '2027-01-01',
    by: 'shipped',
  },
  {
    name: 'hours used up first',
    clause: { hourLimit: 2000 },
    facts: { handed_over: '2025-01-01' },
    readings: read(['2025-01-01', 50], ['2025-06-10', 1900], ['2025-07-02', 2050]),
    until: '2025-07-02',
    by: 'hours',
  },
  {
    name: 'hours run before the start do not count',
    clause: { hourLimit: 2000 },
    facts: { handed_over: '2025-01-01' },
    readings: read(['2024-12-20', 500], ['2025-07-02', 2400]),
    until: '2026-01-01',
    by: 'handed_over',
  },
  {
    name: 'hours reached after the date change nothing',
    clause: { hourLimit: 2000 },
    facts: { handed_over: '2025-01-01' },
    readings: read(['2026-03-01', 9000]),
    until: '2026-01-01',
    by: 'handed_over',
  },
  {
    name: 'hours across a new meter',
    clause: { hourLimit: 1000 },
    facts: { handed_over: '2025-01-01' },
    readings: [
      ...read(['2025-03-01', 700]),
      { on: '2025-04-01', hours: 0, isReset: true },
      ...read(['2025-08-01', 300]),
    ],
    until: '2025-08-01',
    by: 'hours',
  },
  {
    name: 'laid up for 31 days',
    facts: { handed_over: '2025-03-01' },
    decisions: { suspensions: [{ fromOn: '2025-05-01', toOn: '2025-05-31', reason: '停航' }] },
    until: '2026-04-01',
    by: 'handed_over',
  },
  {
    name: 'two lay-ups that overlap count once',
    facts: { handed_over: '2025-03-01' },
    decisions: {
      suspensions: [
        { fromOn: '2025-05-01', toOn: '2025-05-20', reason: 'a' },
        { fromOn: '2025-05-11', toOn: '2025-05-31', reason: 'b' },
      ],
    },
    until: '2026-04-01',
    by: 'handed_over',
  },
  {
    name: 'a lay-up after the end gives nothing back',
    facts: { handed_over: '2025-03-01' },
    decisions: { suspensions: [{ fromOn: '2026-03-02', toOn: '2026-04-30', reason: 'a' }] },
    until: '2026-03-01',
    by: 'handed_over',
  },
  {
    name: 'a lay-up that began before the start counts from the start',
    facts: { handed_over: '2025-03-01' },
    decisions: { suspensions: [{ fromOn: '2025-02-01', toOn: '2025-03-10', reason: 'a' }] },
    until: '2026-03-11',
    by: 'handed_over',
  },
  {
    name: 'a second lay-up within the time given back',
    facts: { handed_over: '2025-03-01' },
    decisions: {
      suspensions: [
        { fromOn: '2026-02-20', toOn: '2026-03-01', reason: 'a' },
        { fromOn: '2026-03-06', toOn: '2026-03-10', reason: 'b' },
      ],
    },
    until: '2026-03-16',
    by: 'handed_over',
  },
  {
    name: 'extended by 6 months',
    facts: { handed_over: '2025-08-31' },
    decisions: { extensions: [{ months: 6, reason: '补偿' }] },
    until: '2027-02-28',
    by: 'handed_over',
  },
  {
    name: 'overridden',
    facts: { handed_over: '2025-03-01' },
    decisions: { override: { untilOn: '2026-12-31', reason: '协议' } },
    until: '2026-12-31',
    by: 'override',
  },
  {
    name: 'overridden where nothing was known',
    facts: {},
    decisions: { override: { untilOn: '2026-12-31', reason: '协议' } },
    until: '2026-12-31',
    by: 'override',
  },
  {
    name: 'replaced in month 11: the larger is a new term',
    facts: { handed_over: '2025-03-01' },
    replacedOn: ['2026-02-10'],
    until: '2027-02-10',
    by: 'replaced',
  },
  {
    name: 'replaced in month 11: only the remainder',
    clause: { replacement: 'remainder' },
    facts: { handed_over: '2025-03-01' },
    replacedOn: ['2026-02-10'],
    until: '2026-03-01',
    by: 'remainder',
  },
  {
    name: 'replaced early: the remainder is larger than 3 months',
    clause: { replacementMonths: 3 },
    facts: { handed_over: '2025-03-01' },
    replacedOn: ['2025-05-01'],
    until: '2026-03-01',
    by: 'remainder',
  },
  {
    name: 'replaced twice by restart',
    clause: { replacement: 'restart', replacementMonths: 6 },
    facts: { handed_over: '2025-03-01' },
    replacedOn: ['2026-02-10', '2026-08-31'],
    until: '2027-02-28',
    by: 'replaced',
  },
  {
    name: 'the replacement fails within what it inherited',
    facts: { handed_over: '2025-03-01' },
    replacedOn: ['2026-02-10', '2026-04-20'],
    until: '2027-04-20',
    by: 'replaced',
  },
  {
    name: 'replaced on 29 February',
    clause: { replacement: 'restart' },
    facts: { handed_over: '2027-06-01' },
    replacedOn: ['2028-02-29'],
    until: '2029-02-28',
    by: 'replaced',
  },
  {
    name: 'replaced after the end: the remainder stays in the past',
    clause: { replacement: 'remainder' },
    facts: { handed_over: '2024-03-01' },
    replacedOn: ['2026-02-10'],
    until: '2025-03-01',
    by: 'remainder',
  },
];
