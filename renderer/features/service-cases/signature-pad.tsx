import { useMutation, useQuery } from '@tanstack/react-query';
import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitRow } from '#contract/service-cases/service-cases.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useCaseChange } from './use-case-change.ts';

const WIDTH = 440;
const HEIGHT = 130;

/** Where the pointer is on the drawing, whatever size it is shown at. */
function pointOf(event: PointerEvent<HTMLCanvasElement>): [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  return [
    ((event.clientX - box.left) / box.width) * WIDTH,
    ((event.clientY - box.top) / box.height) * HEIGHT,
  ];
}

function useDrawing() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDown = useRef(false);
  const [isSigned, setSigned] = useState(false);
  const pen = () => canvas.current?.getContext('2d');
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    isDown.current = true;
    const context = pen();
    if (!context) return;
    context.lineWidth = 2.2;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(...pointOf(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const context = pen();
    if (!isDown.current || !context) return;
    context.lineTo(...pointOf(event));
    context.stroke();
    setSigned(true);
  };
  const end = () => {
    isDown.current = false;
  };
  const clear = () => {
    pen()?.clearRect(0, 0, WIDTH, HEIGHT);
    setSigned(false);
  };
  const picture = () =>
    new Promise<File>((resolve, reject) => {
      canvas.current?.toBlob((blob) => {
        if (blob) resolve(new File([blob], 'signature.png', { type: 'image/png' }));
        else reject(new Error('no drawing'));
      }, 'image/png');
    });
  return { canvas, begin, draw, end, clear, picture, isSigned };
}

/** The customer signs with a finger or the mouse; the picture belongs to the visit and is closed with it. */
export function SignaturePad({ visit }: { visit: VisitRow }) {
  const { t } = useTranslation('service-cases');
  const drawing = useDrawing();
  const keep = useCaseChange((signatureId: string) =>
    client.serviceCases.updateVisit({ id: visit.id, version: visit.version, signatureId }),
  );
  const save = useMutation({
    mutationFn: async () => {
      const file = await drawing.picture();
      const row = await client.attachments.add({
        entity: 'visits',
        entityId: visit.id,
        purpose: 'signature',
        file,
      });
      await keep.mutateAsync(row.id);
    },
    onSuccess: drawing.clear,
  });
  return (
    <section aria-label={t('signature.title')} className="mw-stack">
      <div className="mw-row between">
        <h2>{t('signature.title')}</h2>
        <span className="mw-muted">{t('signature.hint')}</span>
      </div>
      {save.error ? <ErrorPanel error={save.error} /> : null}
      {visit.signatureId ? <Signature id={visit.signatureId} /> : null}
      <canvas
        ref={drawing.canvas}
        className="mw-signature"
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={t('signature.field')}
        onPointerDown={drawing.begin}
        onPointerMove={drawing.draw}
        onPointerUp={drawing.end}
        onPointerCancel={drawing.end}
      />
      <div className="mw-row">
        <Button disabled={!drawing.isSigned} busy={save.isPending} onClick={() => save.mutate()}>
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
