import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Timeline } from '#renderer/components/record/timeline.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { EventText } from './event-text.tsx';
import { UnitFacts } from './unit-facts.tsx';

const SHOWN_EVENTS = 6;

/** The unit beside the list: identity, place, warranty, its last events. */
export function UnitPanel({ barcode }: { barcode: string }) {
  const { t } = useTranslation('units');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const life = useQuery(orpc.units.life.queryOptions({ input: { barcode } }));
  const open = () => void navigate({ to: '/units/$barcode', params: { barcode } });
  useShortcuts([{ keys: 'Alt+E', word: t('act.open'), run: open }]);
  if (life.isError) return <ErrorPanel error={life.error} onRetry={() => void life.refetch()} />;
  if (!life.data) return <p className="mw-muted">{common('loading')}</p>;
  const entries = life.data.events.slice(0, SHOWN_EVENTS).map((event) => ({
    id: event.id,
    when: formatInstant(event.at).slice(0, 10),
    text: <EventText event={event} machine={null} />,
  }));
  return (
    <>
      <UnitFacts life={life.data} />
      <h2>{t('life.events')}</h2>
      <Timeline entries={entries} label={t('life.events')} />
      <div className="foot">
        <Button keys="Alt+E" onClick={open}>
          {t('act.open')}
        </Button>
      </div>
    </>
  );
}
