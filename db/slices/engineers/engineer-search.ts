import type { WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { findEngineerRow } from './engineers.repo.ts';

/** Reads the engineer anew for the search: by name and its pinyin, phone, skills. */
export function reindexEngineer(w: WriteContext, id: string): void {
  const { name, phone, skills, note } = requireRow(findEngineerRow(w.db, id), 'engineers', id);
  w.index({
    kind: 'engineers',
    id,
    title: name,
    subtitle: phone ?? '',
    body: [...skills, note].filter(Boolean).join('\n'),
  });
}
