import './charts.css';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';

export interface FigureColumn<Row> {
  key: string;
  word: string;
  isNumber?: boolean;
  text: (row: Row) => string;
}

export interface FigureCardProps<Row> {
  /** The finding, not the name of the chart. */
  title: string;
  /** Unit, number of cases, indicator. */
  meta: string;
  columns: readonly FigureColumn<Row>[];
  rows: readonly Row[];
  /** What the figure leaves out, under its title. */
  note?: ReactNode;
  rowKey: (row: Row) => string;
  /** There is nothing to draw: what there is stands in the table. */
  isTableOnly?: boolean;
  /** Opens the rows behind a line of the table. */
  onOpen?: (row: Row) => void;
  children: ReactNode;
}

/** A chart with what it says in words and the same figures as a table, one key apart. */
export function FigureCard<Row>({
  title,
  meta,
  columns,
  rows,
  rowKey,
  onOpen,
  note,
  isTableOnly = false,
  children,
}: FigureCardProps<Row>) {
  const { t } = useTranslation('insights');
  const id = useId();
  const [isAsked, setTable] = useState(false);
  const isTable = isAsked || isTableOnly;
  return (
    <figure className="mw-card mw-figure" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        <span className="mw-muted">{meta}</span>
        {isTableOnly ? null : (
          <Button on={isTable} aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            ▤ {t('table')}
          </Button>
        )}
        {note}
      </figcaption>
      {isTable ? (
        <FigureTable
          caption={title}
          columns={columns}
          rows={rows}
          rowKey={rowKey}
          {...(onOpen ? { onOpen } : {})}
        />
      ) : (
        children
      )}
    </figure>
  );
}

function FigureTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  onOpen,
}: Pick<FigureCardProps<Row>, 'columns' | 'rows' | 'rowKey' | 'onOpen'> & { caption: string }) {
  const { t } = useTranslation('insights');
  return (
    <div className="mw-figure-table" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.key} scope="col" className={c.isNumber ? 'mw-num' : ''}>
                {c.word}
              </th>
            ))}
            {onOpen ? <th scope="col">{t('rows')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((c) => (
                <td key={c.key} className={c.isNumber ? 'mw-num' : ''}>
                  {c.text(row)}
                </td>
              ))}
              {onOpen ? (
                <td>
                  <Button tone="quiet" onClick={() => onOpen(row)}>
                    {t('open')}
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
