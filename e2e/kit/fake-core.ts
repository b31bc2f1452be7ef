import { EventPublisher } from '@orpc/client';
import { implement } from '@orpc/server';
import type { ChangeNotice } from '#contract/changes/changes.contract.ts';
import { contract } from '#contract/index.ts';
import { DomainError } from '#contract/kit/errors.ts';
import { PERMISSIONS } from '#contract/kit/permissions.ts';
import type { MarketRecordDetail } from '#contract/market-records/market-records.schema.ts';
import type { CurrentUser } from '#contract/session/session.contract.ts';
import type { SetupStatus } from '#contract/setup/setup.contract.ts';
import { fakeList, fakeRecord, fakeValues, recordId } from './fake-records.ts';

export interface FakeCore {
  router: ReturnType<typeof buildRouter>;
  records: MarketRecordDetail[];
  setup: SetupStatus;
  user: CurrentUser | null;
  /** Every list call, to see what the grid asks for. */
  listCalls: {
    offset?: number | undefined;
    after?: string | undefined;
    limit?: number | undefined;
    fromEnd?: boolean | undefined;
  }[];
  /** The next call of this procedure fails with the error. */
  failNext: Map<string, Error>;
  announce: (notice: ChangeNotice) => void;
  delayMs: number;
}

export const LI_MIN: CurrentUser = {
  userId: 'u1',
  username: 'limin',
  displayName: '李敏',
  role: 'sales',
  permissions: PERMISSIONS.filter((one) => one !== 'public'),
  factory: '临港甲板机械厂',
  isSample: true,
};

const READY: SetupStatus = {
  state: 'ready',
  factory: '临港甲板机械厂',
  isSample: true,
  dataDir: '/data',
  version: '0.1.0',
  schemaVersion: 10,
  sampleUsers: [{ username: 'limin', password: 'sample-1234', role: 'sales', displayName: '李敏' }],
  missingSaves: [],
  refusal: null,
};

const CODES = [
  ...['CCS', 'BV', 'DNV', 'ABS', 'NK'].map((code, sortOrder) => ({
    kind: 'class' as const,
    code,
    zh: code,
    en: code,
    sortOrder,
    isActive: true,
  })),
  ...[
    ['bulk', '散货船', 'Bulk carrier'],
    ['multi', '多用途船', 'Multi-purpose'],
    ['container', '集装箱船', 'Container ship'],
    ['tanker', '油船', 'Tanker'],
    ['research', '科考船', 'Research vessel'],
  ].map(([code = '', zh = '', en = ''], sortOrder) => ({
    kind: 'ship_type' as const,
    code,
    zh,
    en,
    sortOrder,
    isActive: true,
  })),
];

const PARTIES = ['华海造船', '江南东泽', '舟山启帆', '黄浦沿岸'].map((label, index) => ({
  id: recordId(900_000 + index),
  no: `DW-00${index + 1}`,
  label,
  hint: ['hhzc', 'jndz', 'zsqf', 'hpya'][index] ?? '',
}));

/** The part of the core the interface tests need, in memory, behind the real contract. */
export function createFakeCore(count = 412): FakeCore {
  const publisher = new EventPublisher<{ change: ChangeNotice }>();
  const core: Omit<FakeCore, 'router'> = {
    records: Array.from({ length: count }, (_, index) => fakeRecord(index)),
    setup: READY,
    user: LI_MIN,
    listCalls: [],
    failNext: new Map(),
    announce: (notice) => publisher.publish('change', notice),
    delayMs: 0,
  };
  const whole = core as FakeCore;
  whole.router = buildRouter(whole, publisher);
  return whole;
}

