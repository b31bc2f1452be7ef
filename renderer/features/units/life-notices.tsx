import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CASE_STATES, isOpenCase } from '#contract/service-cases/states.ts';
import type { UnitLife } from '#contract/units/unit-life.schema.ts';
import type { UnitPapers } from '#contract/units/unit-papers.schema.ts';
import { CaseLinks } from '#renderer/components/record/case-links.tsx';
import { LabelVerdict } from '#renderer/components/record/label-verdict.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { useJoin } from '#renderer/lib/join.ts';
import { VoidedUnit } from './void-unit.tsx';

interface LifeNoticesProps {
  life: UnitLife;
  papers: UnitPapers;
  /** The signed label that was scanned, if it was one. */
  scan: string | undefined;
}

/** What whoever scans must know before anything else: a forged label, recalls, and work that is not finished. */
export function LifeNotices({ life, papers, scan }: LifeNoticesProps) {
  const { t } = useTranslation('units');
  const isOpen = (word: string) => CASE_STATES.some((state) => state === word && isOpenCase(state));
  const open = life.cases.filter((one) => isOpen(one.state));
  return (
    <>
      <LabelVerdict scan={scan} />
      <VoidedUnit life={life} />
      {papers.recalls.map((one) => (
        <Note key={`${one.recallId} ${one.unitState}`} tone="bad">
          <Link to="/recalls/$id" params={{ id: one.recallId }}>
            {t('notice.recall', { no: one.no, title: one.title })}
          </Link>
          <div className="mw-muted">
            {t('notice.measure', { measure: one.measure, state: t(`notice.state.${one.unitState}`) })}
          </div>
        </Note>
      ))}
      {papers.openAlarms > 0 ? (
        <Note tone="bad">
          <Link to="/labels/verify">{t('notice.copied')}</Link>
        </Note>
      ) : null}
      {open.length > 0 ? (
        <Note tone="warn">
          <b>{t('notice.open', { count: open.length })}</b>
          <CaseLinks cases={open.slice(0, 3)} />
        </Note>
      ) : null}
    </>
  );
}

/** How the other units of the lot fared, and whether somebody should look at it. */
export function LotNote({ papers: { lot } }: { papers: UnitPapers }) {
  const { t } = useTranslation('units');
  const join = useJoin();
  if (!lot || lot.total < 2) return null;
  const filters = [{ column: 'lotNo', op: 'eq' as const, value: lot.lotNo }];
  const { total, inService, failed } = lot;
  return (
    <>
      <h2>{t('lot.title')}</h2>
      <div>
        <Link to="/units" search={{ filters }}>
          {lot.lotNo}
        </Link>{' '}
        {join.clauses([
          t('lot.total', { count: total }),
          t('lot.inService', { count: inService }),
          t('lot.failed', { count: failed }),
        ])}
      </div>
      {lot.isSuspect ? (
        <Note tone="warn">
          <Link to="/recalls">{t('lot.suspect')}</Link>
        </Note>
      ) : null}
    </>
  );
}
