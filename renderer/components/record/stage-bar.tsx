import './record.css';

export interface Stage {
  id: string;
  word: string;
}

export interface StageBarProps {
  stages: readonly Stage[];
  current: string;
  label: string;
  /** Word shown instead of the bar's rest when the record left the ladder (lost, cancelled). */
  stopped?: string | undefined;
}

function stateOf(index: number, at: number): 'done' | 'now' | '' {
  if (at < 0 || index > at) return '';
  return index === at ? 'now' : 'done';
}

/** The ladder of stages: what is done, where it stands, what is left. */
export function StageBar({ stages, current, label, stopped }: StageBarProps) {
  const at = stages.findIndex((stage) => stage.id === current);
  return (
    <ol className="mw-stages" aria-label={label}>
      {stages.map((stage, index) => (
        <li
          key={stage.id}
          className={stateOf(index, at)}
          title={stage.word}
          aria-current={index === at ? 'step' : undefined}
        >
          {stage.word}
        </li>
      ))}
      {stopped ? (
        <li className="stopped" aria-current="step">
          {stopped}
        </li>
      ) : null}
    </ol>
  );
}
