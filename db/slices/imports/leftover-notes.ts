import type { Person } from '#db/importing/contact-text.ts';
import type { ImportPlan, ImportRow } from '#db/importing/import-plan.ts';
import { KEPT_BY_IMPORT } from '#db/kit/checked-texts.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { leftovers, textOf } from './target.ts';

/**
 * The note of a record that has no place for single leftover cells: the ledger's own remark and a line for each cell
 * without a field. Lines that are in the current note are not added again. Undefined when there is nothing to add.
 */
export function noteOf(
  row: ImportRow,
  plan: ImportPlan,
  current: string | null,
  kept: readonly string[] = [],
): string | undefined {
  const remark = textOf(row, 'remark', 20_000);
  const cells = Object.entries(leftovers(row, plan, kept) ?? {}).map(
    ([header, words]) => `${header}：${words}`,
  );
  const lines = [...(remark === undefined ? [] : [remark]), ...cells];
  const known = new Set((current ?? '').split('\n'));
  const fresh = lines.filter((line) => !line.split('\n').every((one) => known.has(one)));
  if (fresh.length === 0) return undefined;
  return [current, ...fresh].filter((line) => line !== null && line !== '').join('\n');
}

export const KEPT_FROM_LEDGER = { phone: KEPT_BY_IMPORT };

/** A person of a cell as the fields of a contact. */
export function personIn({ name, phone, title }: Person) {
  const fields = { name, phone: phone ?? undefined, title: title ?? undefined };
  return { ...definedOnly(fields), exceptions: KEPT_FROM_LEDGER };
}
