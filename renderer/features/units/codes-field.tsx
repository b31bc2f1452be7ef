import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseCodes } from '#contract/units/barcode-range.ts';
import { Note } from '#renderer/components/record/note.tsx';
import { playScan } from '#renderer/lib/scan-sound.ts';
import { useResolvedScans, withCode } from '#renderer/lib/use-resolved-scans.ts';

interface CodesFieldProps {
  text: string;
  error: string | undefined;
  onChange: (text: string) => void;
}

/** Why a scan was not added to the codes. */
interface Left {
  code: string;
  why: 'known' | 'again';
}

/** Codes to be registered: typed, pasted, or scanned one after another. What has a unit already is told, not added. */
export function CodesField({ text, error, onChange }: CodesFieldProps) {
  const { t } = useTranslation('units');
  const [left, setLeft] = useState<Left | null>(null);
  // The next scan may come before this text was drawn.
  const latest = useRef(text);
  latest.current = text;
  const change = (next: string) => {
    latest.current = next;
    onChange(next);
  };
  useResolvedScans(
    ({ barcode, unit }) => {
      const isAgain = parseCodes(latest.current).codes.some((one) => one.barcode === barcode);
      const why = unit ? 'known' : isAgain ? 'again' : null;
      playScan(why === null);
      setLeft(why && { code: barcode, why });
      if (why === null) change(withCode(latest.current, barcode));
    },
    { news: t('register.count', { count: parseCodes(text).codes.length }) },
  );
  return (
    <>
      <Textarea
        label={t('field.codes')}
        required
        placeholder={t('field.codesHint')}
        rows={2}
        value={text}
        error={error}
        onChange={(event) => change(event.currentTarget.value)}
        data-field="codes"
      />
      {left ? (
        <Note tone="bad">
          <div role="alert">{t(`register.left.${left.why}`, { code: left.code })}</div>
        </Note>
      ) : null}
    </>
  );
}
