import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '#db/core.ts';
import type { Router } from '#db/router.ts';

const GTIN = '06901234567892';
const ADMIN = { username: 'admin', password: 'correct horse battery' };
let core: Core;
let client: RouterClient<Router>;
let folder: string;
let partId: string;
let made = 0;

/** What a scanner may send for one unit: our signed label, GS1 data, a Digital Link. */
type Form = 'signed' | 'elements' | 'link';
const FORMS: readonly Form[] = ['signed', 'elements', 'link'];

async function scanOf(form: Form, barcode: string): Promise<string> {
  if (form === 'elements')
    return `]d201${GTIN}10LOT-OF-A-LONG-NAME\u001d91${'X'.repeat(60)}\u001d21${barcode}`;
  if (form === 'link')
    return `https://shop.example.com/some/long/path/of/the/maker/01/${GTIN}/21/${barcode}?17=301231`;
  const [label] = await client.labels.prepare({ codes: [barcode] });
  return `]Q1${label?.signed ?? ''}`;
}

/** A fresh part, or one inside a fresh machine. */
async function makePart(isInside = false): Promise<{ part: string; machine: string }> {
  made += 1;
  const [part, machine] = [`YB-${made}`, `LJ-${made}`];
  await client.units.register({ codes: part, partId });
  await client.units.register({ codes: machine, kind: 'machine' });
  if (isInside)
    await client.units.record({
      barcode: part,
      type: 'INSTALLED',
      parentBarcode: machine,
      position: 'pump_1',
    });
  return { part, machine };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'millwright-scans-'));
  core = await createCore({ dataDir: folder });
  client = createRouterClient(core.router, {
    context: core.connect({ transport: 'inprocess', device: 'test' }).context,
  });
  await client.setup.startFactory({ factory: '试验工厂', displayName: '管理员', ...ADMIN });
  await client.session.signIn(ADMIN);
  partId = (await client.products.createPart({ drawingNo: 'YB-125', name: '泵', gtin: GTIN })).id;
});
afterAll(async () => {
  await core.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(FORMS)('a unit is named by its %s scan', (form) => {
  it('where an event is recorded, the parent too', async () => {
    const { part, machine } = await makePart();
    const barcode = await scanOf(form, part);
    expect(barcode.length).toBeGreaterThan(80);
    const parentBarcode = form === 'signed' ? await scanOf(form, machine) : machine;
    const life = await client.units.record({ barcode, type: 'INSTALLED', parentBarcode, position: 'pump_1' });
    expect(life.unit).toMatchObject({ barcode: part, rootBarcode: machine });
  });

  it('where parts are put in', async () => {
    const { part, machine } = await makePart();
    const scan = await scanOf(form, part);
    expect(await client.units.planBuild({ barcode: machine, codes: [scan] })).toMatchObject([
      { barcode: part },
    ]);
    const life = await client.units.build({
      barcode: machine,
      parts: [{ barcode: scan, position: 'pump_1' }],
    });
    expect(life.tree.map((node) => node.barcode)).toContain(part);
  });

  it('where one is replaced by another', async () => {
    const old = await makePart(true);
    const fresh = await makePart();
    const life = await client.units.replace({
      removedBarcode: await scanOf(form, old.part),
      installedBarcode: await scanOf(form, fresh.part),
      reason: '磨损',
    });
    expect(life.unit).toMatchObject({ barcode: fresh.part, rootBarcode: old.machine });
  });

  it('where an event is corrected, the unit described or voided', async () => {
    const { part } = await makePart();
    const barcode = await scanOf(form, part);
    await client.units.record({ barcode, type: 'INSPECTED' });
    const life = await client.units.correct({ barcode, seq: 2, reason: '记错' });
    expect(life.events.map((event) => event.type)).toContain('CORRECTED');
    const row = await client.units.update({ barcode, version: life.unit.version, note: '备件' });
    expect(row).toMatchObject({ barcode: part, note: '备件' });
    const voided = await client.units.void({ barcode, version: row.version, reason: '登记错了' });
    expect(voided).toMatchObject({ barcode: part, voidReason: '登记错了' });
  });

  it('where it is given another code; a signed label gives the code it carries', async () => {
    const { part } = await makePart();
    const scan = await scanOf(form, part);
    const signed = (await scanOf('signed', part)).replace(part, `NEW-${form}`);
    const life = await client.units.relabel({ barcode: scan, newBarcode: signed, reason: '换标签' });
    expect(life.unit.barcode).toBe(`NEW-${form}`);
    expect((await client.units.get({ barcode: part })).barcode).toBe(`NEW-${form}`);
  });

  it('where it is to be maintained', async () => {
    const { part } = await makePart();
    const barcode = await scanOf(form, part);
    const plan = await client.maintenance.create({ barcode, title: '换油', everyDays: 90 });
    expect(plan).toMatchObject({ barcode: part });
  });
});

describe('a new code', () => {
  it('is no longer than a label can carry', async () => {
    const { part } = await makePart();
    await expect(
      client.units.relabel({ barcode: part, newBarcode: 'X'.repeat(81), reason: '换标签' }),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('is registered from the signed label that carries it', async () => {
    const { part } = await makePart();
    const signed = await scanOf('signed', part);
    const { units } = await client.units.register({
      codes: [`${signed.replace(part, 'NEW-A')}`, signed.replace(part, 'NEW-B')].join('\n'),
      partId,
    });
    expect(units.map((unit) => unit.barcode)).toEqual(['NEW-A', 'NEW-B']);
  });
});
