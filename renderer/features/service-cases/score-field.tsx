import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';

const SCORES = [1, 2, 3, 4, 5] as const;
const MEANS = ['veryPoor', 'poor', 'fair', 'good', 'veryGood'] as const;

/** What a score of a follow-up means in words. */
export function useScoreWord(): (score: number) => string {
  const { t } = useTranslation('service-cases');
  return (score) => {
    const known = MEANS[score - 1];
    return known === undefined ? '' : t(`followUp.means.${known}`);
  };
}

interface ScoreFieldProps {
  label: string;
  value: unknown;
  onChange: (score: number | null) => void;
}

/** How satisfied the customer is: five words to press, or the keys 1 to 5. The pressed one pressed again is none. */
export function ScoreField({ label, value, onChange }: ScoreFieldProps) {
  const word = useScoreWord();
  const choose = (score: number) => onChange(value === score ? null : score);
  useShortcuts(
    SCORES.map((score) => ({
      keys: String(score),
      word: `${label} ${word(score)}`,
      run: () => onChange(score),
    })),
  );
  return (
    <div className="mw-score" role="group" aria-label={label}>
      <span className="mw-muted mw-meta">{label}</span>
      <div className="mw-segments">
        {SCORES.map((score, i) => (
          <button
            key={score}
            type="button"
            aria-pressed={value === score}
            onClick={() => choose(score)}
            {...(i === 0 ? { 'data-field': 'score' } : {})}
          >
            {`${score} ${word(score)}`}
          </button>
        ))}
      </div>
    </div>
  );
}
