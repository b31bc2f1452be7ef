import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '#renderer/lib/client.ts';

export interface TypedCase {
  text: string;
  part: string | null;
  productId: string | null;
  faultCode: string | null;
  unitId: string | null;
  exceptId?: string;
}

/** Typing is waited for: a question for each pause, not for each key. */
const PAUSE_MS = 250;

/** Cases, articles and codes that belong to what is being described. */
export function useKnownSolutions(typed: TypedCase) {
  const [asked] = useDebouncedValue(typed, PAUSE_MS);
  const { text, part, productId, faultCode, unitId, exceptId } = asked;
  const except = exceptId === undefined ? {} : { exceptId };
  const enabled = text.trim().length > 1 || part !== null;
  const similar = useQuery({
    ...orpc.serviceCases.similar.queryOptions({
      input: { text, part, productId, faultCode, unitId, limit: 6, ...except },
    }),
    enabled,
    placeholderData: (before) => before,
  });
  const articles = useQuery({
    ...orpc.knowledge.offers.queryOptions({ input: { text, part, productId, faultCode, limit: 3 } }),
    enabled,
    placeholderData: (before) => before,
  });
  return { similar: enabled ? (similar.data ?? []) : [], articles: enabled ? (articles.data ?? []) : [] };
}
