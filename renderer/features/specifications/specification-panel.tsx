import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RevisionRow, SpecificationDetail } from '#contract/specifications/specifications.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { StageBar } from '#renderer/components/record/stage-bar.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { Timeline } from '#renderer/components/record/timeline.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { formatInstant, formatMoney } from '#renderer/lib/format.ts';
import { productWords } from '#renderer/lib/product-words.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { STATE_TONES, useRevisionLadder } from './state-words.ts';

/** The document beside the list. */
export function SpecificationPanel({ id }: { id: string }) {
  const { t } = useTranslation('specifications');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const document = useQuery(orpc.specifications.get.queryOptions({ input: { id } }));
  const canOrder = useMay('orders.write');
  const open = () => void navigate({ to: '/specifications/$id', params: { id } });
  const revisionId = document.data?.signedRevisionId ?? null;
  const order = () =>
    void navigate({ to: '/orders/new', search: { specificationRevisionId: revisionId ?? undefined } });
  useShortcuts([
    { keys: 'Alt+E', word: t('act.open'), run: open },
    ...(canOrder && revisionId ? [{ keys: 'Alt+O', word: t('act.order'), run: order }] : []),
  ]);
  if (document.isError) return <ErrorPanel error={document.error} onRetry={() => void document.refetch()} />;
  if (!document.data) return <p className="mw-muted">{common('loading')}</p>;
  return (
    <>
      <SpecificationFacts document={document.data} />
      <div className="foot">
        <Button keys="Alt+E" onClick={open}>
          {t('act.open')}
        </Button>
        {canOrder && revisionId ? (
          <Button keys="Alt+O" onClick={order}>
            {t('act.order')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** Where the document stands, its letters, and the orders made from it. */
export function SpecificationFacts({
  document,
  hasChain = false,
}: {
  document: SpecificationDetail;
  /** The chain of records stands below and names the source. */
  hasChain?: boolean;
}) {
  const { t } = useTranslation('specifications');
  const ladder = useRevisionLadder();
  const hasLeft = document.state === 'void' || document.state === 'superseded';
  const word = t(`state.${document.state}`);
  return (
    <>
      <div className="mw-row between">
        <h1>{document.no}</h1>
        <StateBadge tone={STATE_TONES[document.state]} word={`${document.letter} ${word}`} />
      </div>
      <StageBar
        stages={ladder}
        current={document.state}
        label={t('field.state')}
        stopped={hasLeft ? word : undefined}
      />
      <KeyValues
        labelWidth={92}
        items={[
          { label: t('field.title'), value: document.title },
          { label: t('field.partyName'), value: document.partyName },
          {
            label: t('field.product'),
            value: productWords(document.productName, document.model),
          },
          hasChain
            ? null
            : {
                label: t('field.marketRecordNo'),
                value: document.marketRecordId && <MarketLink document={document} />,
              },
          { label: t('field.owner'), value: document.ownerName },
          document.note ? { label: t('field.note'), value: document.note } : null,
        ]}
      />
      <Note tone={document.signedLetter ? 'ok' : 'warn'}>
        {document.signedLetter
          ? t('inForce', { letter: document.signedLetter, date: document.signedOn ?? '' })
          : t('notSigned')}
      </Note>
      <Letters document={document} />
      <MadeOrders document={document} />
    </>
  );
}

function MarketLink({ document }: { document: SpecificationDetail }) {
  if (!document.marketRecordId) return null;
  return (
    <Link to="/market-records/$id" params={{ id: document.marketRecordId }}>
      {document.marketRecordNo}
    </Link>
  );
}

function whenOf(revision: RevisionRow): string {
  return revision.signedOn ?? formatInstant(revision.issuedAt ?? revision.createdAt).slice(0, 10);
}

function Letters({ document }: { document: SpecificationDetail }) {
  const { t } = useTranslation('specifications');
  const entries = [...document.revisions].reverse().map((revision) => ({
    id: revision.id,
    when: whenOf(revision),
    text: [`${revision.letter} ${t(`state.${revision.state}`)}`, revision.summary]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <>
      <h2>{t('revisions')}</h2>
      <Timeline entries={entries} label={t('revisions')} />
    </>
  );
}

function MadeOrders({ document }: { document: SpecificationDetail }) {
  const { t } = useTranslation('specifications');
  if (document.orders.length === 0) return null;
  const entries = document.orders.map((order) => ({
    id: order.id,
    when: order.orderedOn,
    text: (
      <>
        <Link to="/orders/$id" params={{ id: order.id }}>
          {order.no}
        </Link>
        {` · ${order.letter} · ${formatMoney(order.grossMinor, 'yuan', order.currency)}`}
      </>
    ),
  }));
  return (
    <>
      <h2>{t('orders')}</h2>
      <Timeline entries={entries} label={t('orders')} />
    </>
  );
}
