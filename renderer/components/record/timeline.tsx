import './record.css';
import type { ReactNode } from 'react';

export interface TimelineEntry {
  id: string;
  when: string;
  text: ReactNode;
}

/** Short history in a side panel: date in bold, one sentence. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol className="mw-timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <b>{entry.when}</b>
          {entry.text}
        </li>
      ))}
    </ol>
  );
}

export interface LifeEntry extends TimelineEntry {
  kind: string;
  mark?: 'plain' | 'strong' | 'bad';
}

/** The life of a record as a line of events: date, mark, sentence, kind. */
export function LifeLine({ entries, label }: { entries: readonly LifeEntry[]; label: string }) {
  return (
    <ol className="mw-life" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <time>{entry.when}</time>
          <span className={`dot ${entry.mark ?? 'plain'}`} aria-hidden="true" />
          <span>{entry.text}</span>
          <span className="kind">{entry.kind}</span>
        </li>
      ))}
    </ol>
  );
}
