import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { CaseActs } from './case-acts.tsx';
import { CaseFacts, CaseHead, DueNote, PayerNote } from './case-facts.tsx';
import { RepeatNote } from './repeat-note.tsx';

/** The case beside the list. */
export function CasePanel({ id }: { id: string }) {
  const { t } = useTranslation('service-cases');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const found = useQuery(orpc.serviceCases.get.queryOptions({ input: { id } }));
  const open = () => void navigate({ to: '/service-cases/$id', params: { id } });
  useShortcuts([{ keys: 'Alt+E', word: t('act.open'), run: open }]);
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <p className="mw-muted">{common('loading')}</p>;
  return (
    <>
      <CaseHead row={found.data} />
      <h2>{found.data.title}</h2>
      <CaseFacts row={found.data} />
      <DueNote row={found.data} />
      <RepeatNote row={found.data} />
      <PayerNote row={found.data} />
      <div className="foot">
        <Button keys="Alt+E" onClick={open}>
          {t('act.open')}
        </Button>
        <CaseActs row={found.data} />
      </div>
    </>
  );
}
