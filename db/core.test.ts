import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, isDefinedError, safe } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writableDb } from './connection/database.ts';
import { type Core, createCore } from './core.ts';
import { findBrokenChange } from './kit/change-log.ts';

let folder: string;
let core: Core;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'millwright-core-'));
  core = await createCore({
    dataDir: folder,
    log: { info() {}, warn() {}, error: (m, d) => console.error(m, d) },
  });
});
afterEach(async () => {
  await core.close();
  rmSync(folder, { recursive: true, force: true });
});

function client(holder?: string) {
  const connection = core.connect({ transport: 'inprocess', device: 'test', ...(holder ? { holder } : {}) });
  return createRouterClient(core.router, { context: connection.context });
}

const ADMIN = {
  factory: '海力甲板机械',
  username: 'admin',
  displayName: '管理员',
  password: 'first-password-1',
};

describe('first run', () => {
  it('refuses business before there is a factory', async () => {
    const [error] = await safe(client().parties.list({}));
    expect(isDefinedError(error) && error.code).toBe('SETUP_REQUIRED');
  });

  it('starts a factory, signs in and keeps the session of a window that reloads', async () => {
    const first = client('window-1');
    expect((await first.setup.status()).state).toBe('empty');
    expect((await first.setup.startFactory(ADMIN)).factory).toBe(ADMIN.factory);
    expect(await first.session.current()).toBeNull();
    await first.session.signIn({ username: 'ＡＤＭＩＮ', password: ADMIN.password });
    expect((await client('window-1').session.current())?.displayName).toBe('管理员');
    expect(await client('window-2').session.current()).toBeNull();
  });
});

describe('a first start that was interrupted', () => {
  it('is still a first start', async () => {
    await core.close();
    const { openFactory } = await import('./connection/open-factory.ts');
    const files = await openFactory(folder, {
      holder: 'test',
      mayCreate: true,
      appVersion: '0',
      now: () => 0,
    });
    await files.close();
    core = await createCore({ dataDir: folder });
    expect((await client().setup.status()).state).toBe('empty');
    expect((await client().setup.startFactory(ADMIN)).state).toBe('ready');
  });
});

describe('a market record through the house', () => {
  it('is created, listed, moved, refused when stale, and every step is in the log', async () => {
    const c = client('w');
    await c.setup.startFactory(ADMIN);
    await c.session.signIn({ username: 'admin', password: ADMIN.password });
    const party = await c.parties.create({ name: '华海造船', roles: ['yard'] });
    const record = await c.marketRecords.create({
      partyId: party.id,
      product: '锚绞机',
      model: 'AW-68',
      quantity: 4000,
      quoteMinor: 386000000,
    });
    expect(record).toMatchObject({ partyName: '华海造船', stage: 'tracking', version: 1 });
    const moved = await c.marketRecords.move({ id: record.id, version: 1, toStage: 'technical_exchange' });
    expect(moved.stageLog.map((s) => s.toStage)).toEqual(['technical_exchange', 'tracking']);
    const [stale] = await safe(c.marketRecords.update({ id: record.id, version: 1, product: '舵机' }));
    expect(isDefinedError(stale) && stale.code).toBe('STALE');
    const [skipped] = await safe(
      c.marketRecords.move({ id: record.id, version: 2, toStage: 'specification_signed', reason: '老客户' }),
    );
    expect(isDefinedError(skipped) && skipped.code === 'RULE_BROKEN' && skipped.data.rule).toBe(
      'specification_not_signed',
    );
    const page = await c.marketRecords.list({ search: '锚绞', withTotal: true });
    expect(page).toMatchObject({ total: 1, next: null });
    expect((await c.search.find({ text: 'hhzc' }))[0]).toMatchObject({ kind: 'parties', title: '华海造船' });
    expect(await c.changes.history({ entity: 'market-records', id: record.id })).toHaveLength(2);
    expect(findBrokenChange(writableDb(core.host.store().handle))).toBeNull();
  });

  it('answers bad input with field and reason', async () => {
    const c = client('w');
    await c.setup.startFactory(ADMIN);
    await c.session.signIn({ username: 'admin', password: ADMIN.password });
    const [error] = await safe(c.parties.create({ name: '', creditCode: '123' }));
    expect(
      isDefinedError(error) && error.code === 'INPUT_INVALID' && error.data.issues.map((i) => i.path),
    ).toEqual(['name', 'creditCode']);
  });
});
