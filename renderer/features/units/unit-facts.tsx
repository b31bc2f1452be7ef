import './units.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitLife } from '#contract/units/unit-life.schema.ts';
import { KeptValue } from '#renderer/components/record/kept-value.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { formatInstant, formatNumber } from '#renderer/lib/format.ts';
import { useJoin } from '#renderer/lib/join.ts';
import { STATUS_TONES, usePositionWord } from './unit-words.ts';
import { WarrantyNote } from './warranty-note.tsx';

/** Who the unit is and how long it is warranted; then what it came from, where it is and whose. */
export function UnitFacts({ life, notices }: { life: UnitLife; notices?: ReactNode }) {
  const { t } = useTranslation('units');
  const join = useJoin();
  const { unit, place, codes } = life;
  const further = codes.filter((code) => !code.isCurrent);
  const former = further.filter((code) => !code.isOthers).map((code) => code.barcode);
  const others = further.filter((code) => code.isOthers).map((code) => code.barcode);
  return (
    <>
      <div className="mw-identity">
        <div className="mw-row between">
          <h1 className="mw-mono mw-code">{unit.barcode}</h1>
          <StateBadge tone={STATUS_TONES[unit.status]} word={t(`status.${unit.status}`)} />
        </div>
        <What life={life} />
      </div>
      {notices}
      <WarrantyNote warranty={life.warranty} />
      <KeyValues
        items={[
          former.length > 0 && {
            label: t('field.codesOfUnit'),
            value: <span className="mw-mono">{join.list(former)}</span>,
          },
          others.length > 0 && {
            label: t('bind.codesOfOthers'),
            value: <span className="mw-mono">{join.list(others)}</span>,
          },
          unit.factoryNo !== null && {
            label: t('field.factoryNo'),
            value: <KeptValue text={unit.factoryNo} reason={unit.exceptions?.['factoryNo']} />,
          },
          unit.lotNo !== null && { label: t('field.lotNo'), value: <LotLink lotNo={unit.lotNo} /> },
          { label: t('field.machine'), value: <Where life={life} /> },
          { label: t('field.site'), value: [place.siteName, place.hullNo].filter(Boolean).join(' · ') },
          { label: t('field.owner'), value: place.ownerName ?? place.partyName },
          { label: t('field.order'), value: <Origin life={life} /> },
          unit.runningHours !== null && {
            label: t('field.runningHours'),
            value: formatNumber(unit.runningHours),
          },
          unit.certificateNo !== null && { label: t('field.certificateNo'), value: unit.certificateNo },
          unit.note !== null && { label: t('field.note'), value: unit.note },
        ]}
      />
    </>
  );
}

function What({ life: { unit } }: { life: UnitLife }) {
  const { t } = useTranslation('units');
  const drawing = [unit.drawingNo, unit.partRevision].filter(Boolean).join(' ');
  return (
    <>
      <strong>{unit.name ?? t(`kind.${unit.kind}`)}</strong>
      <div className="mw-muted">
        {[
          drawing && `${t('field.drawingNo')} ${drawing}`,
          unit.madeOn && `${t('field.madeOn')} ${unit.madeOn}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </>
  );
}

function LotLink({ lotNo }: { lotNo: string }) {
  const filters = [{ column: 'lotNo', op: 'eq' as const, value: lotNo }];
  return (
    <Link to="/units" search={{ filters }}>
      {lotNo}
    </Link>
  );
}

function Where({ life: { unit, parents } }: { life: UnitLife }) {
  const { t } = useTranslation('units');
  const positionWord = usePositionWord();
  const root = parents.at(-1);
  if (!root) return <span className="mw-muted">{t('life.noPlace')}</span>;
  const path = parents.map((step) => positionWord(step.position)).reverse();
  return (
    <>
      {root.name}{' '}
      <Link to="/units/$barcode" params={{ barcode: root.barcode }} className="mw-mono">
        {root.barcode}
      </Link>
      <div className="mw-muted">{`${path.join(' / ')} · ${formatInstant(unit.sinceAt).slice(0, 10)}`}</div>
    </>
  );
}

function Origin({ life: { origin } }: { life: UnitLife }) {
  const { t } = useTranslation('units');
  if (!origin) return null;
  const { specificationId, specificationLetter } = origin;
  return (
    <>
      <Link to="/orders/$id" params={{ id: origin.orderId }}>
        {origin.orderNo}
      </Link>
      {specificationId ? (
        <>
          {' · '}
          <Link
            to="/specifications/$id"
            params={{ id: specificationId }}
            search={{ letter: specificationLetter ?? undefined }}
          >
            {`${origin.specificationNo ?? ''} ${specificationLetter ?? ''}`}
          </Link>
        </>
      ) : null}
      <div className="mw-muted">
        {[origin.partyName, origin.isOfRoot ? t('life.of') : ''].filter(Boolean).join(' · ')}
      </div>
    </>
  );
}
