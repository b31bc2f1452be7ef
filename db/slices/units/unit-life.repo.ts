import type { ChainLink, TreeNode, UnitEventRow, UnitLife } from '#contract/units/unit-life.schema.ts';
import type { ReadableDb } from '#db/connection/database.ts';

type RawEvent = Omit<UnitEventRow, 'isMeterReset' | 'correctedBySeq'> & { isMeterReset: number };

/** A unit's events with every name a reader needs, newest first. */
export function timelineOf(db: ReadableDb, unitId: string): UnitEventRow[] {
  const rows = db.all<RawEvent>(
    `SELECT e.seq, e.id, e.type, e.at, e.place, e.parent_unit_id AS parentUnitId, pu.barcode AS parentBarcode, e.position,
       e.pair_id AS pairId, cu.barcode AS counterpartBarcode, e.site_id AS siteId, si.name AS siteName,
       pa.id AS partyId, pa.name AS partyName, e.source_kind AS sourceKind, e.source_id AS sourceId,
       CASE e.source_kind
         WHEN 'visit' THEN (SELECT c.no FROM visits v JOIN service_cases c ON c.id = v.case_id WHERE v.id = e.source_id)
         WHEN 'case' THEN (SELECT c.no FROM service_cases c WHERE c.id = e.source_id)
         WHEN 'shipment' THEN (SELECT h.no FROM shipments h WHERE h.id = e.source_id)
         WHEN 'order' THEN (SELECT o.no FROM orders o WHERE o.id = e.source_id) END AS sourceNo,
       CASE e.source_kind WHEN 'visit' THEN (SELECT v.case_id FROM visits v WHERE v.id = e.source_id) WHEN 'case' THEN e.source_id END AS caseId,
       e.running_hours AS runningHours, e.is_meter_reset AS isMeterReset, e.corrects_seq AS correctsSeq,
       e.reason, e.note, e.operator, e.created_at AS createdAt, e.created_by AS createdBy, us.display_name AS createdByName
     FROM unit_events e
     LEFT JOIN units pu ON pu.id = e.parent_unit_id
     LEFT JOIN sites si ON si.id = e.site_id
     LEFT JOIN merged_parties g ON g.merged_id = e.party_id
     LEFT JOIN parties pa ON pa.id = COALESCE(g.kept_id, e.party_id)
     LEFT JOIN users us ON us.id = e.created_by
     LEFT JOIN unit_pairs p ON p.id = e.pair_id
     LEFT JOIN units cu ON cu.id = CASE WHEN p.removed_unit_id = e.unit_id THEN p.installed_unit_id ELSE p.removed_unit_id END
     WHERE e.unit_id = ? ORDER BY e.at DESC, e.seq DESC`,
    [unitId],
  );
  const corrections = new Map(rows.map((row) => [row.correctsSeq, row.seq]));
  return rows.map((row) =>
    Object.assign(row, {
      isMeterReset: row.isMeterReset === 1,
      correctedBySeq: corrections.get(row.seq) ?? null,
    }),
  );
}

export type StoredOrigin = Omit<NonNullable<UnitLife['origin']>, 'isOfRoot'> & {
  warrantyClause: string | null;
  shippedOn: string | null;
};

/** The order line something was made for, with customer and specification. */
export function originOf(db: ReadableDb, orderLineId: string): StoredOrigin | undefined {
  return db.get<StoredOrigin>(
    `SELECT o.id AS orderId, o.no AS orderNo, o.ordered_on AS orderedOn, o.customer_order_no AS customerOrderNo,
       l.id AS orderLineId, l.line_no AS lineNo, COALESCE(pr.name, l.product) AS product, l.model,
       o.party_id AS partyId, pa.name AS partyName, so.name AS shipownerName,
       sp.id AS specificationId, sp.no AS specificationNo, sr.letter AS specificationLetter, sr.state AS specificationState,
       o.warranty_clause AS warrantyClause, o.shipped_on AS shippedOn
     FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN parties pa ON pa.id = o.party_id
     LEFT JOIN parties so ON so.id = o.shipowner_party_id
     LEFT JOIN products pr ON pr.id = l.product_id
     LEFT JOIN specification_revisions sr ON sr.id = o.specification_revision_id
     LEFT JOIN specifications sp ON sp.id = sr.specification_id
     WHERE l.id = ?`,
    [orderLineId],
  );
}

