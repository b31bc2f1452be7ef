import { type MigrationStep, ROW_META } from './step.ts';

/** Maintenance plans, what was done or left out of each term, inspection rounds with their checklists. */
export const step0170Maintenance: MigrationStep = {
  version: 170,
  name: 'maintenance',
  up(db) {
    db.exec(`
CREATE TABLE maintenance_plans (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  unit_id TEXT NOT NULL REFERENCES units (id),
  title TEXT NOT NULL,
  every_days INTEGER CHECK (every_days > 0),
  every_hours INTEGER CHECK (every_hours > 0),
  -- Where counting begins until the first work is done.
  start_on TEXT NOT NULL,
  start_hours INTEGER CHECK (start_hours >= 0),
  warn_days INTEGER NOT NULL DEFAULT 14 CHECK (warn_days >= 0),
  checklist TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(checklist)),
  service_point_id TEXT REFERENCES service_points (id),
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  note TEXT,${ROW_META},
  CHECK (every_days IS NOT NULL OR every_hours IS NOT NULL)
) STRICT;
CREATE INDEX maintenance_plans_unit ON maintenance_plans (unit_id);

ALTER TABLE service_cases ADD COLUMN plan_id TEXT REFERENCES maintenance_plans (id);
CREATE INDEX service_cases_plan ON service_cases (plan_id) WHERE plan_id IS NOT NULL;

CREATE TABLE inspection_rounds (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  planned_on TEXT NOT NULL,
  service_point_id TEXT REFERENCES service_points (id),
  engineer_id TEXT REFERENCES engineers (id),
  state TEXT NOT NULL CHECK (state IN ('planned', 'running', 'done', 'cancelled')),
  note TEXT,${ROW_META}
) STRICT;
CREATE INDEX inspection_rounds_planned ON inspection_rounds (planned_on);

CREATE TABLE inspection_items (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES inspection_rounds (id),
  seq INTEGER NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  plan_id TEXT REFERENCES maintenance_plans (id),
  checks TEXT NOT NULL CHECK (json_valid(checks)),
  running_hours INTEGER CHECK (running_hours >= 0),
  meter_reset_reason TEXT,
  note TEXT,
  done_on TEXT,
  case_id TEXT REFERENCES service_cases (id),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (round_id, seq),
  UNIQUE (round_id, unit_id)
) STRICT;
CREATE TRIGGER inspection_items_done BEFORE UPDATE ON inspection_items
WHEN OLD.done_on IS NOT NULL AND (NEW.checks <> OLD.checks OR NEW.done_on IS NOT OLD.done_on OR NEW.running_hours IS NOT OLD.running_hours)
BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;

CREATE TABLE maintenance_works (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES maintenance_plans (id),
  -- The term it settles, as it stood that day.
  due_on TEXT,
  due_hours INTEGER,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'cancelled')),
  on_day TEXT NOT NULL,
  running_hours INTEGER CHECK (running_hours >= 0),
  visit_id TEXT REFERENCES visits (id),
  item_id TEXT UNIQUE REFERENCES inspection_items (id),
  reason TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  CHECK (outcome <> 'cancelled' OR ifnull(length(reason), 0) > 0)
) STRICT;
CREATE UNIQUE INDEX maintenance_works_visit ON maintenance_works (plan_id, visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX maintenance_works_plan ON maintenance_works (plan_id, on_day);
CREATE TRIGGER maintenance_works_no_update BEFORE UPDATE ON maintenance_works BEGIN SELECT RAISE(ABORT, 'maintenance works are kept'); END;
CREATE TRIGGER maintenance_works_no_delete BEFORE DELETE ON maintenance_works BEGIN SELECT RAISE(ABORT, 'maintenance works are kept'); END;
`);
  },
};
