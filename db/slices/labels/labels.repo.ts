import type { z } from 'zod';
import type { CodeAlarmRow, LabelTemplateRow, labelPrintRow } from '#contract/labels/labels.contract.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { ROW_META_COLUMNS, type RowMeta } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredTemplate = LabelTemplateRow & { nameKey: string };
export const templates = defineTable<StoredTemplate>({
  name: 'label_templates',
  columns: ['id', 'name', 'nameKey', 'layout', 'isDefault', ...ROW_META_COLUMNS],
  stored: { layout: 'json', isDefault: 'boolean' },
});

export function allTemplates(db: ReadableDb): StoredTemplate[] {
  return db
    .all<StoredTemplate>(
      `SELECT ${templates.select('t')} FROM label_templates t WHERE t.voided_at IS NULL ORDER BY t.is_default DESC, sort_key(t.name)`,
    )
    .map(templates.read);
}

export function clearDefaults(db: WritableDb): void {
  db.run('UPDATE label_templates SET is_default = 0 WHERE is_default = 1');
}

export interface StoredPrint {
  id: string;
  unitId: string;
  barcode: string;
  templateId: string;
  output: 'paper' | 'zpl' | 'tspl';
  copyNo: number;
  reason: string | null;
  printedAt: number;
  printedBy: string;
}
const prints = defineTable<StoredPrint>({
  name: 'label_prints',
  columns: ['id', 'unitId', 'barcode', 'templateId', 'output', 'copyNo', 'reason', 'printedAt', 'printedBy'],
});

export function insertPrint(db: WritableDb, print: StoredPrint): void {
  prints.insert(db, print);
}

/** How many labels were printed of each unit; units without one are not in the map. */
export function printCounts(db: ReadableDb, unitIds: readonly string[]): Map<string, number> {
  const rows = db.all<{ unitId: string; copies: number }>(
    `SELECT unit_id AS unitId, max(copy_no) AS copies FROM label_prints
     WHERE unit_id IN (SELECT value FROM json_each(?)) GROUP BY unit_id`,
    [JSON.stringify(unitIds)],
  );
  return new Map(rows.map(({ unitId, copies }) => [unitId, copies]));
}

export function printsOf(db: ReadableDb, unitId: string): z.infer<typeof labelPrintRow>[] {
  return db.all(
    `SELECT p.id, p.barcode, t.name AS template, p.output, p.copy_no AS copyNo, p.reason, p.printed_at AS printedAt,
       u.display_name AS printedByName
     FROM label_prints p JOIN label_templates t ON t.id = p.template_id LEFT JOIN users u ON u.id = p.printed_by
     WHERE p.unit_id = ? ORDER BY p.copy_no DESC`,
    [unitId],
  );
}

export interface StoredKey {
  id: string;
  publicKey: string;
  privateKey: string;
  createdAt: number;
  createdBy: string;
  retiredAt: number | null;
}
const keys = defineTable<StoredKey>({
  name: 'label_keys',
  columns: ['id', 'publicKey', 'privateKey', 'createdAt', 'createdBy', 'retiredAt'],
});

export function insertKey(db: WritableDb, key: StoredKey): void {
  keys.insert(db, key);
}
export function findKey(db: ReadableDb, id: string): StoredKey | undefined {
  return keys.find(db, id);
}
export function retireKey(db: WritableDb, id: string, at: number): void {
  keys.update(db, id, { retiredAt: at });
}
export function currentKey(db: ReadableDb): StoredKey | undefined {
  return db.get<StoredKey>(`SELECT ${keys.select('k')} FROM label_keys k WHERE k.retired_at IS NULL`);
}
export function allKeys(db: ReadableDb): StoredKey[] {
  return db.all<StoredKey>(
    `SELECT ${keys.select('k')} FROM label_keys k ORDER BY k.retired_at IS NOT NULL, k.created_at DESC`,
  );
}

export interface StoredSighting {
  id: string;
  unitId: string;
  barcode: string;
  siteId: string;
  seenOn: string;
  verdict: 'genuine' | 'unsigned' | 'forged';
  note: string | null;
  createdAt: number;
  createdBy: string;
}
const sightings = defineTable<StoredSighting>({
  name: 'code_sightings',
  columns: ['id', 'unitId', 'barcode', 'siteId', 'seenOn', 'verdict', 'note', 'createdAt', 'createdBy'],
});

export function insertSighting(db: WritableDb, sighting: StoredSighting): void {
  sightings.insert(db, sighting);
}

/** The sighting of the unit at another place that is nearest in days, no further than `days` away. */
export function nearestElsewhere(
  db: ReadableDb,
  { unitId, siteId, seenOn }: Pick<StoredSighting, 'unitId' | 'siteId' | 'seenOn'>,
  days: number,
): StoredSighting | undefined {
  return db.get<StoredSighting>(
    `SELECT ${sightings.select('s')} FROM code_sightings s
     WHERE s.unit_id = :unitId AND s.site_id <> :siteId
       AND s.seen_on BETWEEN date(:seenOn, '-' || :days || ' days') AND date(:seenOn, '+' || :days || ' days')
     ORDER BY abs(julianday(s.seen_on) - julianday(:seenOn)), s.created_at DESC LIMIT 1`,
    { unitId, siteId, seenOn, days },
  );
}

export interface StoredAlarm extends RowMeta {
  id: string;
  unitId: string;
  barcode: string;
  firstSiteId: string;
  firstOn: string;
  secondSiteId: string;
  secondOn: string;
  days: number;
  answeredAt: number | null;
  answer: string | null;
}
export const alarms = defineTable<StoredAlarm>({
  name: 'code_alarms',
  columns: [
    'id',
    'unitId',
    'barcode',
    'firstSiteId',
    'firstOn',
    'secondSiteId',
    'secondOn',
    'days',
    'answeredAt',
    'answer',
    ...ROW_META_COLUMNS,
  ],
});

const ALARM = `SELECT ${alarms.select('a')}, COALESCE(t.name, p.name) AS name, x.name AS firstSiteName, y.name AS secondSiteName
  FROM code_alarms a JOIN units u ON u.id = a.unit_id JOIN sites x ON x.id = a.first_site_id JOIN sites y ON y.id = a.second_site_id
  LEFT JOIN parts t ON t.id = u.part_id LEFT JOIN products p ON p.id = u.product_id`;
type RawAlarm = CodeAlarmRow & Pick<StoredAlarm, 'firstSiteId' | 'secondSiteId'>;
const shownAlarm = ({ firstSiteId: _first, secondSiteId: _second, ...row }: RawAlarm): CodeAlarmRow => row;

/** Alarms, those nobody has answered first. */
export function listAlarms(db: ReadableDb): CodeAlarmRow[] {
  return db
    .all<RawAlarm>(`${ALARM} ORDER BY a.answered_at IS NOT NULL, a.created_at DESC LIMIT 500`)
    .map(shownAlarm);
}
export function alarmRow(db: ReadableDb, id: string): CodeAlarmRow | undefined {
  const raw = db.get<RawAlarm>(`${ALARM} WHERE a.id = ?`, [id]);
  return raw && shownAlarm(raw);
}
export function openAlarmsOf(db: ReadableDb, unitId: string): StoredAlarm[] {
  return db.all<StoredAlarm>(
    `SELECT ${alarms.select('a')} FROM code_alarms a WHERE a.unit_id = ? AND a.answered_at IS NULL`,
    [unitId],
  );
}
