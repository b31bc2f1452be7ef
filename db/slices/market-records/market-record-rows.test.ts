import { expect, onTestFinished, test } from 'vitest';
import type { RowRefusal } from '#contract/kit/errors.ts';
import { DomainError } from '#contract/kit/errors.ts';
import { saveRows } from '#db/kit/save-rows.ts';
import { openTestStore } from '#db/kit/test-store.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { createProduct } from '#db/slices/products/products.service.ts';
import { marketRecordRows } from './market-record-rows.service.ts';
import { getMarketRecord } from './market-records.service.ts';

async function opened() {
  const made = await openTestStore();
  onTestFinished(() => made[Symbol.asyncDispose]());
  const write = <T>(useCase: Parameters<typeof made.store.writeNow<T>>[1]) =>
    made.store.writeNow(made.actors.sales, useCase);
  const partyId = write((w) => createParty(w, { name: '江海船厂' })).id;
  const productId = write((w) => createProduct(w, { code: 'AW', name: '锚绞机', family: '' })).id;
  const save = (input: object) => write((w) => saveRows(w, marketRecordRows, input as never));
  const stageOf = (id: string) => made.store.read(made.actors.sales, (r) => getMarketRecord(r, id));
  return { ...made, partyId, productId, save, stageOf };
}

function refusals(act: () => unknown): RowRefusal[] {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'ROWS_REFUSED')
      return (error.data as { refusals: RowRefusal[] }).refusals;
    throw error;
  }
  return [];
}

test('a new row may stand at a stage that needs no document: the lead was taken up late', async () => {
  const { partyId, save, stageOf } = await opened();
  const [made] = save({ create: [{ partyId, stage: 'quoted' }] }).create;
  const { stage, stageLog } = stageOf(made?.id ?? '');
  expect([stage, stageLog.map(({ fromStage, toStage }) => [fromStage, toStage])]).toEqual([
    'quoted',
    [[null, 'quoted']],
  ]);
  for (const late of ['specification_signed', 'contracted', 'lost'])
    expect(refusals(() => save({ create: [{ partyId, stage: late }] }))).toMatchObject([{ field: 'stage' }]);
});

test('a stage in a cell goes the way of a move: one step on, logged, taken back at once', async () => {
  const { partyId, productId, save, stageOf, clock } = await opened();
  const [made] = save({ create: [{ partyId, stage: 'tracking' }] }).create;
  const { id, version } = made ?? { id: '', version: 0 };
  const [moved] = save({ update: [{ id, version, stage: 'technical_exchange', productId }] }).update;
  expect(moved).toMatchObject({ stage: 'technical_exchange', product: '锚绞机' });
  expect(stageOf(id).stageLog.map((entry) => entry.toStage)).toEqual(['technical_exchange', 'tracking']);
  const back = { id, version: moved?.version ?? 0, stage: 'tracking' };
  expect(save({ update: [back] }).update[0]?.stage).toBe('tracking');
  const again = stageOf(id).version;
  save({ update: [{ id, version: again, stage: 'technical_exchange' }] });
  clock.advance(120_000);
  const late = { ...back, version: stageOf(id).version };
  expect(refusals(() => save({ update: [late] }))).toMatchObject([{ field: 'stage', code: 'RULE_BROKEN' }]);
});

test('steps that need a reason, a manager, an order or a signature are refused at the cell', async () => {
  const { partyId, save } = await opened();
  const [made] = save({ create: [{ partyId }] }).create;
  const { id, version } = made ?? { id: '', version: 0 };
  for (const stage of ['quoted', 'lost', 'contracted'])
    expect(refusals(() => save({ update: [{ id, version, stage }] }))).toMatchObject([
      { field: 'stage', id },
    ]);
  expect(refusals(() => save({ update: [{ id, version: 9, stage: 'technical_exchange' }] }))).toMatchObject([
    { code: 'STALE' },
  ]);
});
