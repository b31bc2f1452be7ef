import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { orpc } from '#renderer/lib/client.ts';

/** A write to a case: the answer is shown at once, lists and units are read again. */
export function useCaseChange<Input>(
  change: (input: Input) => Promise<CaseDetail>,
  onDone: (row: CaseDetail) => void = () => {},
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (row) => {
      queries.setQueryData(orpc.serviceCases.get.queryOptions({ input: { id: row.id } }).queryKey, row);
      onDone(row);
      await Promise.all([
        queries.invalidateQueries({ queryKey: orpc.serviceCases.key() }),
        queries.invalidateQueries({ queryKey: orpc.units.key() }),
      ]);
    },
  });
}
