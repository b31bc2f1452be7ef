import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SITE_KINDS } from '#contract/sites/sites.contract.ts';
import type { CellField } from '#renderer/components/form/form-types.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { matchParties, pickParty } from '#renderer/lib/pickers.ts';

/** The fields of a site, for its form and for the cells of the list. */
export function useSiteFields() {
  const { t } = useTranslation('sites');
  const codes = useCodes();
  return useMemo(
    () =>
      ({
        name: { kind: 'text', name: 'name', label: t('field.name'), isRequired: true },
        kind: {
          kind: 'choice',
          name: 'kind',
          label: t('field.kind'),
          isRequired: true,
          choices: SITE_KINDS.map((value) => ({ value, word: t(`kind.${value}`) })),
        },
        ownerPartyId: {
          kind: 'reference',
          name: 'ownerPartyId',
          label: t('field.owner'),
          load: pickParty,
          match: matchParties,
        },
        address: { kind: 'text', name: 'address', label: t('field.address'), span: 3 },
        yardPartyId: {
          kind: 'reference',
          name: 'yardPartyId',
          label: t('field.yard'),
          load: pickParty,
          match: matchParties,
        },
        hullNo: { kind: 'text', name: 'hullNo', label: t('field.hullNo') },
        imoNo: { kind: 'text', name: 'imoNo', label: t('field.imoNo'), inputMode: 'numeric' },
        shipTypeCode: {
          kind: 'choice',
          name: 'shipTypeCode',
          label: t('field.shipType'),
          choices: codes.options('ship_type'),
        },
        classCode: {
          kind: 'choice',
          name: 'classCode',
          label: t('field.class'),
          choices: codes.options('class'),
        },
        deliveredOn: { kind: 'date', name: 'deliveredOn', label: t('field.deliveredOn') },
        note: { kind: 'textarea', name: 'note', label: t('field.note'), span: 3 },
      }) satisfies Record<string, CellField>,
    [t, codes],
  );
}
