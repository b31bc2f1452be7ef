import type { CasePrefill } from '#contract/service-cases/case-view.schema.ts';
import type { ReadableDb } from '#db/connection/database.ts';

type History = CasePrefill['history'];

const SHOWN = 5;

/** What was in the units or came out of them: a part that was replaced had its cases while it was inside. */
const ONCE_INSIDE = `SELECT value FROM json_each(:units)
  UNION SELECT removed_unit_id FROM unit_pairs WHERE parent_unit_id IN (SELECT value FROM json_each(:units))`;

/** The last closed cases of the units and of what was replaced in them, and the last replacements; newest first. */
export function historyOf(db: ReadableDb, unitIds: readonly string[]): History {
  const units = JSON.stringify(unitIds);
  const cases = db.all<History['cases'][number]>(
    `SELECT id, no, title, reported_on AS reportedOn, fault_code AS faultCode, fault_text AS faultText, remedy_code AS remedyCode, outcome
     FROM service_cases WHERE unit_id IN (${ONCE_INSIDE}) AND state = 'closed' AND voided_at IS NULL
     ORDER BY reported_on DESC, doc DESC LIMIT ${SHOWN}`,
    { units },
  );
  const replacements = db.all<History['replacements'][number]>(
    `SELECT up.id AS pairId, date(up.at / 1000, 'unixepoch', 'localtime') AS replacedOn, up.position,
       ru.barcode AS removedBarcode, iu.barcode AS installedBarcode
     FROM unit_pairs up JOIN units ru ON ru.id = up.removed_unit_id JOIN units iu ON iu.id = up.installed_unit_id
     WHERE up.removed_corrected_seq IS NULL AND (up.parent_unit_id IN (SELECT value FROM json_each(:units))
       OR up.removed_unit_id IN (SELECT value FROM json_each(:units)) OR up.installed_unit_id IN (SELECT value FROM json_each(:units)))
     ORDER BY up.at DESC, up.id DESC LIMIT ${SHOWN}`,
    { units },
  );
  return { cases, replacements };
}
