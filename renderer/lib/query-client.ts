import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { AppError, isAppError } from './app-error.ts';
import { sessionQuery } from './session.ts';

const WORTH_RETRYING = new Set(['STARTING', 'STORAGE_BUSY', 'DISCONNECTED']);

/** Data stay fresh because the change stream invalidates them, not because of a clock. */
export function createQueryClient(): QueryClient {
  // A sign-in that ended shows the sign-in page; forms have kept their drafts.
  const onError = (error: unknown) => {
    if (isAppError(error, 'UNAUTHENTICATED')) queries.setQueryData(sessionQuery().queryKey, null);
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 300_000,
        refetchOnWindowFocus: false,
        // Our own server on this PC or this network: the browser's idea of being online says nothing about it.
        networkMode: 'always',
        retry: (count, error) => error instanceof AppError && WORTH_RETRYING.has(error.code) && count < 5,
        retryDelay: (attempt) => Math.min(300 * 2 ** attempt, 3000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return queries;
}
