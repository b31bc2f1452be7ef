import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Door, openDoor } from './door-fixture.ts';

let door: Door;
let cookie: string;
beforeAll(async () => {
  door = await openDoor();
  cookie = await door.signIn();
});
afterAll(() => door.close());

interface Body {
  id: string;
  version: number;
  barcode: string;
  lines: { id: string }[];
  units: Body[];
  code: string;
  data: { rule?: string; by?: string; issues?: { path: string; code: string }[] };
}

async function call(method: string, path: string, json: unknown): Promise<Body & { status: number }> {
  const answer = await door.send(method, `/api${path}`, { cookie, json });
  return { ...answer.json<Body>(), status: answer.status };
}
const post = (path: string, json: unknown) => call('POST', path, json);
const patch = (path: string, json: unknown) => call('PATCH', path, json);
const event = (barcode: string, json: object) => post(`/units/${barcode}/events`, json);

async function unit(barcode: string): Promise<Body> {
  const { units } = await post('/units', { codes: barcode });
  const [made] = units;
  if (!made) throw new Error(`not registered: ${barcode}`);
  return made;
}

async function order(partyId: string, line: object = {}, more: object = {}) {
  return post('/orders', {
    partyId,
    overrideReason: '老客户',
    lines: [{ product: '绞车', quantity: 1000, priceMinor: 100, uom: '套', ...line }],
    ...more,
  });
}

const isVoided = { status: 409, code: 'RULE_BROKEN', data: { rule: 'record_voided' } };
const refusedAt = (path: string, code: string) => ({ status: 422, data: { issues: [{ path, code }] } });

describe('what is void stays as it is, and nothing new hangs on it', () => {
  test.each([
    ['/parties', { name: '甲厂' }],
    ['/sites', { name: '远洋 1', kind: 'vessel' }],
  ] as const)('%s', async (path, input) => {
    const made = await post(path, input);
    const { version } = await post(`${path}/${made.id}/void`, { version: made.version, reason: '录错' });
    expect(await patch(`${path}/${made.id}`, { version, note: 'x' })).toMatchObject(isVoided);
    expect(await post(`${path}/${made.id}/void`, { version, reason: '再来' })).toMatchObject(isVoided);
  });

  test('market records and specifications', async () => {
    const party = await post('/parties', { name: '乙厂' });
    const lead = await post('/market-records', { partyId: party.id, product: '绞车' });
    const { version } = await post(`/market-records/${lead.id}/void`, { version: 1, reason: '重复' });
    const at = `/market-records/${lead.id}`;
    expect(await patch(at, { version, probability: 10 })).toMatchObject(isVoided);
    expect(await post(`${at}/stage`, { version, toStage: 'technical_exchange' })).toMatchObject(isVoided);
    const doc = await post('/specifications', { partyId: party.id, title: '规格书' });
    await post(`/specifications/${doc.id}/void`, { version: 1, reason: '重复' });
    expect(await post(`/specifications/${doc.id}/revisions/A/submit`, { version: 1 })).toMatchObject(
      isVoided,
    );
    expect(await post(`/specifications/${doc.id}/revisions`, {})).toMatchObject(isVoided);
  });

  test('a prepared order', async () => {
    const party = await post('/parties', { name: '丙厂' });
    const made = await order(party.id, {}, { state: 'draft' });
    const { version } = await post(`/orders/${made.id}/void`, { version: 1, reason: '重复' });
    expect(await patch(`/orders/${made.id}`, { version, note: 'x' })).toMatchObject(isVoided);
  });

  test('no lead, order, case or specification on a voided party, and no contact', async () => {
    const party = await post('/parties', { name: '丁厂' });
    await post(`/parties/${party.id}/void`, { version: 1, reason: '录错' });
    expect(await post('/market-records', { partyId: party.id, product: 'x' })).toMatchObject(isVoided);
    expect(await order(party.id)).toMatchObject(isVoided);
    expect(await post('/specifications', { partyId: party.id, title: 'x' })).toMatchObject(isVoided);
    const report = { partyId: party.id, title: 'x', channel: 'customer' };
    expect(await post('/service-cases', report)).toMatchObject(isVoided);
    expect(await post(`/parties/${party.id}/contacts`, { name: '张' })).toMatchObject(isVoided);
  });

  test('what others name is not voided', async () => {
    const party = await post('/parties', { name: '戊厂' });
    await order(party.id);
    const site = await post('/sites', { name: '远洋 2', kind: 'vessel' });
    await post('/service-cases', { partyId: party.id, siteId: site.id, title: 'x', channel: 'customer' });
    for (const path of [`/parties/${party.id}`, `/sites/${site.id}`])
      expect(await post(`${path}/void`, { version: 1, reason: '录错' }), path).toMatchObject({
        status: 409,
        code: 'IN_USE',
      });
  });

  test('invariant 6: a voided unit has no more life, takes no part in and goes into none', async () => {
    const machine = await unit('V-M');
    const part = await unit('V-P');
    const voided = await unit('V-X');
    await event('V-P', { type: 'INSTALLED', parentBarcode: 'V-M', position: '泵' });
    expect(await post('/units/V-M/void', { version: machine.version, reason: '录错' })).toMatchObject({
      status: 409,
      code: 'IN_USE',
      data: { by: 'parts' },
    });
    const { version } = await post('/units/V-X/void', { version: voided.version, reason: '录错' });
    expect(await post('/units/V-X/void', { version, reason: '再来' })).toMatchObject(isVoided);
    expect(await event('V-X', { type: 'INSPECTED' })).toMatchObject(isVoided);
    expect(await event('V-X', { type: 'INSTALLED', parentBarcode: 'V-M', position: 'b' })).toMatchObject(
      isVoided,
    );
    await unit('V-Q');
    expect(await event('V-Q', { type: 'INSTALLED', parentBarcode: 'V-X', position: 'b' })).toMatchObject(
      isVoided,
    );
    const swap = { removedBarcode: part.barcode, installedBarcode: 'V-X', reason: '坏' };
    expect(await post('/units/replacements', swap)).toMatchObject(isVoided);
  });
});

