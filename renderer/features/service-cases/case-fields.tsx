import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { CHANNELS, SEVERITIES } from '#contract/service-cases/states.ts';
import type { FieldDefinition, FormSection, FormValues } from '#renderer/components/form/form-types.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { usePeople } from '#renderer/lib/people.ts';
import { pickParty, pickSite } from '#renderer/lib/pickers.ts';
import { faultField } from './fault-field.tsx';

interface CaseFieldsOptions {
  /** Null for a new case. */
  row: CaseDetail | null;
  isUnitKnown: boolean;
  isPartyKnown: boolean;
  /** Hears what is typed, for the list of similar cases. */
  onTyped?: (values: FormValues) => void;
  part?: string | null;
  productId?: string | null;
  /** Where the unit is by its events. */
  siteName?: string | null;
}

function useWhatFields({ row, onTyped, part, productId }: CaseFieldsOptions): FieldDefinition[] {
  const { t } = useTranslation('service-cases');
  const severities = SEVERITIES.map((value) => ({ value, word: t(`severity.${value}`) }));
  return [
    {
      kind: 'text',
      name: 'title',
      label: t('field.title'),
      hint: t('field.titleHint'),
      isRequired: true,
      span: 2,
    },
    { kind: 'choice', name: 'severity', label: t('field.severity'), choices: severities, isRequired: true },
    faultField(
      t('field.fault'),
      {
        part: row?.part ?? part ?? null,
        productId: row?.productId ?? productId ?? null,
        ...(row ? { exceptId: row.id } : {}),
      },
      onTyped ?? (() => {}),
    ),
    { kind: 'textarea', name: 'description', label: t('field.description'), span: 4 },
  ];
}

function useWhoFields({ row, isUnitKnown, isPartyKnown, siteName }: CaseFieldsOptions): FieldDefinition[] {
  const { t } = useTranslation('service-cases');
  const codes = useCodes();
  const channels = CHANNELS.filter((value) => value !== 'import' || row?.channel === 'import');
  return [
    {
      kind: 'choice',
      name: 'channel',
      label: t('field.channel'),
      choices: channels.map((value) => ({ value, word: t(`channel.${value}`) })),
      isRequired: true,
    },
    { kind: 'text', name: 'contact', label: t('field.contact') },
    { kind: 'text', name: 'contactPhone', label: t('field.contactPhone'), inputMode: 'tel' },
    {
      kind: 'reference',
      name: 'partyId',
      label: t('field.party'),
      load: pickParty,
      selectedLabel: row?.partyName ?? null,
      isShown: () => row !== null || !isPartyKnown,
    },
    {
      kind: 'reference',
      name: 'siteId',
      label: t('field.site'),
      load: pickSite,
      selectedLabel: row?.siteName ?? null,
      // Another place than the unit's own is worth saying: its code may have been copied.
      ...(siteName ? { hint: siteName } : {}),
    },
    { kind: 'text', name: 'unitText', label: t('field.unitText'), isShown: () => !isUnitKnown },
    { kind: 'text', name: 'partyText', label: t('field.partyText'), isShown: () => !isPartyKnown },
    { kind: 'text', name: 'part', label: t('field.part'), isShown: () => row !== null || !isUnitKnown },
    {
      kind: 'choice',
      name: 'causeCode',
      label: t('field.cause'),
      choices: codes.options('cause'),
      isShown: () => row !== null,
    },
    {
      kind: 'choice',
      name: 'remedyCode',
      label: t('field.remedy'),
      choices: codes.options('remedy'),
      isShown: () => row !== null,
    },
  ];
}

/** The fields of a case; what the unit decides is not asked again. */
export function useCaseSections(options: CaseFieldsOptions): FormSection[] {
  const { t } = useTranslation('service-cases');
  const people = usePeople();
  return [
    { title: t('section.what'), fields: useWhatFields(options) },
    { title: t('section.who'), fields: useWhoFields(options) },
    {
      title: t('section.more'),
      fields: [
        { kind: 'date', name: 'reportedOn', label: t('field.reportedOn') },
        { kind: 'date', name: 'dueOn', label: t('field.due') },
        { kind: 'choice', name: 'engineerUserId', label: t('field.engineer'), choices: people.choices },
      ],
    },
  ];
}
