import { useTranslation } from 'react-i18next';
import type { TextFacts } from '#contract/imports/analysis.ts';

interface EncodingChoiceProps {
  facts: TextFacts;
  encoding: string;
  onEncoding: (encoding: string) => void;
}

/** Short texts can be decoded wrongly without an error: each encoding shows what it would read, one's own is seen at once. */
export function EncodingChoice({ facts, encoding, onEncoding }: EncodingChoiceProps) {
  const { t } = useTranslation('imports');
  const samples = facts.samples.some((sample) => sample.encoding === encoding)
    ? facts.samples
    : [...facts.samples, { encoding, text: '', broken: 0 }];
  return (
    <label className="mw-row encodings">
      {t('look.encodingChoice')}
      <select value={encoding} onChange={(event) => onEncoding(event.currentTarget.value)}>
        {samples.map((sample) => (
          <option key={sample.encoding} value={sample.encoding}>
            {[
              sample.encoding,
              sample.broken > 0 ? t('look.broken', { count: sample.broken }) : '',
              sample.text.slice(0, 40),
            ]
              .filter(Boolean)
              .join(' · ')}
          </option>
        ))}
      </select>
    </label>
  );
}
