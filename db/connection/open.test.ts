import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { fingerprint, temporaryFolder } from '#db/faults/folders.ts';
import { addParts, createLedger, DATABASE, LEDGER_VERSION } from '#db/faults/ledgers.ts';
import { assertDurable, closeWriter, openReader, openWriter } from './open.ts';

const latestVersion = LEDGER_VERSION;

describe('opening the writer', () => {
  it('sets and asserts what a power cut needs, at the first open and after every reopen', () => {
    const folder = temporaryFolder();
    createLedger(folder).close();
    for (let i = 0; i < 3; i += 1) {
      const handle = openWriter(join(folder, DATABASE), { latestVersion });
      const values = ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'cell_size_check'].map(
        (name) => handle.pragma(name, { simple: true }),
      );
      expect(values).toEqual(['wal', 2, 1, 0, 1]);
      expect(handle.pragma('busy_timeout', { simple: true })).toBe(5000);
      expect(handle.pragma('application_id', { simple: true })).toBe(0x4d494c4c);
      closeWriter(handle);
    }
  });

  it('fault F03 refuses a connection that would lose acknowledged saves at a power cut', () => {
    const folder = temporaryFolder();
    createLedger(folder).close();
    const careless = new Database(join(folder, DATABASE));
    expect(careless.pragma('synchronous', { simple: true })).toBe(1);
    expect(() => assertDurable(careless)).toThrow(expect.objectContaining({ code: 'STORAGE_READ_ONLY' }));
    careless.pragma('journal_mode = DELETE');
    careless.pragma('synchronous = FULL');
    expect(() => assertDurable(careless)).toThrow(expect.objectContaining({ code: 'STORAGE_NETWORK' }));
    careless.close();
  });

  it('leaves one file behind after a clean close', () => {
    const folder = temporaryFolder();
    const handle = createLedger(folder);
    closeWriter(handle);
    expect(Object.keys(fingerprint(folder))).toEqual([DATABASE]);
    expect(handle.open).toBe(false);
  });

  it('keeps a hostile schema from running functions', () => {
    const folder = temporaryFolder();
    const handle = createLedger(folder);
    handle.function('steal', () => 'stolen');
    handle.exec('CREATE VIEW bait AS SELECT steal() AS x');
    expect(() => handle.prepare('SELECT x FROM bait').all()).toThrow(/unsafe use/);
    expect(() => handle.loadExtension('nothing')).toThrow();
    handle.close();
  });
});

describe('opening a reader', () => {
  it('sees commits of the writer and cannot write', () => {
    const folder = temporaryFolder();
    const writer = createLedger(folder, 3);
    const reader = openReader(join(folder, DATABASE));
    addParts(writer, 2);
    expect(reader.prepare('SELECT count(*) FROM parts').pluck().get()).toBe(5);
    expect(() => reader.exec("INSERT INTO parts (name) VALUES ('x')")).toThrow(/readonly|read-only/);
    reader.close();
    writer.close();
  });
});
