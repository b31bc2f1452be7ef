import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BomRow, BomView } from '#contract/products/boms.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { EmptyState } from '#renderer/components/record/empty-state.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatQuantity } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { BomForm } from './bom-form.tsx';
import { CopyBom } from './copy-bom.tsx';

const route = getRouteApi('/shell/boms/$kind/$id');
const TONES = { draft: 'warn', released: 'ok', superseded: 'off' } as const;

interface Owner {
  input: { productId: string } | { partId: string };
  title: string;
}

/** What the bill belongs to, by its code. */
function useOwner(): Owner {
  const { kind, id } = route.useParams();
  const isPart = kind === 'part';
  const product = useQuery({ ...orpc.products.get.queryOptions({ input: { id } }), enabled: !isPart });
  const part = useQuery({ ...orpc.products.getPart.queryOptions({ input: { id } }), enabled: isPart });
  const drawing = part.data && [part.data.drawingNo, part.data.revision, part.data.name].filter(Boolean);
  const title = drawing?.join(' ') ?? (product.data ? `${product.data.code} ${product.data.name}` : '');
  return { input: isPart ? { partId: id } : { productId: id }, title };
}

/** Bill of material of a product or part, letter by letter; a draft is edited, a released one is read. */
export function BomPage() {
  const { t } = useTranslation('products');
  const owner = useOwner();
  const list = useQuery(orpc.products.listBoms.queryOptions({ input: owner.input }));
  const [chosen, setChosen] = useState<string | null>(null);
  const [isNew, setNew] = useState(false);
  const shown = list.data?.find((one) => one.id === chosen) ?? list.data?.[0];
  const bom = useQuery({
    ...orpc.products.getBom.queryOptions({ input: { id: shown?.id ?? '' } }),
    enabled: shown !== undefined,
  });
  useTabTitle(owner.title ? t('bom.of', { code: owner.title.split(' ')[0] ?? '' }) : undefined);
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return null;
  const isEditing = isNew || bom.data?.state === 'draft';
  const close = (id?: string) => {
    setNew(false);
    if (id) setChosen(id);
  };
  return (
    <Page label={t('bom.title')}>
      <Tools
        owner={owner}
        boms={list.data}
        shown={shown}
        bom={bom.data}
        isNew={isNew}
        onChoose={(id) => {
          setNew(false);
          setChosen(id);
        }}
        onNew={() => setNew(true)}
      />
      {list.data.length === 0 && !isNew ? (
        <EmptyState
          title={t('bom.emptyTitle')}
          text={t('bom.emptyText')}
          actions={
            <Button tone="primary" onClick={() => setNew(true)}>
              {t('bom.new')}
            </Button>
          }
        />
      ) : null}
      {isEditing && (isNew || bom.data) ? (
        <BomForm
          key={isNew ? 'new' : bom.data?.id}
          owner={owner.input}
          title={owner.title}
          bom={isNew ? null : (bom.data ?? null)}
          basis={bom.data ?? null}
          onSaved={close}
        />
      ) : null}
      {!isEditing && bom.data ? <Lines bom={bom.data} /> : null}
    </Page>
  );
}

interface ToolsProps {
  owner: Owner;
  boms: readonly BomRow[];
  shown: BomRow | undefined;
  bom: BomView | undefined;
  isNew: boolean;
  onChoose: (id: string) => void;
  onNew: () => void;
}

function Tools({ owner, boms, shown, bom, isNew, onChoose, onNew }: ToolsProps) {
  const { t } = useTranslation('products');
  const mayWrite = useMay('units.write');
  const hasDraft = boms.some((one) => one.state === 'draft');
  return (
    <Toolbar label={t('bom.title')}>
      <h1>{owner.title}</h1>
      {boms.length > 0 ? (
        <Segments
          label={t('bom.letters')}
          value={isNew ? '' : (shown?.id ?? '')}
          options={boms.slice(0, 8).map((one) => ({ value: one.id, word: one.letter }))}
          onChange={onChoose}
        />
      ) : null}
      {shown && !isNew ? (
        <StateBadge
          tone={TONES[shown.state]}
          word={[t(`bom.state.${shown.state}`), shown.releasedOn].filter(Boolean).join(' ')}
        />
      ) : null}
      {shown?.state === 'draft' && mayWrite && !isNew ? <Release bom={shown} /> : null}
      {mayWrite && !hasDraft && !isNew && boms.length > 0 ? (
        <Button onClick={onNew}>{t('bom.next')}</Button>
      ) : null}
      {bom && mayWrite && !isNew ? <CopyBom bom={bom} /> : null}
    </Toolbar>
  );
}

function Release({ bom }: { bom: BomRow }) {
  const { t } = useTranslation('products');
  const queries = useQueryClient();
  const release = useMutation({
    mutationFn: () => client.products.releaseBom({ id: bom.id, version: bom.version }),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.products.key() }),
  });
  return (
    <>
      <Button tone="primary" busy={release.isPending} onClick={() => release.mutate()}>
        {t('bom.release')}
      </Button>
      {release.isError ? <ErrorPanel error={release.error} /> : null}
    </>
  );
}

function Lines({ bom }: { bom: BomView }) {
  const { t } = useTranslation('products');
  return (
    <div className="mw-form-page">
      <DetailTable
        label={t('bom.title')}
        rows={bom.lines}
        rowKey={(line) => String(line.lineNo)}
        columns={[
          { id: 'no', header: t('bom.no'), width: 44, isNumber: true, cell: (line) => line.lineNo },
          { id: 'position', header: t('bom.position'), width: 160, cell: (line) => line.position },
          {
            id: 'drawing',
            header: t('field.drawingNo'),
            width: 170,
            cell: (line) => (
              <span className="mw-mono">{[line.drawingNo, line.revision].filter(Boolean).join(' ')}</span>
            ),
          },
          { id: 'name', header: t('field.name'), cell: (line) => line.name },
          {
            id: 'tracking',
            header: t('field.tracking'),
            width: 90,
            cell: (line) => t(`tracking.${line.tracking}`),
          },
          {
            id: 'quantity',
            header: t('bom.quantity'),
            width: 100,
            isNumber: true,
            cell: (line) => formatQuantity(line.quantity, line.uom),
          },
          {
            id: 'capacity',
            header: t('bom.capacity'),
            width: 80,
            isNumber: true,
            cell: (line) => line.capacity,
          },
          { id: 'note', header: t('bom.note'), cell: (line) => line.note ?? '' },
        ]}
      />
    </div>
  );
}