type Place = Pick<UnitLife['place'], 'siteKind' | 'hullNo' | 'ownerId' | 'ownerName'>;

export function sitePlace(db: ReadableDb, siteId: string): Place | undefined {
  return db.get<Place>(
    `SELECT s.kind AS siteKind, s.hull_no AS hullNo, s.owner_party_id AS ownerId, p.name AS ownerName
     FROM sites s LEFT JOIN parties p ON p.id = s.owner_party_id WHERE s.id = ?`,
    [siteId],
  );
}

export type ParentStep = UnitLife['parents'][number];

/** From the unit's parent up to the root; `position` is where the step below sits in it. */
export function parentsOf(db: ReadableDb, unitId: string): ParentStep[] {
  return db.all<ParentStep>(
    `WITH RECURSIVE up (id, position, depth) AS (
       SELECT s.parent_unit_id, s.position, 1 FROM unit_states s WHERE s.unit_id = ? AND s.parent_unit_id IS NOT NULL
       UNION ALL SELECT s.parent_unit_id, s.position, up.depth + 1 FROM up JOIN unit_states s ON s.unit_id = up.id
         WHERE s.parent_unit_id IS NOT NULL AND up.depth < 12)
     SELECT u.id AS unitId, u.barcode, COALESCE(t.name, p.name) AS name, u.kind, up.position
     FROM up JOIN units u ON u.id = up.id LEFT JOIN parts t ON t.id = u.part_id LEFT JOIN products p ON p.id = u.product_id
     ORDER BY up.depth`,
    [unitId],
  );
}

const NODE = `u.id AS unitId, u.barcode, COALESCE(t.name, p.name) AS name, u.kind`;
const NAMES = 'LEFT JOIN parts t ON t.id = u.part_id LEFT JOIN products p ON p.id = u.product_id';
const REPLACED = `(SELECT count(*) FROM unit_pairs x WHERE x.parent_unit_id = d.parent AND x.position = d.position AND x.removed_corrected_seq IS NULL)`;
/** A machine with more parts than this is shown as far as this. */
const TREE_LIMIT = 2000;

/** Whether anything sits in the unit. */
export function hasParts(db: ReadableDb, unitId: string): boolean {
  return db.pluck('SELECT 1 FROM unit_states WHERE parent_unit_id = ? LIMIT 1', [unitId]) !== undefined;
}

/** Positions right below a unit that are taken. */
export function childrenNow(db: ReadableDb, unitId: string): string[] {
  return db.pluckAll<string>('SELECT position FROM unit_states WHERE parent_unit_id = ?', [unitId]);
}

/** The tree below a unit as it is now: parents before their children, siblings by position. */
export function treeBelow(db: ReadableDb, rootId: string): TreeNode[] {
  return db.all<TreeNode>(
    `WITH RECURSIVE d (id, parent, position, depth) AS (
       SELECT ?, NULL, NULL, 0
       UNION ALL SELECT s.unit_id, s.parent_unit_id, s.position, d.depth + 1 FROM d JOIN unit_states s ON s.parent_unit_id = d.id
         WHERE d.depth < 12 ORDER BY 4 DESC, 3)
     SELECT ${NODE}, d.parent AS parentUnitId, d.position, d.depth, ${REPLACED} AS replacedCount
     FROM d CROSS JOIN units u ON u.id = d.id ${NAMES} LIMIT ${TREE_LIMIT}`,
    [rootId],
  );
}

export type NodeAt = Pick<TreeNode, 'unitId' | 'barcode' | 'name' | 'kind'> & {
  position: string;
  replacedCount: number;
};

/** What sat directly in a unit at an instant, by the events that still count. */
export function childrenAt(db: ReadableDb, parentId: string, at: number): NodeAt[] {
  return db.all<NodeAt>(
    `SELECT ${NODE}, e.position, (SELECT count(*) FROM unit_pairs x WHERE x.parent_unit_id = e.parent_unit_id
         AND x.position = e.position AND x.removed_corrected_seq IS NULL) AS replacedCount
     FROM unit_effective_events e JOIN units u ON u.id = e.unit_id ${NAMES}
     WHERE e.parent_unit_id = :parentId AND e.type = 'INSTALLED' AND e.at <= :at
       AND NOT EXISTS (SELECT 1 FROM unit_effective_events x WHERE x.unit_id = e.unit_id AND x.seq > e.seq
         AND x.type IN ('INSTALLED', 'REMOVED') AND x.at <= :at)
     ORDER BY e.position`,
    { parentId, at },
  );
}

