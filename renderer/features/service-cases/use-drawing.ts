import { type PointerEvent, useRef, useState } from 'react';

export const SIGNATURE_SIZE = { width: 440, height: 130 } as const;

/** Where the pointer is on the drawing, whatever size it is shown at. */
function pointOf(event: PointerEvent<HTMLCanvasElement>): [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  return [
    ((event.clientX - box.left) / box.width) * SIGNATURE_SIZE.width,
    ((event.clientY - box.top) / box.height) * SIGNATURE_SIZE.height,
  ];
}

/** A drawing by finger, pen or mouse, and the picture of it. */
export function useDrawing() {
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
    pen()?.clearRect(0, 0, SIGNATURE_SIZE.width, SIGNATURE_SIZE.height);
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
