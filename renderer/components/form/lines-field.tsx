import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing, keyLabel } from '#renderer/lib/keys.ts';
import { Button } from '../button.tsx';
import { CellInput } from './cell-input.tsx';
import type { LineColumn, LinesField } from './form-types.ts';
import type { Line } from './line-edits.ts';
import { onLineKey, placeOf } from './line-keys.ts';
import { type LinesModel, useLines } from './use-lines.ts';
import { useLinesPaste } from './use-lines-paste.tsx';

export interface LinesFieldProps {
  definition: LinesField;
  value: unknown;
  onChange: (value: unknown, path?: string) => void;
  errorAt: (path: string) => string | undefined;
}

/** Rows of a document: order lines, specification items. Written, pasted and moved about as in a spreadsheet. */
export function LinesFieldInput(props: LinesFieldProps) {
  const { definition } = props;
  const table = useRef<HTMLTableElement>(null);
  const model = useLines({ ...props, table });
  const paste = useLinesPaste(definition, model);
  const onKeyDown = (event: KeyboardEvent) => {
    if (onLineKey(event, definition.name, model)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey) return;
    if (event.defaultPrevented || isComposing(event)) return;
    const cells = [...(table.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
    if (event.target !== cells.at(-1) || cells.at(-1)?.getAttribute('aria-expanded') === 'true') return;
    event.preventDefault();
    model.acts.add();
  };
  return (
    <div className="mw-lines" data-lines={definition.name}>
      <table
        ref={table}
        onKeyDown={onKeyDown}
        onPaste={paste.onPaste}
        onFocus={(event) => model.setPlace(placeOf(event.target, definition.name) ?? model.place)}
        aria-label={definition.label}
      >
        <LinesHead definition={definition} />
        <tbody>
          {model.lines.map((line, at) => (
            <LineRow key={line.key} {...props} line={line} at={at} model={model} />
          ))}
        </tbody>
      </table>
      {props.errorAt(definition.name) ? (
        <p className="mw-lines-error">{props.errorAt(definition.name)}</p>
      ) : null}
      <div className="mw-row wrap">
        <LineButtons model={model} />
        <div className="mw-push">{definition.foot?.(model.lines.map((line) => line.values))}</div>
      </div>
      {paste.dialog}
    </div>
  );
}

/** What the keys do to the line the keyboard was in last, for those who do not know the keys. */
function LineButtons({ model }: { model: LinesModel }) {
  const { t } = useTranslation('form');
  const { acts, lines, place } = model;
  const row = place && place.row < lines.length ? place.row : null;
  const on = (act: (at: number) => void) => () => row !== null && act(row);
  const quiet = { tone: 'quiet', disabled: row === null } as const;
  return (
    <>
      <Button onClick={acts.add}>＋ {t('lines.add')}</Button>
      <Button {...quiet} title={keyLabel('Alt+Insert')} onClick={on(acts.insert)}>
        {t('lines.insert')}
      </Button>
      <Button {...quiet} title={keyLabel('Ctrl+Shift+D')} onClick={on(acts.repeat)}>
        {t('lines.repeat')}
      </Button>
      <Button
        {...quiet}
        disabled={!row}
        title={keyLabel('Alt+Shift+↑')}
        onClick={on((at) => acts.move(at, -1))}
      >
        {t('lines.up')}
      </Button>
      <Button
        {...quiet}
        disabled={row === null || row === lines.length - 1}
        title={keyLabel('Alt+Shift+↓')}
        onClick={on((at) => acts.move(at, 1))}
      >
        {t('lines.down')}
      </Button>
      <Button {...quiet} title={keyLabel('Alt+Delete')} onClick={on(acts.remove)}>
        {t('lines.removeThis')}
      </Button>
    </>
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

interface LineProps extends LinesFieldProps {
  line: Line;
  at: number;
  model: LinesModel;
}

function LineRow(props: LineProps) {
  const { definition, at, model } = props;
  const { t } = useTranslation('form');
  return (
    <tr data-current={model.place?.row === at || undefined}>
      <td className="no">{at + 1}</td>
      {definition.columns.map((column) => (
        <LineCell key={column.name} {...props} column={column} />
      ))}
      <td className="act">
        <Button
          icon
          tone="quiet"
          tabIndex={-1}
          aria-label={t('lines.remove', { row: at + 1 })}
          onClick={() => model.acts.remove(at)}
        >
          ✕
        </Button>
      </td>
    </tr>
  );
}

function LineCell({ definition, errorAt, column, line, at, model }: LineProps & { column: LineColumn }) {
  const path = `${definition.name}.${at}.${column.name}`;
  return (
    <td>
      <CellInput
        key={line.revision[column.name] ?? 0}
        isCell
        definition={{ ...column, name: path, label: `${column.label} ${at + 1}` }}
        value={line.values[column.name]}
        error={errorAt(path)}
        onChange={(value) => model.acts.edit(at, column.name, value)}
      />
    </td>
  );
}
