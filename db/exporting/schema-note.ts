import type { ReadableDb } from '#db/connection/database.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { getSetting } from '#db/kit/settings.ts';
import { SCHEMA_VERSION } from '#db/migrations/index.ts';
import { PROGRAM_VERSION } from '#db/version.ts';

export interface TableNote {
  name: string;
  sql: string;
  columns: { name: string; type: string; isRequired: boolean; refersTo: string | null }[];
}

/** What opens the door to the program, and what it last answered, are no records of the factory. */
const PRIVATE_TABLES: ReadonlySet<string> = new Set(['sessions', 'answered_calls']);
const PRIVATE_COLUMNS: ReadonlySet<string> = new Set(['users.password_hash', 'label_keys.private_key']);

/** Every table of the books with its columns; search indexes, which hold nothing of their own, are left out. */
export function tableNotes(db: ReadableDb): TableNote[] {
  const all = db.all<{ name: string; sql: string | null }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name",
  );
  const virtual = all.filter(({ sql }) => /^CREATE VIRTUAL/iu.test(sql ?? '')).map(({ name }) => name);
  const isDerived = (name: string) => virtual.some((one) => name === one || name.startsWith(`${one}_`));
  return all
    .filter(({ name }) => !isDerived(name) && !PRIVATE_TABLES.has(name))
    .map(({ name, sql }) => ({ name, sql: sql ?? '', columns: columnsOf(db, name) }));
}

function columnsOf(db: ReadableDb, table: string): TableNote['columns'] {
  const references = new Map(
    db
      .all<{ from: string; table: string }>('SELECT "from", "table" FROM pragma_foreign_key_list(?)', [table])
      .map((one) => [one.from, one.table]),
  );
  return db
    .all<{ name: string; type: string; isRequired: number }>(
      'SELECT name, type, "notnull" AS isRequired FROM pragma_table_info(?) ORDER BY cid',
      [table],
    )
    .filter(({ name }) => !PRIVATE_COLUMNS.has(`${table}.${name}`))
    .map(({ name, type, isRequired }) => ({
      name,
      type,
      isRequired: isRequired === 1,
      refersTo: references.get(name) ?? null,
    }));
}

const INTRODUCTION = `内容 / Contents
  workbooks/*.xlsx   每类记录一个工作簿，表头可直接用于导入 / one workbook per kind; the import knows its headings
  tables/*.csv       每张数据表一个文件（UTF-8，带 BOM） / every table as stored (UTF-8 with byte order mark)
  attachments/       记录所附文件 / files that belong to records
  schema.sql         建表语句（SQLite） / the tables as SQL (SQLite)

读法 / How to read the tables
  id, *_id           文本主键与引用（UUIDv7） / keys and references, text
  *_on               日历日期 YYYY-MM-DD / calendar dates
  *_at               时刻，UTC 毫秒 / instants, UTC milliseconds since 1970
  *_minor            金额，最小单位（分） / money in minor units of the currency beside it
  quantity           数量，千分之一 / thousandths of the unit of measure
  *_bp               万分之一 / basis points
  is_*               0 否 no, 1 是 yes
  voided_at          非空表示已作废 / not empty: voided, with the reason beside it
  change_log         每次改动一行，按哈希链接 / every change, chained by hashes
  未包含：密码散列、会话 / Not included: password hashes and sessions
`;

function tableText({ name, columns }: TableNote): string {
  const lines = columns.map(({ name: column, type, isRequired, refersTo }) => {
    const facts = [type, isRequired ? 'not null' : '', refersTo ? `-> ${refersTo}` : ''].filter(Boolean);
    return `  ${column.padEnd(28)}${facts.join(' ')}`;
  });
  return `${name}\n${lines.join('\n')}\n`;
}

/** The note of a full export: what is in it, how values are stored, every table with its columns. */
export function readNote(r: ReadContext, tables: readonly TableNote[]): string {
  const factory = getSetting<string>(r.db, 'factory') ?? '';
  const head = `${factory}  ${r.today}\nMillwright 营服台账 ${PROGRAM_VERSION}, schema ${SCHEMA_VERSION}`;
  return `${head}\n\n${INTRODUCTION}\n${tables.map(tableText).join('\n')}`.replaceAll('\n', '\r\n');
}
