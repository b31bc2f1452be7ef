import { expect, it } from 'vitest';

// The calendar tests run again east and west of Greenwich; this one tells whether the zone really holds.
it('runs in the time zone of its project', () => {
  const zone = process.env['TZ'];
  const offsets: Record<string, number> = { 'Asia/Shanghai': -480, 'America/St_Johns': 210 };
  if (zone !== undefined && zone in offsets) {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(offsets[zone]);
  }
  expect(new Date(2026, 0, 1).getHours()).toBe(0);
});
