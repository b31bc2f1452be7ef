import { describe, expect, it } from 'vitest';
import { neededTables } from './needed-tables.ts';

const FROM = `records m JOIN parties p ON p.id = m.party_id
  JOIN revisions r ON r.id = m.newest_id LEFT JOIN users u ON u.id = m.owner_id
  LEFT JOIN visits v ON v.record_id = m.id LEFT JOIN places l ON l.id = u.place_id`;

describe('tables a count walks through', () => {
  const needed = (asked: string, certain: string[] = []) =>
    neededTables({ from: FROM, certain }, [asked])
      .split(/ (?:LEFT )?JOIN /)
      .map((table) => table.split(' ')[1]);

  it('keeps what may take a row away or repeat it', () => {
    expect(needed('')).toEqual(['m', 'p', 'r', 'v']);
    expect(needed('', ['p'])).toEqual(['m', 'r', 'v']);
  });

  it('keeps what is asked for, and what that is found through', () => {
    expect(needed("u.name = 'x'", ['p', 'r'])).toEqual(['m', 'u', 'v']);
    expect(needed("l.name = 'x'", ['p', 'r'])).toEqual(['m', 'u', 'v', 'l']);
    expect(needed("p.name = 'x'", ['p', 'r'])).toEqual(['m', 'p', 'v']);
  });

  it('does not take a longer name for a short one', () => {
    expect(needed('stamp.name IS NULL', ['p', 'r'])).toEqual(['m', 'v']);
  });
});