function buildRouter(core: FakeCore, publisher: EventPublisher<{ change: ChangeNotice }>) {
  const os = implement(contract);
  const guard = async (name: string) => {
    if (core.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, core.delayMs));
    const error = core.failNext.get(name);
    core.failNext.delete(name);
    if (error) throw error;
  };
  const find = (id: string) => {
    const record = core.records.find((one) => one.id === id);
    if (!record) throw new DomainError('NOT_FOUND', { entity: 'market-records', key: id });
    return record;
  };
  const change = (id: string, patch: object) => {
    const next = { ...find(id), ...patch, version: find(id).version + 1 } as MarketRecordDetail;
    core.records = core.records.map((one) => (one.id === id ? next : one));
    core.announce({ entity: 'market-records', ids: [id] });
    return next;
  };
  return {
    setup: {
      status: os.setup.status.handler(() => core.setup),
      openSample: os.setup.openSample.handler(() => (core.setup = READY)),
      startFactory: os.setup.startFactory.handler(
        ({ input }) => (core.setup = { ...READY, factory: input.factory }),
      ),
    },
    session: {
      current: os.session.current.handler(() => core.user),
      signIn: os.session.signIn.handler(async () => {
        await guard('signIn');
        return (core.user = LI_MIN);
      }),
      signOut: os.session.signOut.handler(() => {
        core.user = null;
        return {};
      }),
    },
    users: {
      names: os.users.names.handler(() => [
        { id: 'u1', displayName: '李敏', role: 'sales' as const, isActive: true },
      ]),
    },
    fieldMasks: { mine: os.fieldMasks.mine.handler(() => []) },
    codes: { all: os.codes.all.handler(() => CODES) },
    parties: {
      pick: os.parties.pick.handler(({ input }) =>
        PARTIES.filter((one) => `${one.no}${one.label}${one.hint}`.includes(input.text)),
      ),
    },
    sites: { pick: os.sites.pick.handler(() => []) },
    products: { pick: os.products.pick.handler(() => []) },
    marketRecords: {
      list: os.marketRecords.list.handler(async ({ input }) => {
        // Calls for one row only are the rail counting.
        if (input.limit !== 1) {
          const { offset, after, limit, fromEnd } = input;
          core.listCalls.push({ offset, after, limit, fromEnd });
          await guard('list');
        }
        return fakeList(core.records, input);
      }),
      get: os.marketRecords.get.handler(({ input }) => find(input.id)),
      create: os.marketRecords.create.handler(async ({ input }) => {
        await guard('create');
        const party = PARTIES.find((one) => one.id === input.partyId);
        const made = {
          ...fakeRecord(core.records.length),
          ...input,
          partyName: party?.label ?? '',
        } as MarketRecordDetail;
        core.records = [made, ...core.records];
        core.announce({ entity: 'market-records', ids: [made.id] });
        return made;
      }),
      update: os.marketRecords.update.handler(async ({ input }) => {
        await guard('update');
        return change(input.id, input);
      }),
      move: os.marketRecords.move.handler(({ input }) => change(input.id, { stage: input.toStage })),
    },
    views: { list: os.views.list.handler(() => ({ views: [], defaultId: null })) },
    lists: { values: os.lists.values.handler(({ input }) => fakeValues(core.records, input)) },
    preferences: {
      get: os.preferences.get.handler(() => ({})),
      save: os.preferences.save.handler(({ input }) => input),
    },
    search: {
      find: os.search.find.handler(({ input }) =>
        core.records
          .filter((one) => `${one.no} ${one.partyName}`.includes(input.text))
          .slice(0, input.limit ?? 10)
          .map((one) => ({
            kind: 'market-records',
            id: one.id,
            title: `${one.no} ${one.partyName}`,
            subtitle: one.product ?? '',
            found: 'text' as const,
            isVoided: false,
            titleMarks: [],
            subtitleMarks: [],
            excerpt: null,
            excerptMarks: [],
          })),
      ),
    },
    changes: {
      stream: os.changes.stream.handler(async function* ({ signal }) {
        yield* publisher.subscribe('change', signal ? { signal } : {});
      }),
    },
  };
}
