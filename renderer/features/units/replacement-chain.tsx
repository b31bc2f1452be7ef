import './units.css';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ChainLink, UnitLife } from '#contract/units/unit-life.schema.ts';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { formatInstant } from '#renderer/lib/format.ts';
import { useJoin } from '#renderer/lib/join.ts';
import { STATUS_TONES, shortCode, usePositionWord } from './unit-words.ts';

const DAY = 86_400_000;
const MONTH = 30.44 * DAY;

/** Generations at one position, oldest first: what this unit replaced, and what replaced it. */
export function ReplacementChain({ life }: { life: UnitLife }) {
  const { t } = useTranslation('units');
  const positionWord = usePositionWord();
  const join = useJoin();
  const { chain, events } = life;
  if (chain.length === 0) return null;
  const position = positionWord(events.find((event) => event.pairId !== null)?.position ?? null);
  const first = chain[0]?.installedAt;
  const end = chain.at(-1)?.removedAt ?? Date.now();
  const months = first === null || first === undefined ? null : Math.round((end - first) / MONTH);
  const note = [
    t('life.chainNote', { position, count: chain.length }),
    months === null ? '' : t('life.chainMonths', { months }),
  ];
  return (
    <>
      <h2>
        {t('life.chain')} <span className="mw-muted">{join.clauses(note)}</span>
      </h2>
      <ol className="mw-chain">
        {chain.map((link, i) => (
          <li key={`${link.unitId}${link.installedAt ?? ''}`}>
            {i > 0 ? <span aria-hidden="true">→</span> : null}
            <Generation link={link} machine={life.unit.rootBarcode} isFirst={i === 0} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Generation({ link, machine, isFirst }: { link: ChainLink; machine: string; isFirst: boolean }) {
  const { t } = useTranslation('units');
  const date = link.installedAt === null ? null : formatInstant(link.installedAt).slice(0, 10);
  const days =
    link.installedAt === null
      ? null
      : Math.max(0, Math.round(((link.removedAt ?? Date.now()) - link.installedAt) / DAY));
  const content = (
    <>
      <b className="mw-mono">{shortCode(link.barcode, machine)}</b>
      {date ? (
        <span className="mw-muted">{isFirst ? t('life.built', { date }) : t('life.fitted', { date })}</span>
      ) : null}
      {days === null ? null : <span className="mw-muted">{t('life.days', { days })}</span>}
      <GenerationState link={link} />
    </>
  );
  if (link.isSelf) {
    return (
      <div
        className="self"
        aria-current="true"
        ref={(box) => box?.scrollIntoView({ block: 'nearest', inline: 'nearest' })}
      >
        {content}
      </div>
    );
  }
  return (
    <Link to="/units/$barcode" params={{ barcode: link.barcode }}>
      {content}
    </Link>
  );
}

function GenerationState({ link }: { link: ChainLink }) {
  const { t } = useTranslation('units');
  if (link.removedAt === null)
    return <StateBadge tone={STATUS_TONES[link.status]} word={t(`status.${link.status}`)} />;
  return <StateBadge tone="bad" shape="✕" word={link.removedReason ?? t('event.REMOVED')} />;
}
