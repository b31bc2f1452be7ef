import './service-cases.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { Card, Cards, Page } from '#renderer/components/layout/page.tsx';
import { DocumentExport } from '#renderer/components/record/document-export.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { LinkedRecords } from '#renderer/components/record/linked-records.tsx';
import { Timeline } from '#renderer/components/record/timeline.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { formatInstant, formatMoney } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { CaseActs } from './case-acts.tsx';
import { CaseFacts, CaseHead, DueNote, PayerNote } from './case-facts.tsx';
import { CaseTabs } from './case-tabs.tsx';
import { CopiedNote } from './copied-note.tsx';
import { CopyCase } from './copy-case.tsx';
import { KnownSolutions } from './known-solutions.tsx';
import { FollowUpNote, RepeatNote } from './repeat-note.tsx';

const route = getRouteApi('/shell/service-cases/$id');

/** One case: what was reported and who pays, the visit that is being written, what helped before. */
export function CasePage() {
  const { id } = route.useParams();
  const { t } = useTranslation('service-cases');
  const found = useQuery(orpc.serviceCases.get.queryOptions({ input: { id } }));
  const row = found.data;
  const mayWrite = useMay('cases.write');
  useTabTitle(row?.no);
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />;
  if (!row) return null;
  return (
    <Page label={t('detail')}>
      <Cards columns="284px minmax(0, 1fr) 262px">
        <Card label={row.no}>
          <CaseHead row={row} />
          <h2>{row.title}</h2>
          <CaseFacts row={row} />
          <DueNote row={row} />
          <CopiedNote row={row} />
          <RepeatNote row={row} />
          <PayerNote row={row} />
          <FollowUpNote row={row} />
          <div className="mw-case-foot">
            <CaseActs row={row} />
            {mayWrite ? <CopyCase row={row} /> : null}
            <DocumentExport asked={{ document: 'service-case', id: row.id }} title={row.no} keys="Alt+X" />
          </div>
        </Card>
        <Card label={t('visit.list')}>
          <CaseTabs key={row.id} row={row} />
        </Card>
        <Card label={t('section.more')}>
          <KnownSolutions
            caseId={row.id}
            typed={{
              text: [row.title, row.description].filter(Boolean).join('\n'),
              part: row.part,
              productId: row.productId,
              faultCode: row.faultCode,
              unitId: row.unitId,
              exceptId: row.id,
            }}
          />
          <Money row={row} />
          <LinkedRecords kind="service-cases" id={row.id} />
          <States row={row} />
        </Card>
      </Cards>
    </Page>
  );
}

/** Parts with a price, and what the case costs and brings. */
function Money({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const parts = row.visits.flatMap((visit) => visit.parts).filter((part) => !part.isCorrected);
  const total = parts.reduce(
    (sum, part) => sum + Math.round(((part.priceMinor ?? 0) * part.quantity) / 1000),
    0,
  );
  return (
    <>
      <h2>{t('section.cost')}</h2>
      <KeyValues
        items={[
          { label: t('parts.sum'), value: formatMoney(total) },
          { label: t('field.cost'), value: formatMoney(row.costMinor) },
          { label: t('field.income'), value: formatMoney(row.incomeMinor) },
        ]}
      />
    </>
  );
}

/** Every step with who and when. */
function States({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const { t: common } = useTranslation('common');
  const entries = row.stateLog.map((entry) => ({
    id: String(entry.seq),
    when: formatInstant(entry.at).slice(5),
    text: [t(`state.${entry.toState}`), entry.reason, entry.byName].filter(Boolean).join(' · '),
  }));
  return (
    <>
      <h2>{common('timeline')}</h2>
      <Timeline entries={entries} label={common('timeline')} />
    </>
  );
}
