import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '#contract/labels/labels.contract.ts';
import { parseSignedCode } from '#contract/labels/signed-code.ts';
import { orpc } from '#renderer/lib/client.ts';
import { ErrorPanel } from './error-panel.tsx';
import { Note } from './note.tsx';
import type { Tone } from './state-badge.tsx';

export const VERDICT_TONES: Record<Verdict, Tone> = {
  genuine: 'ok',
  unsigned: 'warn',
  forged: 'bad',
  unknown_key: 'bad',
  unknown_code: 'bad',
};

/** Whether the signature of a scanned label is the factory's own; nothing for a label that carries none. */
export function LabelVerdict({ scan }: { scan: string | undefined }) {
  const { t } = useTranslation('labels');
  const text = scan !== undefined && parseSignedCode(scan) !== null ? scan : '';
  const verify = useQuery({
    ...orpc.labels.verify.queryOptions({ input: { text } }),
    enabled: text !== '',
  });
  if (text === '') return null;
  if (verify.isError) return <ErrorPanel error={verify.error} />;
  if (!verify.data) return null;
  const { verdict } = verify.data;
  const tone = VERDICT_TONES[verdict];
  return (
    <Note tone={tone}>
      <b role="status">{t(`verdict.${verdict}`)}</b>
      {tone === 'bad' ? (
        <div>
          <Link to="/labels/verify">{t('verify.title')}</Link>
        </div>
      ) : null}
    </Note>
  );
}
