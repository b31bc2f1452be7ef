import type { Made, Step } from './scenario.ts';

const NOBODY_HAS_IT = '01900000-0000-7000-8000-000000000000';
const LONG = '甲板机械 Ⅳ型 🚢 '.repeat(40);

const next = (made: Made) => ({
  sort: [{ column: 'no', direction: 'asc' }],
  limit: 2,
  ...(made.cursor && { after: made.cursor }),
});
const keepCursor: Step['keep'] = (page: { next: string | null }, made) => {
  made.cursor = page.next;
};

/** The life of a market record with everything a client can do wrong on the way. */
export const marketRecordSteps: Step[] = [
  {
    name: 'a party is created',
    procedure: 'parties.create',
    input: () => ({ name: '江南造船（集团）', roles: ['yard'], aliases: ['江南厂'] }),
    keep: (party: Made['party'], made) => {
      made.party = party;
    },
  },
  {
    name: 'a market record is created',
    procedure: 'marketRecords.create',
    input: ({ party }) => ({
      partyId: party.id,
      recordedOn: '2026-03-01',
      product: '锚绞机',
      model: 'MJ-50',
      quantity: 2000,
      uom: '台',
      quoteMinor: 1_234_567_89,
      contact: '张工',
      content: LONG,
    }),
    keep: (record: Made['record'], made) => {
      made.record = record;
    },
  },
  {
    name: 'it reads back as it was written',
    procedure: 'marketRecords.get',
    input: ({ record }) => ({ id: record.id }),
  },
  {
    name: 'others may read it',
    as: 'service',
    procedure: 'marketRecords.get',
    input: ({ record }) => ({ id: record.id }),
  },
  {
    name: 'it is updated',
    procedure: 'marketRecords.update',
    input: ({ record }) => ({ id: record.id, version: 1, model: 'MJ-63', contact: null }),
  },
  {
    name: 'an update on an old version is refused and shows the current row',
    procedure: 'marketRecords.update',
    input: ({ record }) => ({ id: record.id, version: 1, model: 'MJ-80' }),
    refused: 'STALE',
  },
  {
    name: 'a record that does not exist',
    procedure: 'marketRecords.get',
    input: () => ({ id: NOBODY_HAS_IT }),
    refused: 'NOT_FOUND',
  },
  {
    name: 'input errors name their fields',
    procedure: 'marketRecords.create',
    input: () => ({ partyId: 'x', recordedOn: '2026-02-30', quantity: -1, uom: '' }),
    refused: 'INPUT_INVALID',
  },
  {
    name: 'S15 a key nobody knows is refused',
    procedure: 'marketRecords.create',
    input: ({ party }) => ({ partyId: party.id, isAdmin: true }),
    refused: 'INPUT_INVALID',
  },
  {
    name: 'a role without the right',
    as: 'service',
    procedure: 'marketRecords.create',
    input: ({ party }) => ({ partyId: party.id }),
    refused: 'FORBIDDEN',
  },
  {
    name: 'nobody signed in',
    as: 'nobody',
    procedure: 'marketRecords.list',
    input: () => ({}),
    refused: 'UNAUTHENTICATED',
  },
  {
    name: 'a stage that may not follow',
    procedure: 'marketRecords.move',
    input: ({ record }) => ({ id: record.id, version: 2, toStage: 'tracking' }),
    refused: 'RULE_BROKEN',
  },
  {
    name: 'the next stage',
    procedure: 'marketRecords.move',
    input: ({ record }) => ({ id: record.id, version: 2, toStage: 'technical_exchange' }),
  },
  {
    name: 'a void without a reason',
    procedure: 'marketRecords.void',
    input: ({ record }) => ({ id: record.id, version: 3, reason: ' ' }),
    refused: 'INPUT_INVALID',
  },
  ...[1, 2, 3, 4].map(
    (n): Step => ({
      name: `record ${String(n)} for the list`,
      procedure: 'marketRecords.create',
      input: ({ party }) => ({
        partyId: party.id,
        recordedOn: `2026-02-0${String(n)}`,
        product: `舵机 ${String(n)}`,
      }),
    }),
  ),
  { name: 'first page by keyset', procedure: 'marketRecords.list', input: next, keep: keepCursor },
  { name: 'second page by keyset', procedure: 'marketRecords.list', input: next, keep: keepCursor },
  { name: 'last page by keyset', procedure: 'marketRecords.list', input: next, keep: keepCursor },
  {
    name: 'a filter, a total, a jump',
    procedure: 'marketRecords.list',
    input: () => ({
      filters: [
        { column: 'recordedOn', op: 'between', values: ['2026-02-02', '2026-02-04'] },
        { column: 'product', op: 'contains', value: '舵机' },
      ],
      sort: [{ column: 'no', direction: 'desc' }],
      offset: 1,
      limit: 1,
      withTotal: true,
    }),
  },
  {
    name: 'S23 a column that is not on the list',
    procedure: 'marketRecords.list',
    input: () => ({ sort: [{ column: 'id; DROP TABLE users', direction: 'asc' }] }),
    refused: 'INPUT_INVALID',
  },
  {
    name: 'a page larger than allowed',
    procedure: 'marketRecords.list',
    input: () => ({ limit: 100_000 }),
    refused: 'INPUT_INVALID',
  },
  {
    name: 'a cursor somebody made up',
    procedure: 'marketRecords.list',
    input: () => ({ after: 'bm9uc2Vuc2U', limit: 2 }),
    refused: 'INPUT_INVALID',
  },
  {
    name: 'a user name that is taken',
    as: 'admin',
    procedure: 'users.create',
    input: () => ({ username: 'LI', displayName: 'x', role: 'sales', password: 'long enough 1' }),
    refused: 'DUPLICATE',
  },
  {
    name: 'a wrong password',
    as: 'nobody',
    procedure: 'session.signIn',
    input: () => ({ username: 'li', password: 'guess' }),
    refused: 'RULE_BROKEN',
    restStatus: 401,
  },
  { name: 'who is signed in', procedure: 'session.current' },
];