describe('what has not happened yet is not recorded as happened', () => {
  const ahead = '2999-01-01';

  test('leads, cases, units', async () => {
    const party = await post('/parties', { name: '己厂' });
    const lead = { partyId: party.id, product: 'x', recordedOn: ahead };
    expect(await post('/market-records', lead)).toMatchObject(refusedAt('recordedOn', 'in_future'));
    const report = { title: 'x', channel: 'customer', reportedOn: ahead };
    expect(await post('/service-cases', report)).toMatchObject(refusedAt('reportedOn', 'in_future'));
    expect(await post('/units', { codes: 'F-1', madeOn: ahead })).toMatchObject(
      refusedAt('madeOn', 'in_future'),
    );
  });

  test('acceptance, shipment and arrival, of quantities too', async () => {
    const party = await post('/parties', { name: '庚厂' });
    const made = await order(party.id);
    const facts = await post(`/orders/${made.id}/facts`, { version: 1, acceptedOn: ahead });
    expect(facts).toMatchObject(refusedAt('acceptedOn', 'in_future'));
    const lines = [{ lineId: made.lines[0]?.id, quantity: 1000 }];
    const early = await post(`/orders/${made.id}/shipments`, { shippedOn: ahead, lines });
    expect(early).toMatchObject(refusedAt('shippedOn', 'in_future'));
    const { shipments } = (await post(`/orders/${made.id}/shipments`, { lines })) as unknown as {
      shipments: Body[];
    };
    const [shipment] = shipments;
    const arrived = await post(`/shipments/${shipment?.id}/arrival`, { version: 1, arrivedOn: ahead });
    expect(arrived).toMatchObject(refusedAt('arrivedOn', 'in_future'));
  });
});

test('invariant 10: amounts beyond what is counted exactly are refused with their field', async () => {
  const party = await post('/parties', { name: '辛厂' });
  const huge = Number.MAX_SAFE_INTEGER;
  const priced = await order(party.id, { priceMinor: huge });
  expect(priced).toMatchObject(refusedAt('lines.0.priceMinor', 'amount_too_big'));
  const rated = await order(party.id, { priceMinor: 1e12 }, { currency: 'USD', rateE6: huge });
  expect(rated).toMatchObject(refusedAt('rateE6', 'amount_too_big'));
  const most = { product: '绞车', quantity: 1000, priceMinor: 5e12, taxBp: 10_000 };
  const full = await order(party.id, {}, { lines: Array.from({ length: 500 }, () => most) });
  expect(full).toMatchObject({ status: 201, grossMinor: 5e15 });
});
