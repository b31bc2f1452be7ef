import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { PROGRESS } from '#contract/service-cases/states.ts';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { useCaseChange } from './use-case-change.ts';

type Progress = (typeof PROGRESS)[number];

/** Where the work stands: the time to solve stands still while a part or the customer is waited for. */
export function CaseProgress({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const set = useCaseChange((progress: Progress) =>
    client.serviceCases.setProgress({ id: row.id, version: row.version, progress }),
  );
  const choose = (progress: Progress) => {
    if (progress !== row.progress && !set.isPending) set.mutate(progress);
  };
  return (
    <div className="mw-case-progress">
      <Segments
        label={t('move.progress')}
        value={row.progress ?? undefined}
        options={PROGRESS.map((value) => ({ value, word: t(`progress.${value}`) }))}
        onChange={choose}
      />
      {set.error ? <ErrorPanel error={set.error} /> : null}
    </div>
  );
}
