import type { MigrationStep } from './step.ts';

/** What meters showed, apart from the other events of a unit: the due list reads every one of them. */
export const step0292MeterReadings: MigrationStep = {
  version: 292,
  name: 'meter readings by unit',
  up(db) {
    db.exec(`CREATE INDEX unit_events_meter_readings ON unit_events (unit_id, at, seq, running_hours, is_meter_reset)
  WHERE running_hours IS NOT NULL`);
  },
};
