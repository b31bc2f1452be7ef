import { expect, it, onTestFinished } from 'vitest';
import { readableDb } from '#db/connection/database.ts';
import { openTestStore } from '#db/kit/test-store.ts';

interface SchemaObject {
  type: string;
  name: string;
  sql: string;
}

const HEADING = `-- The schema a fresh factory gets from the migrations, for reading and for review.
-- Renewed by: npx vitest run --project unit db/migrations -u
`;

/** Tables with their indexes and triggers below them, by name; shadow tables of the search index follow from it. */
function schemaText(objects: readonly SchemaObject[]): string {
  return objects.map(({ sql }) => `${sql.trim()};\n`).join('\n');
}

it('the schema is the one that was reviewed', async () => {
  const factory = await openTestStore();
  onTestFinished(() => factory[Symbol.asyncDispose]());
  const objects = readableDb(factory.store.handle).all<SchemaObject>(
    `SELECT s.type, s.name, s.sql FROM sqlite_schema s
     JOIN pragma_table_list l ON l.schema = 'main' AND l.name = s.tbl_name
     WHERE s.sql IS NOT NULL AND l.type <> 'shadow'
     ORDER BY s.tbl_name, s.type = 'table' DESC, s.type, s.name`,
  );
  await expect(`${HEADING}\n${schemaText(objects)}`).toMatchFileSnapshot('./schema.snapshot.sql');
});
