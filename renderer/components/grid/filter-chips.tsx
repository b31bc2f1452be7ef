import { useTranslation } from 'react-i18next';
import '../layout/layout.css';
import { filterText } from './cell-text.ts';
import { type GridState, type GridStatePatch, withFilter } from './grid-state.ts';
import type { GridColumn, GridFormat } from './grid-types.ts';

export interface FilterChipsProps<Row> {
  columns: readonly GridColumn<Row>[];
  state: GridState;
  onStateChange: (patch: GridStatePatch) => void;
  format?: GridFormat;
}

/** Every filter is visible and goes away with one click. */
export function FilterChips<Row>({
  columns,
  state,
  onStateChange,
  format = { moneyUnit: 'yuan' },
}: FilterChipsProps<Row>) {
  const { t } = useTranslation('grid');
  const words = {
    contains: t('filterContains'),
    isEmpty: t('isEmpty'),
    notEmpty: t('notEmpty'),
    blank: t('blank'),
  };
  const filters = state.filters ?? [];
  return (
    <div className="mw-chips">
      {filters.map((filter) => {
        const text = filterText(columns, filter, words, format);
        return (
          <button
            key={filter.column}
            type="button"
            className="mw-chip"
            title={text}
            aria-label={t('filterRemove', { text })}
            onClick={() => onStateChange({ filters: withFilter(filters, filter.column, null) })}
          >
            {text} ✕
          </button>
        );
      })}
    </div>
  );
}
