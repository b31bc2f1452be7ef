import './layout.css';

export interface SegmentsProps<V extends string> {
  label: string;
  /** Undefined while nothing is chosen. */
  value: V | undefined;
  options: readonly { value: V; word: string }[];
  onChange: (value: V) => void;
}

/** A choice of two to five words that are all visible. */
export function Segments<V extends string>({ label, value, options, onChange }: SegmentsProps<V>) {
  return (
    <div className="mw-segments" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.word}
        </button>
      ))}
    </div>
  );
}
