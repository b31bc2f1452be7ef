import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartRow, PartView } from '#contract/products/parts.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';

const route = getRouteApi('/shell/parts');
const SOURCE = { path: ['products', 'listParts'], list: client.products.listParts };

/** Every drawing with its revision, and how its pieces are followed. */
export function PartsPage() {
  const { t } = useTranslation('products');
  const navigate = useNavigate();
  const mayWrite = useMay('units.write');
  const open = (id: string) => void navigate({ to: '/parts/$id', params: { id } });
  const columns = useMemo<GridColumn<PartRow>[]>(
    () => [
      {
        id: 'drawingNo',
        header: t('field.drawingNo'),
        width: 150,
        kind: 'code',
        value: (row) => row.drawingNo,
      },
      { id: 'revision', header: t('field.revision'), width: 60, kind: 'text', value: (row) => row.revision },
      { id: 'name', header: t('field.name'), width: 240, kind: 'text', value: (row) => row.name },
      {
        id: 'tracking',
        header: t('field.tracking'),
        width: 100,
        kind: 'text',
        value: (row) => t(`tracking.${row.tracking}`),
      },
      { id: 'uom', header: t('field.uom'), width: 60, kind: 'text', value: (row) => row.uom },
      { id: 'gtin', header: t('field.gtin'), width: 150, kind: 'code', value: (row) => row.gtin },
    ],
    [t],
  );
  return (
    <RecordListPage
      id="parts"
      words={{
        title: t('parts.title'),
        tools: t('parts.tools'),
        find: t('parts.find'),
        create: t('parts.new'),
        detail: t('parts.detail'),
        emptyTitle: t('parts.emptyTitle'),
        emptyText: t('parts.emptyText'),
      }}
      columns={columns}
      source={SOURCE}
      search={route.useSearch()}
      onCreate={mayWrite ? () => open('new') : undefined}
      onOpen={(row) => open(row.id)}
      panel={(id) => <PartPanel id={id} onEdit={mayWrite ? () => open(id) : undefined} />}
    />
  );
}

function PartPanel({ id, onEdit }: { id: string; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation('products');
  const navigate = useNavigate();
  const part = useQuery(orpc.products.getPart.queryOptions({ input: { id } }));
  if (part.isError) return <ErrorPanel error={part.error} onRetry={() => void part.refetch()} />;
  if (!part.data) return null;
  const { drawingNo, revision, name, tracking, uom, gtin } = part.data;
  return (
    <>
      <h1>{[drawingNo, revision].filter(Boolean).join(' ')}</h1>
      <KeyValues
        items={[
          { label: t('field.name'), value: name },
          { label: t('field.tracking'), value: t(`tracking.${tracking}`) },
          { label: t('field.uom'), value: uom },
          gtin !== null && { label: t('field.gtin'), value: gtin },
        ]}
      />
      <UsedIn part={part.data} />
      <div className="foot">
        {onEdit ? <Button onClick={onEdit}>{t('act.edit')}</Button> : null}
        <Button onClick={() => void navigate({ to: '/boms/$kind/$id', params: { kind: 'part', id } })}>
          {t('act.bom')}
        </Button>
      </div>
    </>
  );
}

/** Revisions of the drawing, and the products and parts it is built into. */
export function UsedIn({ part }: { part: PartView }) {
  const { t } = useTranslation('products');
  return (
    <>
      {part.revisions.length > 1 ? (
        <>
          <h2>{t('parts.revisions')}</h2>
          <div className="mw-row">
            {part.revisions.map((one) => (
              <Link key={one.id} to="/parts/$id" params={{ id: one.id }}>
                {one.revision || '—'}
              </Link>
            ))}
          </div>
        </>
      ) : null}
      <h2>{t('parts.usedIn')}</h2>
      {part.usedIn.length === 0 ? <p className="mw-muted">{t('parts.notUsed')}</p> : null}
      <ul className="mw-tree">
        {part.usedIn.map((use) => (
          <li key={`${use.ownerId} ${use.letter} ${use.position}`}>
            <Link to="/boms/$kind/$id" params={{ kind: use.ownerKind, id: use.ownerId }}>
              {use.code}
            </Link>{' '}
            {`${use.letter} · ${use.position}`}
          </li>
        ))}
      </ul>
    </>
  );
}
