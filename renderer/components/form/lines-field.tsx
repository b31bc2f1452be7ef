import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '#renderer/lib/keys.ts';
import { Button } from '../button.tsx';
import { CellInput } from './cell-input.tsx';
import type { FormValues, LineColumn, LinesField } from './form-types.ts';

interface Line {
  key: number;
  values: FormValues;
  /** Counts changes a cell did not make itself, so that its input shows the new value. */
  revision: Record<string, number>;
}

export interface LinesFieldProps {
  definition: LinesField;
  value: unknown;
  onChange: (value: unknown) => void;
  errorAt: (path: string) => string | undefined;
}

let lastKey = 0;
const lineOf = (values: FormValues): Line => ({ key: (lastKey += 1), values, revision: {} });

function firstLines({ definition, value }: LinesFieldProps): Line[] {
  const given = Array.isArray(value) ? (value as FormValues[]) : [];
  const missing = Math.max(0, (definition.minLines ?? 1) - given.length);
  return [...given, ...Array.from({ length: missing }, definition.emptyLine)].map(lineOf);
}

/** The line after one cell changed, with what follows from it. */
function edited(definition: LinesField, line: Line, name: string, value: unknown): Line {
  const typed = { ...line.values, [name]: value };
  const values = definition.derive ? definition.derive(typed, name) : typed;
  const revision = { ...line.revision };
  for (const key of Object.keys(values)) {
    if (key !== name && values[key] !== line.values[key]) revision[key] = (revision[key] ?? 0) + 1;
  }
  return { ...line, values, revision };
}

function useLines(props: LinesFieldProps) {
  const { definition, onChange } = props;
  const [lines, setLines] = useState(() => firstLines(props));
  const set = (next: Line[]) => {
    setLines(next);
    onChange(next.map((line) => line.values));
  };
  return {
    lines,
    edit: (key: number, name: string, value: unknown) =>
      set(lines.map((line) => (line.key === key ? edited(definition, line, name, value) : line))),
    add: () => set([...lines, lineOf(definition.emptyLine())]),
    remove: (key: number) => set(lines.filter((line) => line.key !== key)),
  };
}

/** Rows of a document: order lines, specification items. Enter in the last cell adds a row, as in every ledger. */
export function LinesFieldInput(props: LinesFieldProps) {
  const { definition } = props;
  const { t } = useTranslation('form');
  const table = useRef<HTMLTableElement>(null);
  const model = useLines(props);
  const addAndGo = () => {
    model.add();
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLElement>('tbody tr:last-child [data-field]')?.focus(),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (
      event.key !== 'Enter' ||
      event.shiftKey ||
      event.ctrlKey ||
      event.defaultPrevented ||
      isComposing(event)
    )
      return;
    const cells = [...(table.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
    if (event.target !== cells.at(-1) || cells.at(-1)?.getAttribute('aria-expanded') === 'true') return;
    event.preventDefault();
    addAndGo();
  };
  return (
    <div className="mw-lines" data-lines={definition.name}>
      <table ref={table} onKeyDown={onKeyDown} aria-label={definition.label}>
        <LinesHead definition={definition} />
        <tbody>
          {model.lines.map((line, at) => (
            <tr key={line.key}>
              <td className="no">{at + 1}</td>
              {definition.columns.map((column) => (
                <LineCell
                  key={column.name}
                  {...props}
                  column={column}
                  line={line}
                  at={at}
                  onEdit={model.edit}
                />
              ))}
              <td className="act">
                <Button
                  icon
                  tone="quiet"
                  tabIndex={-1}
                  aria-label={t('lines.remove', { row: at + 1 })}
                  onClick={() => model.remove(line.key)}
                >
                  ✕
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {props.errorAt(definition.name) ? (
        <p className="mw-lines-error">{props.errorAt(definition.name)}</p>
      ) : null}
      <div className="mw-row">
        <Button onClick={addAndGo}>＋ {t('lines.add')}</Button>
        <div className="mw-push">{definition.foot?.(model.lines.map((line) => line.values))}</div>
      </div>
    </div>
  );
}

function LinesHead({ definition }: { definition: LinesField }) {
  const { t } = useTranslation('form');
  return (
    <thead>
      <tr>
        <th className="no" scope="col">
          <span className="mw-hidden">{t('lines.row')}</span>
        </th>
        {definition.columns.map((column) => (
          <th
            key={column.name}
            scope="col"
            style={column.width === undefined ? undefined : { width: column.width }}
          >
            {column.label}
            {column.isRequired ? (
              <span className="star" aria-hidden="true">
                {' '}
                *
              </span>
            ) : null}
          </th>
        ))}
        <th className="act">
          <span className="mw-hidden">✕</span>
        </th>
      </tr>
    </thead>
  );
}

interface LineCellProps extends LinesFieldProps {
  column: LineColumn;
  line: Line;
  at: number;
  onEdit: (key: number, name: string, value: unknown) => void;
}

function LineCell({ definition, errorAt, column, line, at, onEdit }: LineCellProps) {
  const path = `${definition.name}.${at}.${column.name}`;
  return (
    <td>
      <CellInput
        key={`${path}#${line.revision[column.name] ?? 0}`}
        isCell
        definition={{ ...column, name: path, label: `${column.label} ${at + 1}` }}
        value={line.values[column.name]}
        error={errorAt(path)}
        onChange={(value) => onEdit(line.key, column.name, value)}
      />
    </td>
  );
}
