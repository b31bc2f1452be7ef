import { useTranslation } from 'react-i18next';
import {
  type CellChange,
  TREE_STAGES,
  type TreeCell,
  type TreeRow,
  type TreeStage,
  type TreesView,
} from '#contract/units/unit-trees.schema.ts';
import { formatQuantity } from '#renderer/lib/format.ts';
import { usePositionWord } from './unit-words.ts';

/** Four trees side by side: a place a row, a tree a column, what is not as before marked. */
export function TreesTable({ trees, isOnlyDifferent }: { trees: TreesView; isOnlyDifferent: boolean }) {
  const { t } = useTranslation('units');
  const isSame = (row: TreeRow) =>
    [row.built, row.shipped, row.maintained].every((one) => one.change === 'same');
  const rows = trees.rows.filter((row) => !isOnlyDifferent || !isSame(row));
  return (
    <table className="mw-trees" aria-label={t('trees.title')}>
      <thead>
        <tr>
          <th scope="col">{t('field.position')}</th>
          {TREE_STAGES.map((stage) => (
            <th key={stage} scope="col">
              {t(`trees.stage.${stage}`)}
              <div className="when">{trees.on[stage] ?? t('trees.notYet')}</div>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.path} row={row} />
        ))}
        {rows.length === 0 ? (
          <tr>
            <td colSpan={5}>{trees.rows.length === 0 ? t('trees.empty') : t('trees.allSame')}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: TreeRow }) {
  const positionWord = usePositionWord();
  return (
    <tr>
      <th scope="row" style={{ paddingLeft: 8 + (row.depth - 1) * 14 }} title={row.path}>
        {positionWord(row.position)}
      </th>
      <Cell stage="sold" cell={row.sold} change="same" />
      <Cell stage="built" {...row.built} />
      <Cell stage="shipped" {...row.shipped} />
      <Cell stage="maintained" {...row.maintained} />
    </tr>
  );
}

/** A change is told by a word as well as by its tint: paper may be grey. */
function Cell({ stage, cell, change }: { stage: TreeStage; cell: TreeCell | null; change: CellChange }) {
  const { t } = useTranslation('units');
  const drawing = cell && [cell.drawingNo, cell.revision].filter(Boolean).join(' ');
  return (
    <td className={stage === 'sold' ? 'first' : change} data-stage={t(`trees.stage.${stage}`)}>
      {cell ? (
        <>
          <div className="mw-mono">{cell.barcode ?? drawing}</div>
          <div className="what">
            {cell.barcode === null ? cell.name : [drawing, cell.name].filter(Boolean).join(' ')}
            {cell.barcode === null && cell.uom ? ` · ${formatQuantity(cell.quantity, cell.uom)}` : ''}
          </div>
        </>
      ) : (
        <span aria-hidden="true">—</span>
      )}
      {change === 'same' ? null : <b className="mark">{t(`trees.change.${change}`)}</b>}
    </td>
  );
}
