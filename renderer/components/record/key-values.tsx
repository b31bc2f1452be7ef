import './record.css';
import type { ReactNode } from 'react';

export interface KeyValue {
  label: string;
  value: ReactNode;
}

export interface KeyValuesProps {
  items: readonly (KeyValue | null | false)[];
  /** Width of the label column in pixels. */
  labelWidth?: number;
}

/** Label and value, one line each; an empty value shows a dash so that lines never jump. */
export function KeyValues({ items, labelWidth }: KeyValuesProps) {
  const style =
    labelWidth === undefined ? undefined : { gridTemplateColumns: `${labelWidth}px minmax(0, 1fr)` };
  return (
    <dl className="mw-kv" style={style}>
      {items
        .filter((item) => item !== null && item !== false)
        .map((item) => (
          <KeyValueLine key={item.label} {...item} />
        ))}
    </dl>
  );
}

function KeyValueLine({ label, value }: KeyValue) {
  const isBlank = value === null || value === undefined || value === '';
  return (
    <>
      <dt>{label}</dt>
      <dd>{isBlank ? <span className="mw-muted">—</span> : value}</dd>
    </>
  );
}
