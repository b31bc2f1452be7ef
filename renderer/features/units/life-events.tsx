import './units.css';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCorrectable } from '#contract/units/bound-code.ts';
import type { UnitEventRow, UnitLife } from '#contract/units/unit-life.schema.ts';
import type { UnitPaper } from '#contract/units/unit-papers.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { type LifeEntry, LifeLine } from '#renderer/components/record/timeline.tsx';
import { formatInstant } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { EventText } from './event-text.tsx';
import { usePaperName } from './paper-words.ts';
import { usePredecessor } from './predecessor-entries.tsx';
import { EVENT_GROUPS, type EventGroup, useEventWord } from './unit-words.ts';

type Filter = 'all' | EventGroup | 'paper';
const FILTERS: readonly Filter[] = ['all', 'service', 'place', 'quality', 'paper'];

function markOf(event: UnitEventRow): LifeEntry['mark'] {
  if (event.correctedBySeq !== null) return 'plain';
  if (event.type === 'REMOVED' || event.type === 'SCRAPPED' || event.type === 'LOST') return 'bad';
  return event.type === 'INSTALLED' ? 'strong' : 'plain';
}

/** Everything that happened to the unit, newest first; what was corrected stays readable. */
export function LifeEvents({ life, papers }: { life: UnitLife; papers: readonly UnitPaper[] }) {
  const { t } = useTranslation('units');
  const [filter, setFilter] = useState<Filter>('all');
  const [target, setTarget] = useState<UnitEventRow | null>(null);
  const canWrite = useMay('units.write');
  const eventWord = useEventWord();
  const isShown = (event: UnitEventRow) => filter === 'all' || EVENT_GROUPS[event.type] === filter;
  const before = usePredecessor(life, isShown);
  const shown = life.events.filter(isShown);
  const entries = shown.map((event): LifeEntry => {
    const canCorrect = canWrite && event.correctedBySeq === null && isCorrectable(event);
    return {
      id: event.id,
      when: formatInstant(event.at).slice(0, 10),
      mark: markOf(event) ?? 'plain',
      kind: event.pairId === null ? eventWord(event) : `${eventWord(event)} ⇄`,
      text: (
        <>
          <EventText event={event} machine={life.unit.rootBarcode} />
          {canCorrect ? <CorrectButton event={event} onOpen={setTarget} /> : null}
        </>
      ),
    };
  });
  const shownPapers = usePaperEntries(filter === 'all' || filter === 'paper' ? papers : []);
  const merged = [...entries, ...shownPapers].sort((a, b) =>
    a.when < b.when ? 1 : a.when > b.when ? -1 : 0,
  );
  const options = FILTERS.map((value) => ({ value, word: t(`life.filter.${value}`) }));
  return (
    <>
      <div className="mw-row between">
        <h2>{t('life.events')}</h2>
        <Segments label={t('life.events')} value={filter} options={options} onChange={setFilter} />
      </div>
      <LifeLine entries={[...merged, ...before]} label={t('life.events')} />
      {target ? (
        <CorrectDialog barcode={life.unit.barcode} event={target} onClose={() => setTarget(null)} />
      ) : null}
    </>
  );
}

function CorrectButton({ event, onOpen }: { event: UnitEventRow; onOpen: (event: UnitEventRow) => void }) {
  const { t } = useTranslation('units');
  const eventWord = useEventWord();
  return (
    <Button
      tone="quiet"
      className="mw-correct"
      aria-label={t('act.correctOf', { event: eventWord(event) })}
      onClick={() => onOpen(event)}
    >
      {t('act.correct')}
    </Button>
  );
}

/** Papers and pictures at the day they came to the life. */
function usePaperEntries(papers: readonly UnitPaper[]): LifeEntry[] {
  const { t } = useTranslation('units');
  const nameOf = usePaperName();
  return papers.map((paper) => ({
    id: paper.id,
    when: paper.on,
    mark: 'plain',
    kind: t(`papers.kind.${paper.kind}`),
    text:
      paper.caseId === null ? (
        <span>{nameOf(paper)}</span>
      ) : (
        <Link to="/service-cases/$id" params={{ id: paper.caseId }}>
          {nameOf(paper)}
        </Link>
      ),
  }));
}
