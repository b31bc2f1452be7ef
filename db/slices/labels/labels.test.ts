import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelLayout } from '#contract/labels/label-layout.ts';
import { parseSignedCode } from '#contract/labels/signed-code.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createProduct } from '#db/slices/products/products.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { findUnitByBarcode, recordUnitEvent, registerTypedUnits } from '#db/slices/units/units.service.ts';
import { exportKey, importKey, listKeys, rotateKey } from './label-keys.service.ts';
import { listAlarms } from './labels.repo.ts';
import {
  createTemplate,
  listPrints,
  listTemplates,
  prepareLabels,
  printLabels,
  updateTemplate,
  voidTemplate,
} from './labels.service.ts';
import { answerAlarm, reportSighting, saveLabelSettings, verifyLabel } from './sightings.service.ts';

let test: TestStore;
let templateId: string;
let sites: string[];
const write = <T>(useCase: (w: WriteContext) => T): T =>
  test.store.writeNow(test.actors.administrator, useCase);
const verdict = (text: string) => write((w) => verifyLabel(w, text)).verdict;
const signedOf = (code: string) => write((w) => prepareLabels(w, [code]))[0]?.signed ?? '';

beforeAll(async () => {
  test = await openTestStore();
  const gtin = '6901234567892';
  const productId = write((w) => createProduct(w, { code: 'W-40', name: '绞车', family: 'winch', gtin }).id);
  write((w) => registerTypedUnits(w, { codes: 'LJ-0001…0009', productId }));
  sites = ['远帆 9', '海港 3'].map((name) => write((w) => createSite(w, { name, kind: 'vessel' }).id));
  templateId = write(listTemplates)[0]?.id ?? '';
});
afterAll(() => test[Symbol.asyncDispose]());

describe('labels', () => {
  it('begin with templates that satisfy the schema, one of them the default', () => {
    const all = write(listTemplates);
    expect(all.map((t) => [t.isDefault, labelLayout.safeParse(t.layout).success])).toEqual([
      [true, true],
      [false, true],
      [false, true],
    ]);
    const [first] = all;
    const again = { name: first?.name ?? '', layout: labelLayout.parse(first?.layout) };
    expect(() => write((w) => createTemplate(w, again))).toThrow(
      expect.objectContaining({ code: 'DUPLICATE' }),
    );
  });

  it('are counted, and printed again only with a reason', () => {
    const print = (codes: string[], reason?: string) =>
      write((w) => printLabels(w, { codes, templateId, output: 'paper', ...(reason ? { reason } : {}) }));
    expect(print(['LJ-0001', 'LJ-0002']).map((l) => l.printed)).toEqual([0, 0]);
    expect(() => print(['LJ-0002', 'LJ-0003'])).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => print(['LJ-0004', 'LJ-0004'])).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    print(['LJ-0002'], '标签破损');
    expect(write((w) => listPrints(w, 'LJ-0002')).map((p) => [p.copyNo, p.reason])).toEqual([
      [2, '标签破损'],
      [1, null],
    ]);
    expect(() => test.store.handle.prepare('DELETE FROM label_prints').run()).toThrow(/append-only/);
  });

  it('C33 are printed from no template that was voided, and its name is free again', () => {
    const layout = labelLayout.parse(write(listTemplates)[0]?.layout);
    const made = write((w) => createTemplate(w, { name: '旧铭牌', layout, isDefault: true }));
    const gone = { id: made.id, version: made.version, reason: '换了新的' };
    expect(write((w) => voidTemplate(w, gone))).toMatchObject({ isDefault: false, voidReason: '换了新的' });
    const refused = expect.objectContaining({ code: 'RULE_BROKEN' });
    const print = { codes: ['LJ-0009'], templateId: made.id, output: 'paper' as const };
    expect(() => write((w) => printLabels(w, print))).toThrow(refused);
    const again = { id: made.id, version: 2, name: '改名' };
    expect(() => write((w) => updateTemplate(w, again))).toThrow(refused);
    expect(write((w) => createTemplate(w, { name: '旧铭牌', layout })).id).not.toBe(made.id);
  });

  it('carry GS1 when the product has a number', () => {
    expect(write((w) => prepareLabels(w, ['LJ-0001']))[0]?.gs1).toBe('(01)06901234567892(21)LJ-0001');
  });
});

