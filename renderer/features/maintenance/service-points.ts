import { useQuery } from '@tanstack/react-query';
import type { Choice } from '#renderer/components/form/form-types.ts';
import { orpc } from '#renderer/lib/client.ts';

/** Service points to choose from. */
export function useServicePoints(): Choice[] {
  const points = useQuery(orpc.engineers.points.queryOptions({ input: { limit: 200 } }));
  return (points.data?.rows ?? []).map((one) => ({ value: one.id, word: one.name }));
}
