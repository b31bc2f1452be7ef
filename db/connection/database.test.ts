import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { plannedOnce, readableDb, writableDb } from './database.ts';

function ledger() {
  const handle = new Database(':memory:');
  const db = writableDb(handle);
  db.exec('CREATE TABLE parts (id INTEGER PRIMARY KEY, name TEXT NOT NULL, weight_kg INTEGER)');
  db.run('INSERT INTO parts (name, weight_kg) VALUES (?, ?)', ['主轴', 40]);
  db.run('INSERT INTO parts (name, weight_kg) VALUES (:name, :weight)', { name: '轴承', weight: null });
  return { handle, db };
}

describe('database facets', () => {
  it('binds arrays, objects and nothing', () => {
    const { db } = ledger();
    expect(db.get<{ name: string }>('SELECT name FROM parts WHERE id = ?', [1])).toEqual({ name: '主轴' });
    expect(db.all<{ id: number }>('SELECT id FROM parts WHERE name = :name', { name: '轴承' })).toEqual([
      { id: 2 },
    ]);
    expect(db.pluck<number>('SELECT count(*) FROM parts')).toBe(2);
    expect(db.pluckAll<string>('SELECT name FROM parts ORDER BY id')).toEqual(['主轴', '轴承']);
    expect(db.get('SELECT 1 FROM parts WHERE id = 99')).toBeUndefined();
  });

  it('hides bound values from the planner and nothing else', () => {
    const text = `SELECT '?' AS "a?", b -- :c ?
      FROM t /* @d */ WHERE e = ? AND f LIKE :any ESCAPE '\\' AND g = ?2 AND h = 'it''s ?' LIMIT @n`;
    expect(plannedOnce(text)).toBe(`SELECT '?' AS "a?", b -- :c ?
      FROM t /* @d */ WHERE e = +? AND f LIKE +:any ESCAPE '\\' AND g = +?2 AND h = 'it''s ?' LIMIT +@n`);
  });

  it('keeps type and affinity of what is bound', () => {
    const { db } = ledger();
    db.run('INSERT INTO parts (name, weight_kg) VALUES (?, ?)', ['0012', '7']);
    expect(
      db.get('SELECT name, typeof(name) AS t, typeof(weight_kg) AS w FROM parts WHERE id = ?', ['3']),
    ).toEqual({
      name: '0012',
      t: 'text',
      w: 'integer',
    });
    expect(db.pluck<string>('SELECT typeof(:x)', { x: new Uint8Array(2) })).toBe('blob');
    expect(db.pluck('SELECT id FROM parts WHERE name = ?', ['0012'])).toBe(3);
  });

  it('keeps row and value readers of the same text apart', () => {
    const { db } = ledger();
    const sql = 'SELECT count(*) AS n FROM parts';
    expect(db.pluck(sql)).toBe(2);
    expect(db.get(sql)).toEqual({ n: 2 });
    expect(db.pluck(sql)).toBe(2);
  });

  it('lets the same text run while it is being iterated', () => {
    const { handle } = ledger();
    const db = readableDb(handle);
    const seen: unknown[] = [];
    for (const row of db.iterate('SELECT id FROM parts ORDER BY id')) {
      seen.push(row, db.all('SELECT id FROM parts ORDER BY id').length);
    }
    expect(seen).toEqual([{ id: 1 }, 2, { id: 2 }, 2]);
  });

  it('refuses a writing statement through the reading facet before it runs', () => {
    const { handle, db } = ledger();
    const reader = readableDb(handle);
    expect(() => reader.get('DELETE FROM parts RETURNING id')).toThrow(TypeError);
    expect(db.pluck('SELECT count(*) FROM parts')).toBe(2);
    expect(db.get('DELETE FROM parts WHERE id = 2 RETURNING name')).toEqual({ name: '轴承' });
  });

  it('survives more texts than it keeps', () => {
    const { db } = ledger();
    for (let i = 0; i < 1000; i += 1) expect(db.pluck(`SELECT ${i}`)).toBe(i);
    expect(db.pluck('SELECT 0')).toBe(0);
  });

  it('says which row was made', () => {
    const { db } = ledger();
    expect(db.run("INSERT INTO parts (name) VALUES ('齿轮')")).toEqual({ changes: 1, lastInsertRowid: 3 });
  });

  it('names a reference that leads nowhere, and leaves other refusals as they are', () => {
    const { handle, db } = ledger();
    handle.pragma('foreign_keys = ON');
    db.exec(
      'CREATE TABLE part_notes (id INTEGER PRIMARY KEY, part_id INTEGER REFERENCES parts (id), note TEXT)',
    );
    const insert = 'INSERT INTO part_notes (id, part_id, note) VALUES (?, ?, ?)';
    expect(() => db.run(insert, [1, 99, 'x'])).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND', data: { entity: 'parts', key: '99' } }),
    );
    db.run(insert, [1, 1, 'x']);
    expect(() => db.run('UPDATE part_notes SET note = ?, part_id = ? WHERE id = ?', ['y', 77, 1])).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND', data: { entity: 'parts', key: '77' } }),
    );
    expect(() => db.run('DELETE FROM parts WHERE id = ?', [1])).toThrow(/FOREIGN KEY/u);
  });
});
