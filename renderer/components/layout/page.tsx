import './layout.css';
import type { ReactNode } from 'react';

/** A page of the work area: optional tool line, then whatever fills the rest. */
export function Page({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="mw-page" aria-label={label}>
      <h1 className="mw-hidden">{label}</h1>
      {children}
    </section>
  );
}

/** One line of tools: the primary act first, filters as chips, the rest to the right. */
export function Toolbar({ label, children, end }: { label: string; children: ReactNode; end?: ReactNode }) {
  return (
    <div className="mw-toolbar" role="group" aria-label={label}>
      {children}
      {end ? <div className="mw-row mw-push">{end}</div> : null}
    </div>
  );
}

export interface SplitViewProps {
  list: ReactNode;
  /** The record beside its list; null closes the panel. */
  detail: ReactNode | null;
  detailLabel: string;
}

/** List and, beside it, the record in focus: opening a record never takes the list away. */
export function SplitView({ list, detail, detailLabel }: SplitViewProps) {
  return (
    <div className={detail === null ? 'mw-split' : 'mw-split open'}>
      <div className="main">{list}</div>
      {detail === null ? null : (
        <aside className="mw-side" aria-label={detailLabel}>
          {detail}
        </aside>
      )}
    </div>
  );
}

/** White cards on the desk for pages that show one thing from several sides; columns as CSS track list. */
export function Cards({ columns, children }: { columns: string; children: ReactNode }) {
  return (
    <div className="mw-cards" style={{ gridTemplateColumns: columns }}>
      {children}
    </div>
  );
}

export function Card({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="mw-card" aria-label={label}>
      {children}
    </section>
  );
}
