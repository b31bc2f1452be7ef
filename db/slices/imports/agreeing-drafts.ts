import type { ImportPlan } from '#db/importing/import-plan.ts';
import { draftKey } from './draft-keys.ts';
import type { RecordDraft } from './target.ts';

interface AgreeingDrafts {
  /** One draft for each record, with the further ones that say the same. */
  agreeing: Array<{ draft: RecordDraft; twins: readonly RecordDraft[] }>;
  /** Drafts of one key with different content: somebody has to decide which is right. */
  contradicting: RecordDraft[];
}

/** Puts drafts of one key together; nothing is decided by the order of the rows. */
export function agreeingDrafts(plan: ImportPlan, drafts: readonly RecordDraft[]): AgreeingDrafts {
  // Where nothing is changed the second row of a key meets the first as a record that is here.
  if (plan.mode === 'create')
    return { agreeing: drafts.map((draft) => ({ draft, twins: [] })), contradicting: [] };
  const groups: RecordDraft[][] = [];
  const byKey = new Map<string, RecordDraft[]>();
  for (const draft of drafts) {
    const [row] = draft.rows;
    const key = row ? draftKey(plan, row) : null;
    const known = key === null ? undefined : byKey.get(key);
    const group = known ?? [];
    group.push(draft);
    if (known) continue;
    groups.push(group);
    if (key !== null) byKey.set(key, group);
  }
  const result: AgreeingDrafts = { agreeing: [], contradicting: [] };
  for (const group of groups) {
    const [draft, ...twins] = group;
    if (!draft) continue;
    const isAgreed = twins.every((twin) => contentOf(twin) === contentOf(draft));
    if (isAgreed) result.agreeing.push({ draft, twins });
    else result.contradicting.push(...group);
  }
  return result;
}

function contentOf({ rows }: RecordDraft): string {
  return JSON.stringify(rows.map(({ values, extras }) => [Object.entries(values).sort(), extras]));
}
