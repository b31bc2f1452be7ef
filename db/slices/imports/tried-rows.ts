import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isConflict } from '#contract/imports/analysis.ts';
import type { RowFate, RowGroup, RowPage } from '#contract/imports/imports.schema.ts';
import { DomainError } from '#contract/kit/errors.ts';

export const ROW_PAGE = 200;

/** Rows of a dry run, gathered by what became of them and kept in pages beside the upload. */
export class TriedRows {
  readonly #groups = new Map<RowGroup, RowFate[]>();

  add(outcome: Exclude<RowGroup, 'conflict'>, fate: RowFate): void {
    this.#of(outcome).push(fate);
    if (fate.problems[0] && isConflict(fate.problems[0].code)) this.#of('conflict').push(fate);
  }

  clear(): void {
    this.#groups.clear();
  }

  write(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [group, rows] of this.#groups) {
      rows.sort((a, b) => a.row - b.row);
      for (let at = 0; at < rows.length; at += ROW_PAGE) {
        const page: RowPage = { rows: rows.slice(at, at + ROW_PAGE), total: rows.length, pageSize: ROW_PAGE };
        writeFileSync(join(folder, `${group}-${at / ROW_PAGE}.json`), JSON.stringify(page));
      }
    }
  }

  #of(group: RowGroup): RowFate[] {
    const known = this.#groups.get(group);
    if (known) return known;
    const rows: RowFate[] = [];
    this.#groups.set(group, rows);
    return rows;
  }
}

/** One page of a dry run; NOT_FOUND when it was not tried under that request, an empty page beyond the end. */
export function readTriedRows(folder: string, group: RowGroup, page: number): RowPage {
  try {
    return JSON.parse(readFileSync(join(folder, `${group}-${page}.json`), 'utf8')) as RowPage;
  } catch {
    if (hasFolder(folder)) return { rows: [], total: 0, pageSize: ROW_PAGE };
    throw new DomainError('NOT_FOUND', { entity: 'imports', key: group });
  }
}

function hasFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
