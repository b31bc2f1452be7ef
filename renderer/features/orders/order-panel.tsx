import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isUnrated } from '#contract/orders/amounts.ts';
import { isShippable } from '#contract/orders/order-states.ts';
import type { OrderDetail } from '#contract/orders/orders.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { StageBar } from '#renderer/components/record/stage-bar.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { Timeline } from '#renderer/components/record/timeline.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { formatMoney, formatQuantity, today } from '#renderer/lib/format.ts';
import { productWords } from '#renderer/lib/product-words.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { useClauseWords } from '#renderer/lib/warranty-words.ts';
import { hasLeft, STATE_TONES, shownState, stepOf, useOrderLadder } from './state-words.ts';
import { UnratedNote } from './unrated-note.tsx';

/** The order beside the list. */
export function OrderPanel({ id }: { id: string }) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const order = useQuery(orpc.orders.get.queryOptions({ input: { id } }));
  const canWrite = useMay('orders.write');
  const open = () => void navigate({ to: '/orders/$id', params: { id } });
  const ship = () => void navigate({ to: '/orders/$id/ship', params: { id } });
  const canShip =
    canWrite && order.data !== undefined && order.data.voidedAt === null && isShippable(order.data.state);
  useShortcuts([
    { keys: 'Alt+E', word: t('act.open'), run: open },
    ...(canShip ? [{ keys: 'Alt+H', word: t('act.ship'), run: ship }] : []),
  ]);
  if (order.isError) return <ErrorPanel error={order.error} onRetry={() => void order.refetch()} />;
  if (!order.data) return <p className="mw-muted">{common('loading')}</p>;
  return (
    <>
      <OrderFacts order={order.data} />
      <LineList order={order.data} />
      <div className="foot">
        <Button keys="Alt+E" onClick={open}>
          {t('act.open')}
        </Button>
        {canShip ? (
          <Button keys="Alt+H" onClick={ship}>
            {t('act.ship')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function daysUntil(date: string): number {
  return Math.round((Date.parse(date) - Date.parse(today())) / 86_400_000);
}

/** Where the order stands, whose it is, what it stands on. Beside the chain of records its sources are named there. */
export function OrderFacts({ order, hasChain = false }: { order: OrderDetail; hasChain?: boolean }) {
  const { t } = useTranslation('orders');
  const { t: terms } = useTranslation('warranty-terms');
  const clauseWords = useClauseWords();
  const ladder = useOrderLadder();
  const state = shownState(order);
  const word = t(`state.${state}`);
  return (
    <>
      <div className="mw-row between">
        <h1>{order.no}</h1>
        <StateBadge tone={STATE_TONES[state]} word={word} />
      </div>
      <StageBar
        stages={ladder}
        current={stepOf(state)}
        label={t('field.state')}
        stopped={hasLeft(state) ? word : undefined}
      />
      <Warnings order={order} />
      <KeyValues
        labelWidth={92}
        items={[
          { label: t('field.partyName'), value: order.partyName },
          order.shipownerName ? { label: t('field.shipownerName'), value: order.shipownerName } : null,
          { label: t('field.gross'), value: <b>{formatMoney(order.grossMinor, 'yuan', order.currency)}</b> },
          { label: t('field.tax'), value: formatMoney(order.taxMinor, 'yuan', order.currency) },
          { label: t('field.orderedOn'), value: order.orderedOn },
          { label: t('field.dueOn'), value: order.dueOn && <Due order={order} /> },
          order.shippedOn ? { label: t('field.shippedOn'), value: order.shippedOn } : null,
          order.acceptedOn ? { label: t('field.acceptedOn'), value: order.acceptedOn } : null,
          order.closedOn ? { label: t('field.closedOn'), value: order.closedOn } : null,
          {
            label: t('field.specification'),
            value: hasChain
              ? order.specificationLetter
              : order.specificationId && <SpecificationLink order={order} />,
          },
          hasChain
            ? null
            : { label: t('field.marketRecord'), value: order.marketRecordId && <MarketLink order={order} /> },
          order.customerOrderNo ? { label: t('field.customerOrderNo'), value: order.customerOrderNo } : null,
          order.sourceNo && order.sourceNo !== order.no
            ? { label: t('field.sourceNo'), value: order.sourceNo }
            : null,
          { label: t('field.owner'), value: order.ownerName ?? order.salesperson },
          order.warrantyClause
            ? { label: terms('field.order'), value: clauseWords(order.warrantyClause) }
            : null,
          order.note ? { label: t('field.note'), value: order.note } : null,
        ]}
      />
    </>
  );
}

function Warnings({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders');
  return (
    <>
      {order.voidReason ? <Note tone="bad">{`${t('state.void')} · ${order.voidReason}`}</Note> : null}
      {isUnrated(order) ? <UnratedNote order={order} /> : null}
      {order.isHistoric ? <Note tone="off">{t('historic')}</Note> : null}
      {order.overrideReason ? (
        <Note tone="warn">{t('override', { reason: order.overrideReason })}</Note>
      ) : null}
      {order.specificationState === 'superseded' ? (
        <Note tone="run">{t('superseded', { letter: order.specificationLetter ?? '' })}</Note>
      ) : null}
    </>
  );
}

function Due({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const { dueOn } = order;
  if (dueOn === null) return null;
  const isOpen = order.voidedAt === null && (order.state === 'in_force' || order.state === 'executing');
  if (!isOpen) return <>{dueOn}</>;
  const days = daysUntil(dueOn);
  return (
    <>
      {dueOn}{' '}
      <span className={days < 0 ? 'mw-negative' : 'mw-muted'}>
        {days < 0 ? t('overdue', { days: -days }) : t('dueIn', { days })}
      </span>
    </>
  );
}

function SpecificationLink({ order }: { order: OrderDetail }) {
  if (!order.specificationId) return null;
  const search = { letter: order.specificationLetter ?? undefined };
  return (
    <Link to="/specifications/$id" params={{ id: order.specificationId }} search={search}>
      {`${order.specificationNo ?? ''} ${order.specificationLetter ?? ''}`}
    </Link>
  );
}

function MarketLink({ order }: { order: OrderDetail }) {
  if (!order.marketRecordId) return null;
  return (
    <Link to="/market-records/$id" params={{ id: order.marketRecordId }}>
      {order.marketRecordNo}
    </Link>
  );
}

function LineList({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const entries = order.lines.map((line) => ({
    id: line.id,
    when: String(line.lineNo),
    text: [
      productWords(line.product, line.model),
      formatQuantity(line.quantity, line.uom),
      formatMoney(line.grossMinor, 'yuan', order.currency),
    ].join(' · '),
  }));
  return (
    <>
      <h2>{t('line.title')}</h2>
      <Timeline entries={entries} label={t('line.title')} />
    </>
  );
}
