import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SEVERITIES } from '#contract/service-cases/states.ts';
import type { CellField } from '#renderer/components/form/form-types.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { matchParties, matchSites, pickParty, pickSite } from '#renderer/lib/pickers.ts';

/** What may be written about a case in its list; state, judgement and unit have acts of their own. */
export function useCaseCells() {
  const { t } = useTranslation('service-cases');
  const codes = useCodes();
  return useMemo(
    () =>
      ({
        title: { kind: 'text', name: 'title', label: t('field.title'), isRequired: true },
        reportedOn: { kind: 'date', name: 'reportedOn', label: t('field.reportedOn') },
        partyId: {
          kind: 'reference',
          name: 'partyId',
          label: t('field.party'),
          load: pickParty,
          match: matchParties,
        },
        siteId: {
          kind: 'reference',
          name: 'siteId',
          label: t('field.site'),
          load: pickSite,
          match: matchSites,
        },
        severity: {
          kind: 'choice',
          name: 'severity',
          label: t('field.severity'),
          isRequired: true,
          choices: SEVERITIES.map((value) => ({ value, word: t(`severity.${value}`) })),
        },
        faultCode: {
          kind: 'choice',
          name: 'faultCode',
          label: t('field.fault'),
          choices: codes.options('fault'),
        },
        part: { kind: 'text', name: 'part', label: t('field.part') },
        dueOn: { kind: 'date', name: 'dueOn', label: t('field.due') },
        costMinor: { kind: 'money', name: 'costMinor', label: t('field.cost') },
      }) satisfies Record<string, CellField>,
    [t, codes],
  );
}
