import './layout.css';
import type { ReactNode } from 'react';

export interface FormWithSideProps {
  title: string;
  children: ReactNode;
  side?: ReactNode;
  sideLabel?: string;
}

/** A form as a page of its own, with what is known about the record beside it. */
export function FormWithSide({ title, children, side, sideLabel }: FormWithSideProps) {
  return (
    <div className={side ? 'mw-split open' : 'mw-split'}>
      <div className="mw-form-page">
        <h1>{title}</h1>
        {children}
      </div>
      {side ? (
        <aside className="mw-side" aria-label={sideLabel}>
          {side}
        </aside>
      ) : null}
    </div>
  );
}
