import type { CalendarDay } from '#contract/engineers/calendar.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';

export function listCalendarDays(db: ReadableDb): CalendarDay[] {
  return db.all<CalendarDay>('SELECT on_day AS onDay, kind, name FROM calendar_days ORDER BY on_day');
}

export function putCalendarDay(db: WritableDb, day: CalendarDay): void {
  db.run(
    `INSERT INTO calendar_days (on_day, kind, name) VALUES (?, ?, ?)
     ON CONFLICT (on_day) DO UPDATE SET kind = excluded.kind, name = excluded.name`,
    [day.onDay, day.kind, day.name],
  );
}

export function dropCalendarDay(db: WritableDb, onDay: string): void {
  db.run('DELETE FROM calendar_days WHERE on_day = ?', [onDay]);
}