type Generation = Pick<ChainLink, 'unitId' | 'barcode' | 'status'>;
export type PairFacts = Pick<ChainLink, 'removedReason' | 'caseId' | 'caseNo' | 'visitId'> & {
  removed: Generation;
  installed: Generation;
  /** When the removed unit had come to that position. */
  firstInstalledAt: number | null;
};
type RawPairFacts = Omit<PairFacts, 'removed' | 'installed'> & {
  oldId: string;
  oldCode: string;
  oldStatus: Generation['status'];
  newId: string;
  newCode: string;
  newStatus: Generation['status'];
};

/** Both units of a replacement, why it was made and in which case. */
export function pairFacts(db: ReadableDb, pairId: string): PairFacts | undefined {
  const raw = db.get<RawPairFacts>(
    `SELECT ou.id AS oldId, ou.barcode AS oldCode, os.status AS oldStatus, nu.id AS newId, nu.barcode AS newCode, ns.status AS newStatus,
       e.reason AS removedReason, c.id AS caseId, c.no AS caseNo, v.id AS visitId,
       (SELECT i.at FROM unit_effective_events i WHERE i.unit_id = p.removed_unit_id AND i.type = 'INSTALLED'
          AND i.seq < p.removed_seq ORDER BY i.seq DESC LIMIT 1) AS firstInstalledAt
     FROM unit_pairs p JOIN unit_events e ON e.unit_id = p.removed_unit_id AND e.seq = p.removed_seq
     JOIN units ou ON ou.id = p.removed_unit_id JOIN unit_states os ON os.unit_id = ou.id
     JOIN units nu ON nu.id = p.installed_unit_id JOIN unit_states ns ON ns.unit_id = nu.id
     LEFT JOIN visits v ON p.source_kind = 'visit' AND v.id = p.source_id
     LEFT JOIN service_cases c ON c.id = v.case_id WHERE p.id = ?`,
    [pairId],
  );
  if (!raw) return undefined;
  const { oldId, oldCode, oldStatus, newId, newCode, newStatus, ...facts } = raw;
  return {
    ...facts,
    removed: { unitId: oldId, barcode: oldCode, status: oldStatus },
    installed: { unitId: newId, barcode: newCode, status: newStatus },
  };
}

const CASE =
  'c.id, c.no, c.reported_on AS reportedOn, c.title, c.state, c.fault_code AS faultCode, c.judgement';

/** Cases reported on a unit that was never part of a replacement, newest first. */
export function casesOnUnit(db: ReadableDb, unitId: string): UnitLife['cases'] {
  return db.all(
    `SELECT ${CASE} FROM service_cases c WHERE c.unit_id = ? AND c.voided_at IS NULL ORDER BY c.doc DESC LIMIT 200`,
    [unitId],
  );
}

/** Cases reported on the unit, and cases in which it was put in or taken out; newest first. */
export function casesOf(db: ReadableDb, unitId: string): UnitLife['cases'] {
  return db.all(
    `SELECT ${CASE} FROM service_cases c WHERE c.voided_at IS NULL AND c.doc IN (
       SELECT doc FROM service_cases WHERE unit_id = :unitId
       UNION SELECT k.doc FROM unit_pairs p JOIN visits v ON v.id = p.source_id JOIN service_cases k ON k.id = v.case_id
         WHERE p.source_kind = 'visit' AND p.removed_unit_id = :unitId
       UNION SELECT k.doc FROM unit_pairs p JOIN visits v ON v.id = p.source_id JOIN service_cases k ON k.id = v.case_id
         WHERE p.source_kind = 'visit' AND p.installed_unit_id = :unitId)
     ORDER BY c.doc DESC LIMIT 200`,
    { unitId },
  );
}

/** The nearest order line, going from the unit up. */
export function orderLineIdOf(db: ReadableDb, unitId: string): string | null {
  return db.pluck<string | null>('SELECT order_line_id FROM units WHERE id = ?', [unitId]) ?? null;
}
