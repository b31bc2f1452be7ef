import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from './client.ts';

/** Names of the colleagues for owner and engineer fields; no account data. */
export function usePeople() {
  const { data } = useQuery(orpc.users.names.queryOptions());
  return useMemo(() => {
    const people = data ?? [];
    return {
      name: (id: string | null | undefined) => people.find((one) => one.id === id)?.displayName ?? '',
      choices: people.filter((one) => one.isActive).map((one) => ({ value: one.id, word: one.displayName })),
    };
  }, [data]);
}
