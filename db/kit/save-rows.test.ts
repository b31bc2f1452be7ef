import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DomainError, type ErrorData } from '#contract/kit/errors.ts';
import { findBrokenChange } from '#db/kit/change-log.ts';
import { marketRecordRows } from '#db/slices/market-records/market-record-rows.service.ts';
import { listMarketRecords } from '#db/slices/market-records/market-records.service.ts';
import { matchParties, partyRows } from '#db/slices/parties/party-rows.service.ts';
import { matchProducts, productRows } from '#db/slices/products/product-rows.service.ts';
import { caseRows } from '#db/slices/service-cases/case-rows.service.ts';
import { matchSites, siteRows } from '#db/slices/sites/site-rows.service.ts';
import { unitRows } from '#db/slices/units/unit-rows.service.ts';
import { checkRows, type RowBatch, type RowSlice, saveRows } from './save-rows.ts';
import { openTestStore, type TestStore } from './test-store.ts';

let open: TestStore;
let partyId = '';
beforeAll(async () => {
  open = await openTestStore();
  const { create } = save(partyRows, { create: [{ name: '华海造船', roles: ['yard'] }] });
  partyId = create[0]?.id ?? '';
});
afterAll(() => open[Symbol.asyncDispose]());

type Identified = { id: string; version: number };
function save<C, U extends Identified, R extends Identified>(
  slice: RowSlice<C, U, R>,
  batch: RowBatch<C, U>,
  role: 'sales' | 'service' = 'sales',
) {
  return open.store.writeNow(open.actors[role], (w) => saveRows(w, slice, batch));
}
function check<C, U extends Identified, R extends Identified>(
  slice: RowSlice<C, U, R>,
  batch: RowBatch<C, U>,
) {
  return checkRows({ write: (useCase) => open.store.write(open.actors.sales, useCase) }, slice, batch);
}
function refusalsOf(act: () => unknown): ErrorData<'ROWS_REFUSED'>['refusals'] {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'ROWS_REFUSED')
      return (error as DomainError<'ROWS_REFUSED'>).data.refusals;
    throw error;
  }
  return [];
}
const total = () =>
  open.store.read(open.actors.sales, (r) => listMarketRecords(r, { limit: 1, withTotal: true })).total ?? 0;
const logged = () => open.store.handle.prepare('SELECT count(*) FROM change_log').pluck().get();

describe('rows of a batch', () => {
  test('U04 new and changed rows are saved in one transaction and come back as the list shows them', () => {
    const first = save(marketRecordRows, { create: [{ partyId, model: 'AW-68', quantity: 2000 }] });
    const row = first.create[0];
    expect(row).toMatchObject({ partyName: '华海造船', model: 'AW-68', version: 1 });
    const second = save(marketRecordRows, {
      create: [{ partyId, model: 'AW-54' }],
      update: [{ id: row?.id ?? '', version: 1, quoteMinor: 38_600_000, contact: '王工' }],
    });
    expect(second.create[0]).toMatchObject({ model: 'AW-54' });
    expect(second.update[0]).toMatchObject({ quoteMinor: 38_600_000, contact: '王工', version: 2 });
  });

  test('U04 one bad row and nothing is saved; every refused row is named with its field and its own code', () => {
    const [good] = save(marketRecordRows, { create: [{ partyId }] }).create;
    const before = { total: total(), logged: logged() };
    const refusals = refusalsOf(() =>
      save(marketRecordRows, {
        create: [{ partyId }, { partyId, quantity: 1500, uom: '台' }],
        update: [
          { id: good?.id ?? '', version: 1, contact: '李工' },
          { id: '00000000-0000-7000-8000-000000000000', version: 1, contact: '李工' },
        ],
      }),
    );
    expect(refusals.map(({ list, at, field, code }) => [list, at, field, code])).toEqual([
      ['create', 1, 'quantity', 'RULE_BROKEN'],
      ['update', 1, null, 'NOT_FOUND'],
    ]);
    expect({ total: total(), logged: logged() }).toEqual(before);
  });

  test('F53 a stale row is refused with the newer row, names included; the same value twice is no conflict', () => {
    const [row] = save(marketRecordRows, { create: [{ partyId, contact: '王工' }] }).create;
    const id = row?.id ?? '';
    save(marketRecordRows, { update: [{ id, version: 1, contact: '李工' }] }, 'sales');
    const [refusal] = refusalsOf(() =>
      save(marketRecordRows, { update: [{ id, version: 1, contact: '赵工' }] }),
    );
    expect(refusal).toMatchObject({ list: 'update', at: 0, id, code: 'STALE' });
    expect(refusal?.data).toMatchObject({
      current: { contact: '李工', version: 2, partyName: '华海造船' },
    });
    const again = save(marketRecordRows, { update: [{ id, version: 1, contact: '李工' }] });
    expect(again.update[0]?.version).toBe(2);
  });

  test('a check says what would happen, cell by cell, and leaves nothing behind', async () => {
    const [row] = save(marketRecordRows, { create: [{ partyId, contact: '王工' }] }).create;
    const id = row?.id ?? '';
    const before = { total: total(), logged: logged() };
    const checked = await check(marketRecordRows, {
      create: [{ partyId }, { partyId, quantity: 500, uom: '套' }],
      update: [
        { id, version: 1, contact: '王工' },
        { id, version: 1, contact: '新人' },
        { id, version: 9, contact: '旧人' },
      ],
    });
    expect(checked.outcomes.map((one) => one.outcome)).toEqual([
      'created',
      'refused',
      'same',
      'updated',
      'refused',
    ]);
    expect(checked.refusals.map((one) => [one.list, one.at, one.field, one.code])).toEqual([
      ['create', 1, 'quantity', 'RULE_BROKEN'],
      ['update', 2, null, 'STALE'],
    ]);
    expect({ total: total(), logged: logged() }).toEqual(before);
  });

  test('U06 void and restore in one batch: an undo of new rows and its redo', () => {
    const [row] = save(marketRecordRows, { create: [{ partyId }] }).create;
    const id = row?.id ?? '';
    const voided = save(marketRecordRows, { void: [{ id, version: 1, reason: '撤销' }] }).void[0];
    expect(voided).toMatchObject({ version: 2, voidReason: '撤销' });
    const live = save(marketRecordRows, { restore: [{ id, version: 2 }] }).restore[0];
    expect(live).toMatchObject({ version: 3, voidedAt: null, voidReason: null });
  });

  test('an owner in a row is a handover, written with the other fields in one step', () => {
    const [row] = save(marketRecordRows, { create: [{ partyId }] }).create;
    const to = open.actors.manager.userId;
    const { update } = save(marketRecordRows, {
      update: [{ id: row?.id ?? '', version: 1, ownerUserId: to, contact: '王工' }],
    });
    expect(update[0]).toMatchObject({ ownerUserId: to, contact: '王工', version: 3 });
  });

  test('U04 500 rows of 8 cells are one transaction, and the change log is whole afterwards', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => ({
      partyId,
      classCode: 'CCS',
      model: `AW-${at}`,
      quantity: 1000 * ((at % 5) + 1),
      quoteMinor: 100_000 * at,
      contact: '王工',
      contactPhone: '13800000000',
      nextAction: '回访',
    }));
    const before = total();
    const from = performance.now();
    expect((await check(marketRecordRows, { create: rows })).refusals).toEqual([]);
    const checkedAt = performance.now();
    expect(total()).toBe(before);
    expect(save(marketRecordRows, { create: rows }).create).toHaveLength(500);
    console.log(
      `500 × 8 cells: checked in ${(checkedAt - from).toFixed(0)} ms, saved in ${(performance.now() - checkedAt).toFixed(0)} ms`,
    );
    expect(total()).toBe(before + 500);
    expect(findBrokenChange(open.store.readContext(open.actors.sales).db)).toBeNull();
  });
});

