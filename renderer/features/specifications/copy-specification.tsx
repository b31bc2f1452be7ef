import type { RevisionRow, SpecificationDetail } from '#contract/specifications/specifications.schema.ts';
import { CopyAct } from '#renderer/components/form/copy-act.tsx';
import { useMay } from '#renderer/lib/session.ts';
import { lineValues } from './item-lines.ts';

/** A new document with the title block and the items of this letter; the market record belongs to the old one. */
export function CopySpecification({
  document,
  revision,
}: {
  document: SpecificationDetail;
  revision: RevisionRow;
}) {
  const canWrite = useMay('specifications.write');
  if (!canWrite) return null;
  const { title, partyId, productId, model, ownerUserId, note } = document;
  return (
    <CopyAct
      copy={{ form: 'specifications', to: '/specifications/new' }}
      values={() => ({
        ...{ title, partyId, productId, model, ownerUserId, note },
        items: lineValues(revision.items),
      })}
    />
  );
}
