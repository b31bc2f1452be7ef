import './record.css';

export type Tone = 'run' | 'ok' | 'warn' | 'bad' | 'off';

/** Shape per tone: colour is never the only sign, and black-and-white paper stays readable. */
const SHAPES: Record<Tone, string> = { run: '●', ok: '✔', warn: '◆', bad: '!', off: '○' };

export interface StateBadgeProps {
  tone: Tone;
  word: string;
  /** Another shape where the trade has one (▲ heavy, ✕ failed, ⇄ pair). */
  shape?: string;
}

/** A state as word, shape and colour. */
export function StateBadge({ tone, word, shape }: StateBadgeProps) {
  return (
    <span className={`mw-state ${tone}`}>
      <span aria-hidden="true">{shape ?? SHAPES[tone]}</span>
      {word}
    </span>
  );
}
