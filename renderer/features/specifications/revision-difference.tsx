import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemField } from '#contract/specifications/revision-diff.ts';
import type { Difference, SpecificationDetail } from '#contract/specifications/specifications.schema.ts';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { type DetailColumn, DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { StateBadge, type Tone } from '#renderer/components/record/state-badge.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { formatNumber } from '#renderer/lib/format.ts';

type DiffRow = Difference['items'][number];

const TONES: Record<DiffRow['kind'], Tone> = {
  added: 'ok',
  removed: 'bad',
  changed: 'warn',
  rewritten: 'run',
  same: 'off',
};
const SHAPES: Record<DiffRow['kind'], string> = {
  added: '＋',
  removed: '−',
  changed: '◆',
  rewritten: '＝',
  same: '○',
};

export interface RevisionDifferenceProps {
  document: SpecificationDetail;
  from: string;
  to: string;
}

/** What changed from one letter to the other; 0.5 MPa and 5 bar are told apart only as another way of writing. */
export function RevisionDifference({ document, from, to }: RevisionDifferenceProps) {
  const { t } = useTranslation('specifications');
  const [scope, setScope] = useState<'changes' | 'all'>('changes');
  const difference = useQuery(
    orpc.specifications.difference.queryOptions({ input: { id: document.id, from, to } }),
  );
  const columns = useDiffColumns();
  if (difference.isError)
    return <ErrorPanel error={difference.error} onRetry={() => void difference.refetch()} />;
  if (!difference.data) return null;
  const { items } = difference.data;
  const count = (kind: DiffRow['kind']) => items.filter((item) => item.kind === kind).length;
  const counts = {
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
    rewritten: count('rewritten'),
  };
  const shown = scope === 'all' ? items : items.filter((item) => item.kind !== 'same');
  return (
    <>
      <div className="mw-row between">
        <h2>{t('difference.title', { from, to })}</h2>
        <Segments
          label={t('difference.title', { from, to })}
          value={scope}
          options={[
            { value: 'changes', word: t('difference.onlyChanges') },
            { value: 'all', word: t('difference.all') },
          ]}
          onChange={setScope}
        />
      </div>
      <p className="mw-muted" style={{ margin: 0 }}>
        {t('difference.counts', counts)}
      </p>
      <DetailTable
        label={t('difference.title', { from, to })}
        columns={columns}
        rows={shown}
        rowKey={(row) => `${row.kind} ${items.indexOf(row)}`}
        rowClass={(row) => row.kind}
        empty={t('difference.none')}
      />
    </>
  );
}

/** The old text struck out before the new one where the field differs. */
function Changed({ row, field }: { row: DiffRow; field: ItemField }) {
  const before = row.before?.[field] ?? '';
  const after = row.after?.[field] ?? '';
  if (!row.before || !row.after || !row.fields.includes(field)) return <>{after || before}</>;
  return (
    <>
      {before ? <del>{before}</del> : null}
      <ins>{after || '—'}</ins>
    </>
  );
}

function stepText(row: DiffRow): string {
  if (row.step === null || row.step === 0) return '';
  const decimals = Math.min(6, Math.max(0, 6 - Math.floor(Math.log10(Math.abs(row.step)) + 1)));
  const text = formatNumber(Number(row.step.toPrecision(6)), decimals)
    .replace(/(\.\d*?)0+$/u, '$1')
    .replace(/\.$/u, '');
  return `${row.step > 0 ? '+' : ''}${text} ${row.after?.unit ?? ''}`.trim();
}

function useDiffColumns(): DetailColumn<DiffRow>[] {
  const { t } = useTranslation('specifications');
  const field = (name: ItemField, width?: number): DetailColumn<DiffRow> => ({
    id: name,
    header: t(`item.${name}`),
    cell: (row) => <Changed row={row} field={name} />,
    ...(width === undefined ? {} : { width }),
  });
  return [
    {
      id: 'kind',
      header: t('difference.kindHead'),
      width: 96,
      cell: (row) => (
        <StateBadge tone={TONES[row.kind]} shape={SHAPES[row.kind]} word={t(`difference.kind.${row.kind}`)} />
      ),
    },
    field('clause', 64),
    field('parameter'),
    field('value', 130),
    field('unit', 90),
    field('tolerance', 90),
    { id: 'step', header: t('difference.step'), width: 96, isNumber: true, cell: stepText },
    field('verification', 100),
  ];
}