describe('signatures', () => {
  it('show what is genuine, forged, unsigned and unknown', () => {
    const signed = signedOf('LJ-0001');
    expect(verdict(signed)).toBe('genuine');
    expect(write((w) => findUnitByBarcode(w, signed))?.barcode).toBe('LJ-0001');
    expect(verdict('LJ-0001')).toBe('unsigned');
    expect(verdict('LJ-9999')).toBe('unknown_code');
    expect(verdict(signed.replace('LJ-0001', 'LJ-0002'))).toBe('forged');
    const { keyId, signature } = parseSignedCode(signed) ?? { keyId: '', signature: '' };
    const turned = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    expect(verdict(signed.replace(signature, turned))).toBe('forged');
    expect(verdict(signed.replace(keyId, 'deadbeef'))).toBe('unknown_key');
  });

  it('stay genuine after the key was changed, and new ones come from the new key', () => {
    const before = signedOf('LJ-0003');
    const keys = write((w) => rotateKey(w, '年度更换'));
    expect(keys.map((k) => k.retiredAt === null)).toEqual([true, false]);
    const after = signedOf('LJ-0003');
    expect(parseSignedCode(after)?.keyId).not.toBe(parseSignedCode(before)?.keyId);
    expect([verdict(before), verdict(after)]).toEqual(['genuine', 'genuine']);
    expect(write(exportKey)).toMatchObject({
      id: keys[0]?.id,
      privateKey: expect.stringContaining('BEGIN PRIVATE KEY'),
    });
    expect(JSON.stringify(write(listKeys))).not.toContain('PRIVATE');
  });
});

describe('the key of a factory', () => {
  it('C33 is made at the first run', async () => {
    const other = await openTestStore();
    const keys = other.store.writeNow(other.actors.administrator, listKeys);
    expect(keys.map((key) => key.retiredAt)).toEqual([null]);
    await other[Symbol.asyncDispose]();
  });

  it('C33 taken to another copy of the program signs there and is known in both', async () => {
    const other = await openTestStore();
    const there = <T>(useCase: (w: WriteContext) => T) =>
      other.store.writeNow(other.actors.administrator, useCase);
    there((w) => registerTypedUnits(w, { codes: 'LJ-0001' }));
    const before = there((w) => prepareLabels(w, ['LJ-0001']))[0]?.signed ?? '';
    expect(there((w) => verifyLabel(w, signedOf('LJ-0001'))).verdict).toBe('unknown_key');
    const { privateKey } = write(exportKey);
    const taken = { privateKey, reason: '两厂共用' };
    there((w) => importKey(w, taken));
    expect(there((w) => verifyLabel(w, signedOf('LJ-0001'))).verdict).toBe('genuine');
    expect(verdict(there((w) => prepareLabels(w, ['LJ-0001']))[0]?.signed ?? '')).toBe('genuine');
    expect(there((w) => verifyLabel(w, before)).verdict).toBe('genuine');
    expect(() => there((w) => importKey(w, taken))).toThrow(expect.objectContaining({ code: 'DUPLICATE' }));
    for (const wrong of ['abc', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey]) {
      const text =
        typeof wrong === 'string' ? wrong : wrong.export({ format: 'pem', type: 'pkcs8' }).toString();
      expect(() => there((w) => importKey(w, { ...taken, privateKey: text }))).toThrow(
        expect.objectContaining({ code: 'INPUT_INVALID' }),
      );
    }
    await other[Symbol.asyncDispose]();
  });
});

describe('a code at two places', () => {
  const report = (code: string, site: number, on: string) =>
    write((w) => reportSighting(w, { text: code, siteId: sites[site] ?? '', on })).alarm;

  it('within the set days raises one alarm, which somebody answers', () => {
    expect(report('LJ-0005', 0, '2026-05-01')).toBeNull();
    expect(report('LJ-0005', 0, '2026-05-20')).toBeNull();
    const alarm = report(signedOf('LJ-0005'), 1, '2026-05-25');
    expect(alarm).toMatchObject({ firstOn: '2026-05-20', secondOn: '2026-05-25', days: 5 });
    expect(report('LJ-0005', 0, '2026-05-26')?.id).toBe(alarm?.id);
    expect(write((w) => verifyLabel(w, 'LJ-0005')).openAlarms).toBe(1);
    const answered = write((w) =>
      answerAlarm(w, { id: alarm?.id ?? '', version: 1, answer: '第二块是仿冒件，已收回' }),
    );
    expect(answered.answeredAt).not.toBeNull();
    expect(write((w) => listAlarms(w.db))).toHaveLength(1);
  });

  it('far apart in time, or moved there by an event, raises none', () => {
    expect(report('LJ-0006', 0, '2026-01-01')).toBeNull();
    expect(report('LJ-0006', 1, '2026-03-01')).toBeNull();
    write((w) => saveLabelSettings(w, { alarmDays: 90 }));
    expect(report('LJ-0006', 0, '2026-03-02')).not.toBeNull();
    const move = (type: 'SHIPPED' | 'ON_SITE', on: string, site: number) =>
      write((w) => recordUnitEvent(w, { barcode: 'LJ-0007', type, on, siteId: sites[site] ?? '' }));
    move('SHIPPED', '2026-02-01', 0);
    expect(report('LJ-0007', 0, '2026-02-10')).toBeNull();
    move('ON_SITE', '2026-02-15', 1);
    expect(report('LJ-0007', 1, '2026-02-20')).toBeNull();
    expect(report('LJ-0008', 0, '2026-03-01')).toBeNull();
    write((w) => recordUnitEvent(w, { barcode: 'LJ-0008', type: 'SHIPPED', on: '2026-03-02' }));
    expect(report('LJ-0008', 1, '2026-03-02')).toBeNull();
  });
});
