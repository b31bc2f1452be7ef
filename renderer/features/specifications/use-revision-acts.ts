import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SpecificationDetail } from '#contract/specifications/specifications.schema.ts';
import { orpc } from '#renderer/lib/client.ts';

/** Runs a step of the document and shows the answer at once; what hangs on it reads itself again. */
export function useDocumentStep(onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<SpecificationDetail>) => act(),
    onSuccess: async (document) => {
      queries.setQueryData(orpc.specifications.get.queryKey({ input: { id: document.id } }), document);
      onDone?.();
      await Promise.all([
        queries.invalidateQueries({ queryKey: orpc.specifications.key() }),
        queries.invalidateQueries({ queryKey: orpc.marketRecords.key() }),
      ]);
    },
  });
}
