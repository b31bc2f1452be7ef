import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ChosenPreferences } from '#contract/preferences/preferences.contract.ts';
import { applyLook } from './appearance.ts';
import { client, orpc } from './client.ts';
import { setLanguage } from './i18n.ts';
import { chooseMoneyUnit } from './money-unit.ts';

function query() {
  return { ...orpc.preferences.get.queryOptions(), staleTime: Number.POSITIVE_INFINITY };
}

/** Everything of a choice that shows at once. */
async function apply(chosen: ChosenPreferences): Promise<void> {
  applyLook(chosen);
  chooseMoneyUnit(chosen.moneyUnit);
  if (chosen.language) await setLanguage(chosen.language);
}

/** What the signed-in person chose, and the way to choose. A choice shows at once and is kept by the core. */
export function useMyPreferences() {
  const queries = useQueryClient();
  const { data, isPending } = useQuery(query());
  const save = useMutation({
    mutationFn: (chosen: ChosenPreferences) => client.preferences.save(chosen),
    onMutate: async (chosen) => {
      const next = { ...queries.getQueryData<ChosenPreferences>(query().queryKey), ...chosen };
      queries.setQueryData(query().queryKey, next);
      await apply(next);
    },
  });
  return { chosen: data ?? {}, isPending, choose: save.mutate, error: save.error };
}

/** Shows a person's choices from the moment of signing in. */
export function useMyLook(): void {
  const { data } = useQuery(query());
  useEffect(() => {
    if (data) void apply(data);
  }, [data]);
}
