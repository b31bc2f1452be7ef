import type { Drill } from '#contract/insights/drill.ts';
import type { LeftOutNote } from '#contract/reports/report-model.ts';

export type OpenRows = (drill: Drill) => void;

/** A word of the sheet that on a screen opens the rows behind it; on paper it is the word. */
export function Behind({
  drill,
  onOpen,
  children,
}: {
  drill: Drill | null | undefined;
  onOpen: OpenRows | undefined;
  children: string;
}) {
  if (!drill || onOpen === undefined) return children;
  return (
    <button type="button" className="behind" onClick={() => onOpen(drill)}>
      {children}
    </button>
  );
}

/** What a figure leaves out, beside it. */
export function LeftOutLine({
  note,
  mark = '',
  onOpen,
}: {
  note: LeftOutNote | undefined;
  /** Mark of the figure, where several share one line. */
  mark?: string;
  onOpen: OpenRows | undefined;
}) {
  if (!note) return null;
  return (
    <span className="left-out">
      {mark}
      <Behind drill={note.drill} onOpen={onOpen}>
        {note.text}
      </Behind>
    </span>
  );
}
