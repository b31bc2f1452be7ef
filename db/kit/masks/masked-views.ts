import type { Database } from 'better-sqlite3';
import { MASK, MASKED_FIELDS, type MaskedField } from '#contract/field-masks/masked-fields.ts';
import {
  BESIDE_COLUMNS,
  JSON_COLUMNS,
  MASKED_COLUMNS,
  REFERENCE_COLUMNS,
  SEARCHED_VALUES,
} from './masked-columns.ts';
import { bareIssues, isShownIn, jsonWithoutNames, withoutValues } from './masked-text.ts';
import type { RoleMasks } from './role-masks.ts';

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** What stands for the column in the view of its table. */
function maskedSql(masks: RoleMasks, field: MaskedField, table: string, column: string): string {
  if (JSON_COLUMNS[table]?.includes(column)) return `masked_json(${quoted(column)})`;
  const isMasked = masks.levels.get(field) === 'masked' && MASKED_FIELDS[field].form === 'text';
  if (!isMasked || REFERENCE_COLUMNS.has(column)) return 'NULL';
  return `CASE WHEN ${quoted(column)} IS NULL OR ${quoted(column)} = '' THEN ${quoted(column)} ELSE '${MASK}' END`;
}

/** Masked columns by table, with what stands for each. */
function maskedTables(masks: RoleMasks): Map<string, Map<string, string>> {
  const tables = new Map<string, Map<string, string>>();
  for (const field of masks.unseen) {
    for (const [table, columns] of Object.entries(MASKED_COLUMNS[field])) {
      const known = tables.get(table) ?? new Map<string, string>();
      tables.set(table, known);
      for (const column of columns) known.set(column, maskedSql(masks, field, table, column));
    }
  }
  return tables;
}

/** The view with the name of its table, computed columns too: in front of the table for everything that is asked on the connection. */
function viewSql(handle: Database, table: string, masked: ReadonlyMap<string, string>): string {
  const columns = handle
    .prepare<[string], { name: string }>('SELECT name FROM main.pragma_table_xinfo(?) WHERE hidden <> 1')
    .all(table)
    .map(({ name }) => {
      const sql = masked.get(name) ?? (BESIDE_COLUMNS.has(name) ? 'NULL' : null);
      return sql === null ? quoted(name) : `${sql} AS ${quoted(name)}`;
    });
  return `CREATE TEMP VIEW ${quoted(table)} AS SELECT rowid AS rowid, ${columns.join(', ')} FROM main.${quoted(table)}`;
}

/** Values of a document of the search index that are not to be seen, as SQL for one JSON array of arrays. */
function valuesSql(masks: RoleMasks): string | null {
  const byKind = new Map<string, string[]>();
  for (const field of masks.unseen)
    for (const [kind, sql] of Object.entries(SEARCHED_VALUES[field] ?? {}))
      byKind.set(kind, [...(byKind.get(kind) ?? []), `json((${sql}))`]);
  if (byKind.size === 0) return null;
  const cases = [...byKind].map(([kind, all]) => `WHEN '${kind}' THEN json_array(${all.join(', ')})`);
  return `CASE d.kind ${cases.join(' ')} END`;
}

function searchSql(masks: RoleMasks): string[] {
  const values = valuesSql(masks);
  if (values === null) return [];
  return [
    `CREATE TEMP VIEW search_docs AS SELECT d.doc, d.kind, d.entity_id, d.title, d.is_voided,
       masked_lines(d.subtitle, ' · ', ${values}) AS subtitle, masked_lines(d.body, char(10), ${values}) AS body
     FROM main.search_docs d`,
  ];
}

const LOG_SQL = `CREATE TEMP VIEW change_log AS SELECT seq, entity, entity_id, action, masked_json(before_json) AS before_json,
  masked_json(after_json) AS after_json, actor, device, at, clock_back_ms, prev_hash, hash FROM main.change_log`;
const ROWS_SQL = `CREATE TEMP VIEW import_rows AS SELECT batch_id, row_no, part, outcome, entity, entity_id,
  masked_json(before_json) AS before_json, masked_json(after_json) AS after_json, NULL AS cells, bare_issues(issues) AS issues
  FROM main.import_rows`;

/** Every text of a JSON value made of arrays. */
function textsIn(json: unknown): Set<string> {
  const values: unknown = typeof json === 'string' ? JSON.parse(json) : [];
  const texts = (one: unknown): string[] => {
    if (Array.isArray(one)) return one.flatMap(texts);
    return typeof one === 'string' && one !== '' ? [one] : [];
  };
  return new Set(texts(values));
}

function addFunctions(handle: Database, masks: RoleMasks): void {
  const pure = { deterministic: true } as const;
  const asText = (value: unknown) => (typeof value === 'string' ? value : '');
  handle.function('masked_json', pure, (json: unknown) =>
    jsonWithoutNames(typeof json === 'string' ? json : null, masks.unseenNames),
  );
  handle.function('bare_issues', pure, (json: unknown) => bareIssues(typeof json === 'string' ? json : null));
  handle.function('masked_lines', pure, (text: unknown, parting: unknown, values: unknown) =>
    values === null ? asText(text) : withoutValues(asText(text), textsIn(values), asText(parting)),
  );
  handle.function('shown_in', pure, (title: unknown, subtitle: unknown, body: unknown, typed: unknown) =>
    isShownIn(asText(title), asText(subtitle), asText(body), asText(typed)) ? 1 : 0,
  );
}

/**
 * Puts views in front of the tables of a reading connection, so that nothing asked through it can come to a value the
 * role may not see: not a list, a sum, an order, a condition or a document made of it.
 */
export function putMasksBefore(handle: Database, masks: RoleMasks): void {
  addFunctions(handle, masks);
  const views = [...maskedTables(masks)].map(([table, masked]) => viewSql(handle, table, masked));
  handle.pragma('query_only = OFF');
  for (const sql of [...views, ...searchSql(masks), LOG_SQL, ROWS_SQL]) handle.exec(sql);
  handle.pragma('query_only = ON');
}
