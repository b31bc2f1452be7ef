import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/service-cases/service-cases.schema.ts';
import { CASE_STATES, CHANNELS, JUDGEMENTS, SEVERITIES } from '#contract/service-cases/states.ts';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { useCodes } from '#renderer/lib/codes.ts';
import { useCaseCells } from './case-cells.ts';
import { SEVERITY_TONES, STATE_TONES } from './case-words.ts';

/** Who reported what on which unit, how bad, who pays, where it stands. */
export function useCaseColumns(): GridColumn<CaseRow>[] {
  const { t } = useTranslation('service-cases');
  const { t: common } = useTranslation('common');
  const codes = useCodes();
  const cells = useCaseCells();
  return useMemo(() => {
    const words = <V extends string>(values: readonly V[], word: (value: V) => string) =>
      values.map((value) => ({ value, word: word(value) }));
    const missing = (text: string | null) => `? ${text ?? t('incomplete')}`;
    const yesNo = [
      { value: '1', word: common('yes') },
      { value: '0', word: common('no') },
    ];
    return [
      { id: 'no', header: t('field.no'), width: 102, kind: 'code', value: (row) => row.no },
      {
        id: 'reportedOn',
        header: t('field.reportedOn'),
        width: 90,
        kind: 'date',
        value: (row) => row.reportedOn,
        edit: cells.reportedOn,
      },
      {
        id: 'partyName',
        header: t('field.party'),
        width: 84,
        kind: 'text',
        value: (row) => row.partyName,
        edit: cells.partyId,
        text: (row) => row.partyName ?? missing(row.partyText),
        cell: (row) => row.partyName ?? <span className="mw-muted">{missing(row.partyText)}</span>,
      },
      {
        id: 'barcode',
        header: t('field.unit'),
        width: 106,
        kind: 'code',
        value: (row) => row.barcode,
        text: (row) => row.barcode ?? missing(row.unitText),
        cell: (row) => row.barcode ?? <span className="mw-muted">{missing(row.unitText)}</span>,
      },
      {
        id: 'title',
        header: t('field.title'),
        width: 112,
        kind: 'text',
        value: (row) => row.title,
        edit: cells.title,
      },
      {
        id: 'faultCode',
        header: t('field.fault'),
        width: 80,
        kind: 'text',
        value: (row) => row.faultCode,
        edit: cells.faultCode,
        text: (row) => (row.faultCode ? codes.word('fault', row.faultCode) : (row.faultText ?? '')),
        options: codes.options('fault'),
      },
      {
        id: 'severity',
        header: t('field.severity'),
        width: 96,
        kind: 'state',
        value: (row) => row.severity,
        edit: cells.severity,
        text: (row) => t(`severity.${row.severity}`),
        cell: (row) => (
          <StateBadge tone={SEVERITY_TONES[row.severity]} word={t(`severity.${row.severity}`)} />
        ),
        options: words(SEVERITIES, (value) => t(`severity.${value}`)),
      },
      {
        id: 'judgement',
        header: t('field.judgement'),
        width: 70,
        kind: 'text',
        value: (row) => row.judgement,
        text: (row) => t(`judgement.${row.judgement ?? 'none'}`),
        options: words(JUDGEMENTS, (value) => t(`judgement.${value}`)),
        filter: 'values',
      },
      {
        id: 'state',
        header: t('field.state'),
        width: 104,
        kind: 'state',
        value: (row) => row.state,
        text: (row) => t(`state.${row.state}`),
        cell: (row) => <StateBadge tone={STATE_TONES[row.state]} word={t(`state.${row.state}`)} />,
        options: words(CASE_STATES, (value) => t(`state.${value}`)),
      },
      {
        id: 'dueOn',
        header: t('field.due'),
        width: 90,
        kind: 'date',
        value: (row) => row.dueOn,
        edit: cells.dueOn,
      },
      {
        id: 'engineer',
        header: t('field.engineer'),
        width: 70,
        kind: 'text',
        value: (row) => row.engineer,
        isHidden: true,
      },
      {
        id: 'siteName',
        header: t('field.site'),
        width: 110,
        kind: 'text',
        value: (row) => row.siteName,
        edit: cells.siteId,
        isHidden: true,
      },
      {
        id: 'product',
        header: t('field.product'),
        width: 100,
        kind: 'text',
        value: (row) => row.product,
        isHidden: true,
      },
      {
        id: 'part',
        header: t('field.part'),
        width: 100,
        kind: 'text',
        value: (row) => row.part,
        edit: cells.part,
        isHidden: true,
      },
      {
        id: 'channel',
        header: t('field.channel'),
        width: 110,
        kind: 'text',
        value: (row) => row.channel,
        text: (row) => t(`channel.${row.channel}`),
        options: words(CHANNELS, (value) => t(`channel.${value}`)),
        filter: 'values',
        isHidden: true,
      },
      {
        id: 'isIncomplete',
        header: t('incomplete'),
        width: 84,
        kind: 'text',
        value: (row) => row.isIncomplete,
        text: (row) => (row.isIncomplete ? common('yes') : ''),
        options: yesNo,
        filter: 'values',
        isHidden: true,
      },
      {
        id: 'resolvedOn',
        header: t('field.resolvedOn'),
        width: 90,
        kind: 'date',
        value: (row) => row.resolvedOn,
        isHidden: true,
      },
      {
        id: 'closedOn',
        header: t('field.closedOn'),
        width: 90,
        kind: 'date',
        value: (row) => row.closedOn,
        isHidden: true,
      },
      {
        id: 'costMinor',
        header: t('field.cost'),
        width: 90,
        kind: 'money',
        value: (row) => row.costMinor,
        edit: cells.costMinor,
        isHidden: true,
      },
      {
        id: 'sourceNo',
        header: t('field.sourceNo'),
        width: 100,
        kind: 'code',
        value: (row) => row.sourceNo,
        isHidden: true,
      },
    ];
  }, [t, common, codes, cells]);
}
