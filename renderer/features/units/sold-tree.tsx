import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '#renderer/lib/client.ts';
import { usePositionWord } from './unit-words.ts';

/** What the bills of the order's day promised, place by place; parts have drawings there, not yet codes. */
export function SoldTree({ barcode }: { barcode: string }) {
  const { t } = useTranslation('units');
  const positionWord = usePositionWord();
  const trees = useQuery(orpc.units.trees.queryOptions({ input: { barcode } }));
  if (!trees.data) return null;
  const sold = trees.data.rows.flatMap(({ path, position, depth, sold: cell }) =>
    cell === null ? [] : [{ path, position, depth, cell }],
  );
  if (sold.length === 0) return <p className="mw-muted">{t('life.noSold')}</p>;
  return (
    <>
      <div className="mw-muted mw-meta">{t('life.asOf', { date: trees.data.on.sold ?? '' })}</div>
      <ul className="mw-tree">
        {sold.map(({ path, position, depth, cell }) => (
          <li key={path} className="mw-row between" style={{ paddingLeft: 6 + (depth - 1) * 14 }}>
            <span>{positionWord(position)}</span>
            <span className="mw-mono">{[cell.drawingNo, cell.revision].filter(Boolean).join(' ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
