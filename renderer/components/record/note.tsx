import './record.css';
import type { ReactNode } from 'react';
import type { Tone } from './state-badge.tsx';

/** A tinted box for what must be seen: next step, warranty, limit. */
export function Note({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return <div className={`mw-note ${tone ?? ''}`}>{children}</div>;
}
