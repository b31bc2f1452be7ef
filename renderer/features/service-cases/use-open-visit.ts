import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import type { VisitRow } from '#contract/service-cases/service-cases.schema.ts';
import type { FormHandle } from '#renderer/components/form/record-form.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useCaseChange } from './use-case-change.ts';
import { useDrawing } from './use-drawing.ts';

/** What was typed cannot be saved as it is; the form says why. */
type Kept = 'kept' | 'form_refused';

/**
 * The open visit with what is on the page and not in the ledger yet. A signature stands for what the customer saw, so
 * what was typed is saved before it; closing seals both.
 */
export function useOpenVisit(row: CaseDetail, visit: VisitRow) {
  const queries = useQueryClient();
  const form = useRef<FormHandle>(null);
  const drawing = useDrawing();
  /** As the last write left it: saving, signing and closing follow each other in one act. */
  const latest = (): VisitRow => {
    const { queryKey } = orpc.serviceCases.get.queryOptions({ input: { id: row.id } });
    return queries.getQueryData(queryKey)?.visits.find((one) => one.id === visit.id) ?? visit;
  };
  const update = useCaseChange((signatureId: string) =>
    client.serviceCases.updateVisit({ id: visit.id, version: latest().version, signatureId }),
  );
  const seal = useCaseChange(async (endsDispatch: boolean) => {
    const changed = await client.serviceCases.closeVisit({
      id: visit.id,
      version: latest().version,
      endsDispatch,
    });
    if (endsDispatch) await queries.invalidateQueries({ queryKey: orpc.engineers.key() });
    return changed;
  });
  const saveTyped = async (): Promise<boolean> => !form.current?.isDirty || form.current.save();
  const keepDrawing = async (): Promise<void> => {
    const file = await drawing.picture();
    const about = { entity: 'visits', entityId: visit.id, purpose: 'signature' } as const;
    const kept = await client.attachments.add({ ...about, file });
    await update.mutateAsync(kept.id);
    drawing.clear();
  };
  const sign = useMutation({
    mutationFn: async (): Promise<Kept> => {
      if (!(await saveTyped())) return 'form_refused';
      await keepDrawing();
      return 'kept';
    },
  });
  const close = useMutation({
    mutationFn: async (endsDispatch: boolean): Promise<Kept> => {
      if (!(await saveTyped())) return 'form_refused';
      if (drawing.isSigned) await keepDrawing();
      await seal.mutateAsync(endsDispatch);
      return 'kept';
    },
  });
  return { form, drawing, sign, close, isTyped: () => form.current?.isDirty === true };
}

export type OpenVisitModel = ReturnType<typeof useOpenVisit>;
