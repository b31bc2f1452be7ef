import { useMutation, useQueryClient } from '@tanstack/react-query';
import { orpc } from '#renderer/lib/client.ts';

/** A write to a unit's life: afterwards everything shown of units and cases is read again. */
export function useLifeChange<Input>(change: (input: Input) => Promise<unknown>, onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: orpc.units.key() }),
        queries.invalidateQueries({ queryKey: orpc.serviceCases.key() }),
      ]);
      onDone?.();
    },
  });
}
