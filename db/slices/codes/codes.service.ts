import type { z } from 'zod';
import type { CodeRow, codeSave } from '#contract/codes/codes.contract.ts';
import { DomainError, type InputIssue } from '#contract/kit/errors.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { codes, findCode, listCodes } from './codes.repo.ts';

export function allCodes(r: ReadContext): CodeRow[] {
  return listCodes(r.db);
}

/** Adds or changes one entry of a code table; entries are switched off, never removed. */
export function saveCode(w: WriteContext, input: z.infer<typeof codeSave>): CodeRow {
  const before = findCode(w.db, input.kind, input.code);
  const row: CodeRow = {
    ...input,
    sortOrder: input.sortOrder ?? before?.sortOrder ?? 0,
    isActive: input.isActive ?? before?.isActive ?? true,
  };
  codes.put(w.db, row);
  w.log({
    entity: 'codes',
    id: `${row.kind}/${row.code}`,
    action: before ? 'update' : 'create',
    before: before ?? null,
    after: row,
  });
  return row;
}

/** What the factory calls a code, for texts that are written down; the code itself where nobody named it. */
export function codeWord(r: ReadContext, kind: CodeRow['kind'], code: string): string {
  return findCode(r.db, kind, code)?.zh ?? code;
}

/** Refuses codes that are not active entries of their tables, each at its field. */
export function requireCodes(
  r: ReadContext,
  given: readonly { path: string; kind: string; code: string }[],
): void {
  const issues = given.flatMap(({ path, kind, code }): InputIssue[] =>
    findCode(r.db, kind, code)?.isActive ? [] : [{ path, code: 'unknown_code', params: { value: code } }],
  );
  if (issues.length > 0) throw new DomainError('INPUT_INVALID', { issues });
}
