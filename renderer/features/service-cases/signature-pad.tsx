import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { VisitRow } from '#contract/service-cases/service-cases.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { SIGNATURE_SIZE } from './use-drawing.ts';
import type { OpenVisitModel } from './use-open-visit.ts';

/** The customer signs with a finger or the mouse; the picture belongs to the visit and is closed with it. */
export function SignaturePad({ visit, model }: { visit: VisitRow; model: OpenVisitModel }) {
  const { t } = useTranslation('service-cases');
  const { drawing, sign } = model;
  return (
    <section aria-label={t('signature.title')} className="mw-stack">
      <div className="mw-row between">
        <h2>{t('signature.title')}</h2>
        <span className="mw-muted">{t('signature.hint')}</span>
      </div>
      {sign.error ? <ErrorPanel error={sign.error} /> : null}
      {visit.signatureId ? <Signature id={visit.signatureId} /> : null}
      {visit.isSignatureLapsed ? <Note tone="warn">{t('signature.lapsed')}</Note> : null}
      <canvas
        ref={drawing.canvas}
        className="mw-signature"
        width={SIGNATURE_SIZE.width}
        height={SIGNATURE_SIZE.height}
        role="img"
        aria-label={t('signature.field')}
        onPointerDown={drawing.begin}
        onPointerMove={drawing.draw}
        onPointerUp={drawing.end}
        onPointerCancel={drawing.end}
      />
      <div className="mw-row">
        <Button disabled={!drawing.isSigned} busy={sign.isPending} onClick={() => sign.mutate()}>
          {t('signature.keep')}
        </Button>
        <Button tone="quiet" disabled={!drawing.isSigned} onClick={drawing.clear}>
          {t('signature.clear')}
        </Button>
      </div>
    </section>
  );
}

/** A signature that was kept. */
export function Signature({ id }: { id: string }) {
  const { t } = useTranslation('service-cases');
  const content = useQuery({
    ...orpc.attachments.get.queryOptions({ input: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return content.data ? (
    <img className="mw-signature-kept" src={content.data.dataUrl} alt={t('signature.kept')} />
  ) : null;
}
