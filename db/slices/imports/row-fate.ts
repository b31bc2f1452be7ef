import type { ImportRowError } from '#contract/imports/analysis.ts';
import type { RowFate } from '#contract/imports/imports.schema.ts';
import type { ImportRow } from '#db/importing/import-plan.ts';
import { cellText } from '#db/importing/raw-cell.ts';
import type { Written } from './target.ts';

const LABEL_CELLS = 3;

/** What became of a row, for the list behind a number. */
export function fateOf(
  row: ImportRow,
  written: Written | undefined,
  problems: readonly ImportRowError[],
): RowFate {
  return {
    row: row.row,
    entity: written?.entity ?? null,
    entityId: written?.outcome === 'new' ? null : (written?.entityId ?? null),
    label: labelOf(row.cells),
    changes: changesOf(written?.before ?? null, written?.after ?? null),
    problems: [...problems],
  };
}

/** The first cells of the row: people know it by them. */
export function labelOf(cells: ImportRow['cells']): string {
  const texts = cells.map(cellText).filter((text) => text !== '');
  return texts.slice(0, LABEL_CELLS).join(' · ').slice(0, 120);
}

export function changesOf(before: object | null, after: object | null): RowFate['changes'] {
  return Object.entries(after ?? {}).map(([field, value]) => ({
    field,
    before: (before === null ? null : (Reflect.get(before, field) as unknown)) ?? null,
    after: value as unknown,
  }));
}
