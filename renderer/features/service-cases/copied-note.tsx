import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { Note } from '#renderer/components/record/note.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';

/** The code of the unit was seen at two sites, by the scan of this case or another: said until somebody looked into it. */
export function CopiedNote({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('labels');
  const mayRead = useMay('units.read');
  const alarms = useQuery({
    ...orpc.labels.alarms.queryOptions(),
    enabled: mayRead && row.unitId !== null,
  });
  const open = alarms.data?.filter((one) => one.unitId === row.unitId && one.answer === null) ?? [];
  return open.map(({ barcode, firstSiteName, firstOn, secondSiteName, secondOn, id }) => (
    <Note key={id} tone="bad">
      {t('alarm.says', {
        ...{ code: barcode, first: firstSiteName, firstOn, second: secondSiteName, secondOn },
      })}{' '}
      <Link to="/labels/verify">{t('alarm.title')}</Link>
    </Note>
  ));
}
