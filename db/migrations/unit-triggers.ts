/** Last effective INSTALLED or REMOVED of the unit of the new event, as (type, parent, position). */
const LAST_MOVE = `(SELECT type, parent_unit_id, position FROM unit_effective_events
  WHERE unit_id = NEW.unit_id AND type IN ('INSTALLED', 'REMOVED') ORDER BY seq DESC LIMIT 1)`;

const PAIR_HALF = (
  side: 'removed' | 'installed',
  type: 'REMOVED' | 'INSTALLED',
) => `EXISTS (SELECT 1 FROM unit_events
  WHERE unit_id = NEW.${side}_unit_id AND seq = NEW.${side}_seq AND type = '${type}' AND pair_id = NEW.id
    AND parent_unit_id = NEW.parent_unit_id AND position = NEW.position AND at = NEW.at
    AND source_kind IS NEW.source_kind AND source_id IS NEW.source_id)`;

/** The legal order of a unit's events and the shape of the tree, held against any writer, not only our services. */
export const UNIT_RULES = `
CREATE VIEW unit_effective_events AS
SELECT e.* FROM unit_events e WHERE e.type <> 'CORRECTED'
  AND NOT EXISTS (SELECT 1 FROM unit_events c WHERE c.unit_id = e.unit_id AND c.corrects_seq = e.seq);

CREATE TRIGGER unit_barcodes_no_delete BEFORE DELETE ON unit_barcodes BEGIN SELECT RAISE(ABORT, 'barcodes are kept for ever'); END;
CREATE TRIGGER unit_barcodes_no_update BEFORE UPDATE ON unit_barcodes
WHEN NEW.barcode_key <> OLD.barcode_key OR NEW.barcode <> OLD.barcode OR NEW.unit_id <> OLD.unit_id
BEGIN SELECT RAISE(ABORT, 'barcodes are kept for ever'); END;
CREATE TRIGGER units_no_delete BEFORE DELETE ON units BEGIN SELECT RAISE(ABORT, 'units are never deleted'); END;
CREATE TRIGGER units_barcode_known BEFORE UPDATE OF barcode ON units
WHEN NEW.barcode <> OLD.barcode AND NOT EXISTS (SELECT 1 FROM unit_barcodes WHERE unit_id = NEW.id AND barcode = NEW.barcode AND is_current = 1)
BEGIN SELECT RAISE(ABORT, 'barcodes are never edited'); END;

CREATE TRIGGER unit_events_no_update BEFORE UPDATE ON unit_events BEGIN SELECT RAISE(ABORT, 'unit_events is append-only'); END;
CREATE TRIGGER unit_events_no_delete BEFORE DELETE ON unit_events BEGIN SELECT RAISE(ABORT, 'unit_events is append-only'); END;

CREATE TRIGGER unit_events_in_order BEFORE INSERT ON unit_events
WHEN NEW.seq <> 1 + (SELECT COALESCE(max(seq), 0) FROM unit_events WHERE unit_id = NEW.unit_id)
BEGIN SELECT RAISE(ABORT, 'unit_event_order'); END;

CREATE TRIGGER unit_events_after_end BEFORE INSERT ON unit_events
WHEN NEW.type NOT IN ('CREATED', 'CORRECTED')
  AND EXISTS (SELECT 1 FROM unit_effective_events WHERE unit_id = NEW.unit_id AND type IN ('LOST', 'SCRAPPED'))
BEGIN SELECT RAISE(ABORT, 'unit_scrapped'); END;

CREATE TRIGGER unit_events_removed BEFORE INSERT ON unit_events
WHEN NEW.type = 'REMOVED' AND NOT EXISTS (SELECT 1 FROM ${LAST_MOVE}
  WHERE type = 'INSTALLED' AND parent_unit_id = NEW.parent_unit_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'unit_not_installed'); END;

CREATE TRIGGER unit_events_installed BEFORE INSERT ON unit_events
WHEN NEW.type = 'INSTALLED' AND EXISTS (SELECT 1 FROM ${LAST_MOVE} WHERE type = 'INSTALLED')
BEGIN SELECT RAISE(ABORT, 'unit_already_installed'); END;

CREATE TRIGGER unit_events_with_root BEFORE INSERT ON unit_events
WHEN NEW.type IN ('STOCKED', 'SHIPPED', 'ARRIVED', 'ON_SITE', 'COMMISSIONED', 'HANDED_OVER', 'RETURNED', 'LOST', 'SCRAPPED')
  AND EXISTS (SELECT 1 FROM ${LAST_MOVE} WHERE type = 'INSTALLED')
BEGIN SELECT RAISE(ABORT, 'unit_travels_with_root'); END;

CREATE TRIGGER unit_events_after_shipping BEFORE INSERT ON unit_events
WHEN NEW.type IN ('ARRIVED', 'ON_SITE', 'COMMISSIONED', 'HANDED_OVER') AND NOT EXISTS (
  SELECT 1 FROM unit_effective_events out WHERE out.unit_id = NEW.unit_id
    AND (out.type = 'SHIPPED' OR (out.type = 'REMOVED' AND out.site_id IS NOT NULL))
    AND NOT EXISTS (SELECT 1 FROM unit_effective_events back WHERE back.unit_id = NEW.unit_id AND back.type = 'RETURNED' AND back.seq > out.seq))
BEGIN SELECT RAISE(ABORT, 'unit_event_order'); END;

CREATE TRIGGER unit_events_meter BEFORE INSERT ON unit_events
WHEN NEW.running_hours IS NOT NULL AND NEW.is_meter_reset = 0 AND NEW.running_hours < (
  SELECT running_hours FROM unit_effective_events
  WHERE unit_id = NEW.unit_id AND running_hours IS NOT NULL ORDER BY seq DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'meter_fell'); END;

CREATE TRIGGER unit_events_corrected BEFORE INSERT ON unit_events
WHEN NEW.type = 'CORRECTED' AND NOT EXISTS (SELECT 1 FROM unit_events
  WHERE unit_id = NEW.unit_id AND seq = NEW.corrects_seq AND type NOT IN ('CREATED', 'CORRECTED', 'RELABELLED'))
BEGIN SELECT RAISE(ABORT, 'unit_not_correctable'); END;

CREATE TRIGGER unit_events_corrected_pair BEFORE INSERT ON unit_events
WHEN NEW.type = 'CORRECTED'
  AND (SELECT pair_id FROM unit_events WHERE unit_id = NEW.unit_id AND seq = NEW.corrects_seq) IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM unit_events e JOIN unit_pairs p ON p.id = e.pair_id
    WHERE e.unit_id = NEW.unit_id AND e.seq = NEW.corrects_seq
      AND NEW.seq = CASE WHEN p.removed_unit_id = NEW.unit_id THEN p.removed_corrected_seq ELSE p.installed_corrected_seq END)
BEGIN SELECT RAISE(ABORT, 'replacement_half'); END;

CREATE TRIGGER unit_pairs_match BEFORE INSERT ON unit_pairs
WHEN NEW.removed_corrected_seq IS NOT NULL OR NOT (${PAIR_HALF('removed', 'REMOVED')} AND ${PAIR_HALF('installed', 'INSTALLED')})
BEGIN SELECT RAISE(ABORT, 'replacement_half'); END;
CREATE TRIGGER unit_pairs_kept BEFORE UPDATE ON unit_pairs
WHEN OLD.removed_corrected_seq IS NOT NULL OR NEW.id <> OLD.id OR NEW.removed_unit_id <> OLD.removed_unit_id
  OR NEW.removed_seq <> OLD.removed_seq OR NEW.installed_unit_id <> OLD.installed_unit_id
  OR NEW.installed_seq <> OLD.installed_seq OR NEW.parent_unit_id <> OLD.parent_unit_id OR NEW.position <> OLD.position
  OR NEW.source_kind IS NOT OLD.source_kind OR NEW.source_id IS NOT OLD.source_id OR NEW.at <> OLD.at
BEGIN SELECT RAISE(ABORT, 'replacement_half'); END;
CREATE TRIGGER unit_pairs_no_delete BEFORE DELETE ON unit_pairs BEGIN SELECT RAISE(ABORT, 'replacement_half'); END;

CREATE TRIGGER unit_states_tree_insert BEFORE INSERT ON unit_states WHEN NEW.parent_unit_id IS NOT NULL
BEGIN ${treeCheck()} END;
CREATE TRIGGER unit_states_tree_update BEFORE UPDATE OF parent_unit_id ON unit_states
WHEN NEW.parent_unit_id IS NOT NULL AND NEW.parent_unit_id IS NOT OLD.parent_unit_id
BEGIN ${treeCheck()} END;
`;

/** Walks up from the new parent and down from the unit; both walks stop one link beyond what is allowed. */
function treeCheck(): string {
  const up = `WITH RECURSIVE up (id, depth) AS (
    SELECT NEW.parent_unit_id, 1
    UNION ALL SELECT s.parent_unit_id, up.depth + 1 FROM up JOIN unit_states s ON s.unit_id = up.id
      WHERE s.parent_unit_id IS NOT NULL AND up.depth < 13)`;
  const down = `WITH RECURSIVE down (id, height) AS (
    SELECT NEW.unit_id, 0
    UNION ALL SELECT s.unit_id, down.height + 1 FROM down JOIN unit_states s ON s.parent_unit_id = down.id WHERE down.height < 13)`;
  return `
  SELECT RAISE(ABORT, 'unit_cycle') WHERE EXISTS (${up} SELECT 1 FROM up WHERE id = NEW.unit_id);
  SELECT RAISE(ABORT, 'unit_too_deep') WHERE (${up} SELECT max(depth) FROM up) + (${down} SELECT max(height) FROM down) > 12;`;
}
