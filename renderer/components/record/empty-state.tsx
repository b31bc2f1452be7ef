import './record.css';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  title: string;
  text: string;
  /** The first act that fills it; import and sample data beside it. */
  actions?: ReactNode;
}

/** Why a page is empty and what to do first. */
export function EmptyState({ title, text, actions }: EmptyStateProps) {
  return (
    <div className="mw-empty">
      <h2>{title}</h2>
      <p>{text}</p>
      {actions ? <div className="mw-row">{actions}</div> : null}
    </div>
  );
}
