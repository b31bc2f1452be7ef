import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketRecordDetail } from '#contract/market-records/market-records.schema.ts';
import { isOpenStage, isTerminalStage } from '#contract/market-records/stages.ts';
import { BASE_CURRENCY } from '#contract/orders/amounts.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeptValue } from '#renderer/components/record/kept-value.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { LinkedRecords } from '#renderer/components/record/linked-records.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { StageBar } from '#renderer/components/record/stage-bar.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { Timeline } from '#renderer/components/record/timeline.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { formatInstant, formatMoney, formatQuantity, today } from '#renderer/lib/format.ts';
import { productWords } from '#renderer/lib/product-words.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { MoveStageDialog } from './move-stage-dialog.tsx';
import { STAGE_TONES, useStageLadder } from './stage-words.ts';

/** The record beside the list: where it stands, what is known, what is next. */
export function MarketRecordPanel({ id, isOwnPage = false }: { id: string; isOwnPage?: boolean }) {
  const record = useQuery(orpc.marketRecords.get.queryOptions({ input: { id } }));
  if (record.isError) return <ErrorPanel error={record.error} onRetry={() => void record.refetch()} />;
  return record.data ? <Panel record={record.data} isOwnPage={isOwnPage} /> : null;
}

interface PanelProps {
  record: MarketRecordDetail;
  /** Beside its own form: there is nothing to go and edit. */
  isOwnPage: boolean;
}

function Panel({ record, isOwnPage }: PanelProps) {
  const { t } = useTranslation('market-records');
  const ladder = useStageLadder();
  const word = t(`stage.${record.stage}`);
  const hasLeft = !isOpenStage(record.stage) && record.stage !== 'contracted';
  return (
    <>
      <div className="mw-row between">
        <h1>{record.no}</h1>
        <StateBadge tone={STAGE_TONES[record.stage]} word={word} />
      </div>
      <StageBar
        stages={ladder}
        current={record.stage}
        label={t('field.stage')}
        stopped={hasLeft ? word : undefined}
      />
      {isOwnPage ? null : <Facts record={record} />}
      {isTerminalStage(record.stage) ? null : <NextStep record={record} />}
      <LinkedRecords kind="market-records" id={record.id} />
      <History record={record} />
      <Acts record={record} isOwnPage={isOwnPage} />
    </>
  );
}

function Facts({ record }: { record: MarketRecordDetail }) {
  const { t } = useTranslation('market-records');
  const codes = useCodes();
  const ship = [codes.word('ship_type', record.shipTypeCode), record.classCode].filter(Boolean).join(' · ');
  const count = record.quantity === null ? '' : ` × ${formatQuantity(record.quantity)}`;
  const product = productWords(record.product, record.model);
  return (
    <KeyValues
      items={[
        { label: t('field.partyName'), value: record.partyName },
        { label: t('field.shipownerName'), value: record.shipownerName },
        { label: t('field.shipTypeCode'), value: ship },
        { label: t('field.product'), value: product && `${product}${count}` },
        {
          label: t('field.quote'),
          value:
            record.quoteMinor === null ? null : (
              <>
                <b>{formatMoney(record.quoteMinor, 'yuan', record.currency)}</b>
                <InBase record={record} />
              </>
            ),
        },
        {
          label: t('field.contact'),
          value: (
            <KeptValue
              text={[record.contact, record.contactPhone].filter(Boolean).join(' · ')}
              reason={record.exceptions?.['contactPhone']}
            />
          ),
        },
        { label: t('field.owner'), value: record.ownerName },
      ]}
    />
  );
}

/** What a foreign quote comes to; without a rate it stands in no sum. */
function InBase({ record }: { record: MarketRecordDetail }) {
  const { t } = useTranslation('market-records');
  if (record.currency === BASE_CURRENCY) return null;
  const text =
    record.baseMinor === null
      ? t('unrated', { currency: record.currency })
      : t('inBase', { amount: formatMoney(record.baseMinor, 'yuan', BASE_CURRENCY) });
  return <div className="mw-muted">{text}</div>;
}

function daysUntil(date: string): number {
  return Math.round((Date.parse(date) - Date.parse(today())) / 86_400_000);
}

function NextStep({ record }: { record: MarketRecordDetail }) {
  const { t } = useTranslation('market-records');
  const { t: common } = useTranslation('common');
  const days = record.nextActionOn === null ? null : daysUntil(record.nextActionOn);
  const due =
    days === null
      ? ''
      : days < 0
        ? t('overdue', { days: -days })
        : days === 0
          ? t('dueToday')
          : t('dueIn', { days });
  return (
    <>
      <h2>{common('next')}</h2>
      <Note tone={days !== null && days < 0 ? 'bad' : 'warn'}>
        {days === null && !record.nextAction
          ? t('noNext')
          : `${record.nextActionOn ?? ''} ${record.nextAction ?? ''}`}
        {due ? <div className="mw-muted">{due}</div> : null}
      </Note>
    </>
  );
}

function History({ record }: { record: MarketRecordDetail }) {
  const { t } = useTranslation('market-records');
  const { t: common } = useTranslation('common');
  const entries = [...record.stageLog].reverse().map((entry) => {
    const to = t(`stage.${entry.toStage}`);
    const text = entry.fromStage
      ? t('history.moved', { from: t(`stage.${entry.fromStage}`), to })
      : t('history.created', { to });
    return {
      id: String(entry.seq),
      when: formatInstant(entry.at).slice(0, 10),
      text: entry.reason ? `${text} · ${entry.reason}` : text,
    };
  });
  return (
    <>
      <h2>{common('timeline')}</h2>
      <Timeline entries={entries} label={common('timeline')} />
    </>
  );
}

function Acts({ record, isOwnPage }: PanelProps) {
  const { t } = useTranslation('market-records');
  const navigate = useNavigate();
  const canWrite = useMay('market.write');
  const [isMoving, setMoving] = useState(false);
  const edit = () => void navigate({ to: '/market-records/$id', params: { id: record.id } });
  const canSpecify = useMay('specifications.write') && isOpenStage(record.stage);
  const specify = () => void navigate({ to: '/specifications/new', search: { marketRecordId: record.id } });
  const canOrder = useMay('orders.write') && isOpenStage(record.stage) && record.specifications.length > 0;
  const order = () => void navigate({ to: '/orders/new', search: { marketRecordId: record.id } });
  useShortcuts(
    canWrite
      ? [
          ...(isOwnPage ? [] : [{ keys: 'Alt+E', word: t('act.edit'), run: edit }]),
          { keys: 'Alt+S', word: t('act.move'), run: () => setMoving(true) },
          ...(canSpecify ? [{ keys: 'Alt+G', word: t('act.specify'), run: specify }] : []),
          ...(canOrder ? [{ keys: 'Alt+O', word: t('act.order'), run: order }] : []),
        ]
      : [],
  );
  if (!canWrite) return null;
  return (
    <div className="foot">
      {isOwnPage ? null : (
        <Button keys="Alt+E" onClick={edit}>
          {t('act.edit')}
        </Button>
      )}
      <Button keys="Alt+S" onClick={() => setMoving(true)}>
        {t('act.move')}
      </Button>
      {canSpecify ? (
        <Button keys="Alt+G" onClick={specify}>
          {t('act.specify')}
        </Button>
      ) : null}
      {canOrder ? (
        <Button keys="Alt+O" onClick={order}>
          {t('act.order')}
        </Button>
      ) : null}
      {isMoving ? <MoveStageDialog record={record} onClose={() => setMoving(false)} /> : null}
    </div>
  );
}
