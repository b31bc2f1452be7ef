import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RecallDetail } from '#contract/recalls/recalls.contract.ts';
import { orpc } from '#renderer/lib/client.ts';

/** A step of a recall; what is shown of it is read anew. */
export function useRecallChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (step: () => Promise<RecallDetail>) => step(),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.recalls.key() }),
  });
}
