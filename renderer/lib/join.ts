import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

type Part = string | null | undefined | false;

/** Joins words and clauses with the signs of the language; blanks are left out. */
export function useJoin() {
  const { t } = useTranslation('common');
  return useMemo(() => {
    const joined = (parts: readonly Part[], sign: string) => parts.filter(Boolean).join(sign);
    return {
      /** 锚绞机、舵机 */
      list: (parts: readonly Part[]) => joined(parts, t('join.list')),
      /** 已核对，在役 */
      clauses: (parts: readonly Part[]) => joined(parts, t('join.clause')),
    };
  }, [t]);
}
