import { type PointerEvent, type RefObject, useState } from 'react';

function placeUnder(box: HTMLElement, x: number, y: number): number | null {
  const line = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-place]');
  if (!line || !box.contains(line)) return null;
  const { top, height } = line.getBoundingClientRect();
  return Number(line.dataset.place) + (y > top + height / 2 ? 1 : 0);
}

/** Drags a line of a list, each marked by `data-place`, to another place; buttons beside it do the same. */
export function useListDrag(box: RefObject<HTMLElement | null>, onDrop: (id: string, at: number) => void) {
  const [dropAt, setDropAt] = useState<number | null>(null);
  const onPointerDown = (event: PointerEvent, id: string) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const listening = new AbortController();
    let at: number | null = null;
    const move = (next: globalThis.PointerEvent) => {
      at = box.current ? placeUnder(box.current, next.clientX, next.clientY) : null;
      setDropAt(at);
    };
    const end = (isDropped: boolean) => {
      listening.abort();
      setDropAt(null);
      if (isDropped && at !== null) onDrop(id, at);
    };
    const { signal } = listening;
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', () => end(true), { signal });
    window.addEventListener('pointercancel', () => end(false), { signal });
  };
  return { dropAt, onPointerDown };
}
