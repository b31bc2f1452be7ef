import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '#contract/orders/orders.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { isComposing } from '#renderer/lib/keys.ts';
import { useScanTarget } from '#renderer/lib/use-scan-target.ts';
import type { LoadModel } from './use-load.ts';
import { useLoadCheck } from './use-load-check.ts';

/** Units of the shipment: scanned from anywhere on the page, typed, or taken from those made for the order. */
export function ShipUnits({ order, load }: { order: OrderDetail; load: LoadModel }) {
  const { t } = useTranslation('orders');
  const [text, setText] = useState('');
  const { notice, scan, take } = useLoadCheck(order, load);
  const news = t('ship.news', { loaded: load.barcodes.length, left: load.ready.length });
  useScanTarget((code) => void scan(code), { news });
  const takeTyped = () => {
    if (text.trim() !== '') void scan(text.trim());
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    event.preventDefault();
    takeTyped();
  };
  return (
    <>
      <TextInput
        label={t('ship.scan')}
        description={t('ship.scanHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        data-field="barcode"
        data-autofocus
      />
      {notice ? (
        <Note tone={notice.problem === 'again' ? 'warn' : 'bad'}>
          <div role="alert">
            {[t(`ship.problem.${notice.problem}`, { barcode: notice.code }), notice.where]
              .filter(Boolean)
              .join(' · ')}
          </div>
          {notice.problem === 'extra' ? (
            <Button onClick={() => take(notice.code)}>{t('ship.addAnyway')}</Button>
          ) : null}
        </Note>
      ) : null}
      <h2>{t('ship.chosen')}</h2>
      <p role="status">{news}</p>
      <Chosen load={load} />
      {load.ready.length > 0 ? <Ready load={load} /> : null}
    </>
  );
}

function Chosen({ load }: { load: LoadModel }) {
  const { t } = useTranslation('orders');
  if (load.barcodes.length === 0) return <p className="mw-muted">{t('ship.noUnits')}</p>;
  return (
    <ul className="mw-unit-chips" aria-label={t('ship.chosen')} aria-live="polite">
      {load.barcodes.map((code) => (
        <li key={code}>
          <button
            type="button"
            className="mw-chip"
            aria-label={t('ship.remove', { barcode: code })}
            onClick={() => load.remove(code)}
          >
            {code} ✕
          </button>
        </li>
      ))}
    </ul>
  );
}

function Ready({ load }: { load: LoadModel }) {
  const { t } = useTranslation('orders');
  return (
    <>
      <div className="mw-row between">
        <h2>{t('ship.units')}</h2>
        <Button onClick={() => load.add(load.ready.map((unit) => unit.barcode))}>{t('ship.all')}</Button>
      </div>
      <ul className="mw-unit-chips" aria-label={t('ship.units')}>
        {load.ready.map((unit) => (
          <li key={unit.id}>
            <button
              type="button"
              className="mw-chip"
              aria-label={t('ship.add', { barcode: unit.barcode })}
              onClick={() => load.add([unit.barcode])}
            >
              ＋ {unit.barcode}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
