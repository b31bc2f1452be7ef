import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitEventRow, UnitLife } from '#contract/units/unit-life.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import type { LifeEntry } from '#renderer/components/record/timeline.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { EventText } from './event-text.tsx';

/** The generation before: its life is one step away, or unfolds under this one, as far as its events are wanted. */
export function usePredecessor(life: UnitLife, isShown: (event: UnitEventRow) => boolean): LifeEntry[] {
  const { t } = useTranslation('units');
  const at = life.chain.findIndex((link) => link.isSelf);
  const barcode = life.chain[at - 1]?.barcode;
  const [unfolded, setUnfolded] = useState<string | null>(null);
  const isUnfolded = barcode !== undefined && unfolded === barcode;
  const earlier = useQuery({
    ...orpc.units.life.queryOptions({ input: { barcode: barcode ?? '' } }),
    enabled: isUnfolded,
  });
  if (barcode === undefined) return [];
  const head: LifeEntry = {
    id: 'before',
    when: t('life.before'),
    kind: '',
    mark: 'plain',
    text: (
      <>
        <Link to="/units/$barcode" params={{ barcode }}>
          {t('life.beforeText', { code: barcode })}
        </Link>{' '}
        {isUnfolded ? null : (
          <Button tone="quiet" className="mw-unfold" onClick={() => setUnfolded(barcode)}>
            {t('life.unfold')}
          </Button>
        )}
      </>
    ),
  };
  const events = isUnfolded ? (earlier.data?.events ?? []).filter(isShown) : [];
  return [
    head,
    ...events.map(
      (event): LifeEntry => ({
        id: event.id,
        when: formatInstant(event.at).slice(0, 10),
        mark: event.type === 'REMOVED' || event.type === 'SCRAPPED' ? 'bad' : 'plain',
        kind: t(`event.${event.type}`),
        text: <EventText event={event} machine={life.unit.rootBarcode} />,
      }),
    ),
  ];
}
