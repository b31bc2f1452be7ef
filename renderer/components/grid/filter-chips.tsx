import { useTranslation } from 'react-i18next';
import type { GroupBy } from '#contract/lists/lists.schema.ts';
import '../layout/layout.css';
import { filterText } from './cell-text.ts';
import { type GridState, type GridStatePatch, withFilter } from './grid-state.ts';
import type { GridColumn, GridFormat } from './grid-types.ts';
import { withoutLevel } from './views/column-acts.ts';
import { levelsOf } from './views/group-lines.ts';

export interface FilterChipsProps<Row> {
  columns: readonly GridColumn<Row>[];
  state: GridState;
  onStateChange: (patch: GridStatePatch) => void;
  format?: GridFormat;
}

/** Filters as words, the one way for chips and paper. */
export function useFilterWords<Row>(columns: readonly GridColumn<Row>[], format: GridFormat) {
  const { t } = useTranslation('grid');
  const words = {
    contains: t('filterContains'),
    isEmpty: t('isEmpty'),
    notEmpty: t('notEmpty'),
    blank: t('blank'),
    voided: t('voidedOnly'),
  };
  return (filter: NonNullable<GridState['filters']>[number]) => filterText(columns, filter, words, format);
}

export function useGroupText<Row>(columns: readonly GridColumn<Row>[]) {
  const { t } = useTranslation('grid');
  return (group: GroupBy): string => {
    const column = columns.find((one) => one.id === group.column)?.header ?? group.column;
    if (group.part === 'month') return t('groupedByMonth', { column });
    return group.part === 'year' ? t('groupedByYear', { column }) : t('groupedBy', { column });
  };
}

/** Every filter, and the grouping, is visible and goes away with one click. */
export function FilterChips<Row>({
  columns,
  state,
  onStateChange,
  format = { moneyUnit: 'yuan' },
}: FilterChipsProps<Row>) {
  const { t } = useTranslation('grid');
  const wordsOf = useFilterWords(columns, format);
  const filters = state.filters ?? [];
  const groupText = useGroupText(columns);
  return (
    <div className="mw-chips">
      {levelsOf(state).map((by, level) => (
        <Chip
          key={`${by.column} ${by.part ?? ''}`}
          text={groupText(by)}
          onRemove={() => onStateChange(withoutLevel(state, (_, at) => at === level))}
        />
      ))}
      {filters.map((filter) => (
        <Chip
          key={filter.column}
          text={wordsOf(filter)}
          onRemove={() => onStateChange({ filters: withFilter(filters, filter.column, null) })}
        />
      ))}
      {filters.length > 1 ? (
        <button type="button" className="mw-chip clear" onClick={() => onStateChange({ filters: undefined })}>
          {t('clearAll')}
        </button>
      ) : null}
    </div>
  );
}

function Chip({ text, onRemove }: { text: string; onRemove: () => void }) {
  const { t } = useTranslation('grid');
  return (
    <button
      type="button"
      className="mw-chip"
      title={text}
      aria-label={t('filterRemove', { text })}
      onClick={onRemove}
    >
      {text} ✕
    </button>
  );
}
