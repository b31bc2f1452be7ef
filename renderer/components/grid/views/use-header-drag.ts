import { type PointerEvent, useRef, useState } from 'react';

/** A hand that trembles while clicking does not drag. */
const THRESHOLD = 6;

export interface HeaderDrag {
  /** Column before which a drop would put the dragged one; null while nothing is dragged. */
  dropAt: number | null;
  onPointerDown: (event: PointerEvent, id: string) => void;
  /** True for the click that ends a drag: it is no wish to sort. */
  wasDragged: () => boolean;
}

function headerUnder(x: number, y: number): number | null {
  const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('.mw-grid .head [data-cell]');
  if (!cell?.dataset.cell) return null;
  const box = cell.getBoundingClientRect();
  const at = Number(cell.dataset.cell.split(':')[1]);
  return x > box.left + box.width / 2 ? at + 1 : at;
}

/** Drags a header to another place. The same is done by Ctrl+Shift+arrows and by the column's menu. */
export function useHeaderDrag(onDrop: (id: string, at: number) => void): HeaderDrag {
  const [dropAt, setDropAt] = useState<number | null>(null);
  const dragged = useRef(false);
  const onPointerDown = (event: PointerEvent, id: string) => {
    dragged.current = false;
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const { clientX, clientY } = event;
    const listening = new AbortController();
    let at: number | null = null;
    const move = (next: globalThis.PointerEvent) => {
      if (!dragged.current && Math.abs(next.clientX - clientX) < THRESHOLD) return;
      dragged.current = true;
      at = headerUnder(next.clientX, clientY);
      setDropAt(at);
    };
    const end = (isDropped: boolean) => {
      listening.abort();
      setDropAt(null);
      if (isDropped && dragged.current && at !== null) onDrop(id, at);
    };
    const { signal } = listening;
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', () => end(true), { signal });
    window.addEventListener('pointercancel', () => end(false), { signal });
    window.addEventListener('keydown', (key) => key.key === 'Escape' && end(false), { signal });
  };
  return {
    dropAt,
    onPointerDown,
    wasDragged: () => {
      const was = dragged.current;
      dragged.current = false;
      return was;
    },
  };
}