describe('the other slices', () => {
  test('parties, sites, products, cases and units save rows through their own rules', () => {
    const party = save(partyRows, { create: [{ name: '江南东泽' }] }).create[0];
    expect(
      save(partyRows, { update: [{ id: party?.id ?? '', version: 1, region: '上海' }] }).update[0],
    ).toMatchObject({ region: '上海', roles: [] });
    const site = save(siteRows, { create: [{ name: '远帆 9', kind: 'vessel', yardPartyId: partyId }] })
      .create[0];
    expect(site).toMatchObject({ yardName: '华海造船' });
    const product = save(productRows, { create: [{ code: 'AW-68', name: '锚绞机', family: '锚绞机' }] })
      .create[0];
    const twice = refusalsOf(() =>
      save(productRows, { create: [{ code: 'aw-68', name: '重复', family: '锚绞机' }] }),
    );
    expect(twice.map((one) => [one.field, one.code])).toEqual([['code', 'DUPLICATE']]);
    const unit = save(unitRows, {
      create: [{ barcode: 'LJ-0001', productId: product?.id ?? '', factoryNo: 'F1' }],
    }).create[0];
    expect(unit).toMatchObject({ barcode: 'LJ-0001', product: '锚绞机' });
    expect(
      save(unitRows, { update: [{ id: unit?.id ?? '', version: 1, lotNo: 'L9' }] }).update[0],
    ).toMatchObject({ lotNo: 'L9', version: 2 });
    const [kase] = save(caseRows, { create: [{ title: '异响', barcode: 'LJ-0001' }] }, 'service').create;
    expect(
      save(
        caseRows,
        { update: [{ id: kase?.id ?? '', version: kase?.version ?? 0, dueOn: '2026-07-10' }] },
        'service',
      ).update[0],
    ).toMatchObject({ dueOn: '2026-07-10', barcode: 'LJ-0001' });
    const inUse = refusalsOf(() =>
      save(productRows, { void: [{ id: product?.id ?? '', version: 1, reason: '试' }] }),
    );
    expect(inUse[0]?.code).toBe('IN_USE');
  });

  test('a pasted text names a record exactly or not at all', () => {
    const texts = ['华海造船', ' 华海造船 ', 'KH2026-0001', '华海', '没有'];
    const found = open.store.read(open.actors.sales, (r) => matchParties(r, texts));
    expect(found.map((one) => one.id === partyId)).toEqual([true, true, true, false, false]);
    save(partyRows, { create: [{ name: '同名厂' }, { name: '同名厂' }] });
    expect(open.store.read(open.actors.sales, (r) => matchParties(r, ['同名厂']))).toEqual([
      { text: '同名厂', count: 2, id: null, label: null },
    ]);
    expect(open.store.read(open.actors.sales, (r) => matchSites(r, ['远帆 9', '远帆']))).toMatchObject([
      { count: 1, label: '远帆 9' },
      { count: 0, id: null },
    ]);
    expect(
      open.store.read(open.actors.sales, (r) => matchProducts(r, ['ＡＷ－６８', '锚绞机'])),
    ).toMatchObject([{ count: 1 }, { count: 1 }]);
  });
});
