import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WarrantyClause } from '#contract/units/warranty-clock.ts';
import type { ChoiceField, FormValues } from '#renderer/components/form/form-types.ts';
import { orpc } from '#renderer/lib/client.ts';
import { useClauseWords } from '#renderer/lib/warranty-words.ts';

/** The clause the order has already and that stands in no list. */
const OWN = 'own';
const NAME = 'warrantyTermsId';

/** The form chooses terms by their name; the order keeps the clause itself, so that it never changes behind it. */
export function useWarrantyChoice(present: WarrantyClause | null) {
  const { t } = useTranslation('warranty-terms');
  const words = useClauseWords();
  const found = useQuery(orpc.warrantyTerms.list.queryOptions());
  const terms = found.data?.terms ?? [];
  const same = (one: WarrantyClause) => JSON.stringify(one) === JSON.stringify(present);
  const listed = terms.find((one) => same(one.clause));
  const field: ChoiceField = {
    kind: 'choice',
    name: NAME,
    label: t('field.order'),
    hint: t('ofDay'),
    span: 2,
    choices: [
      ...(present && !listed ? [{ value: OWN, word: t('own', { words: words(present) }) }] : []),
      ...terms.map((one) => ({ value: one.id, word: `${one.name} · ${words(one.clause)}` })),
    ],
  };
  return {
    field,
    isLoaded: found.data !== undefined || found.isError,
    /** Terms of the list that this order has. */
    listed: present === null ? undefined : listed?.id,
    initial: present === null ? null : (listed?.id ?? OWN),
    withClause: ({ [NAME]: chosen, ...input }: FormValues): FormValues => {
      if (chosen === OWN) return input;
      const clause = terms.find((one) => one.id === chosen)?.clause ?? null;
      return { ...input, warrantyClause: clause };
    },
  };
}
