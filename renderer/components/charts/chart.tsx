import './charts.css';
import type { EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import type { ChartOption } from './chart-option.ts';

export interface ChartProps {
  option: ChartOption;
  /** Pixels; paper hands in its own measure. */
  height: number | string;
  /** A mark was chosen: index into the data of its series. */
  onPick?: ((index: number, series: string) => void) | undefined;
  /** Set once the marks are drawn: the print waits for it. */
  onDrawn?: (() => void) | undefined;
}

/** One ECharts drawing. What it says stands beside it as title and table; the drawing itself is for the eyes only. */
export function Chart({ option, height, onPick, onDrawn }: ChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const pick = useRef(onPick);
  const drawn = useRef(onDrawn);
  pick.current = onPick;
  drawn.current = onDrawn;

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let made: EChartsType | null = null;
    let isGone = false;
    // What a pointer brought up can be sent away without moving it.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // While the pointer rests on it, it would stay for all that.
      for (const part of element.children) part.dispatchEvent(new MouseEvent('mouseleave'));
      made?.dispatchAction({ type: 'hideTip' });
    };
    window.addEventListener('keydown', onKeyDown);
    const watcher = new ResizeObserver(() => made?.resize());
    void import('./echarts.ts').then(({ createChart }) => {
      if (isGone) return;
      made = createChart(element);
      made.on('click', ({ dataIndex, seriesId }) => pick.current?.(dataIndex, seriesId ?? ''));
      watcher.observe(element);
      setChart(made);
    });
    return () => {
      isGone = true;
      window.removeEventListener('keydown', onKeyDown);
      watcher.disconnect();
      made?.dispose();
      setChart(null);
    };
  }, []);

  useEffect(() => {
    if (!chart) return;
    chart.on('finished', () => {
      // Its marks stand where they stay: what is looked at, printed or pressed now is what it says.
      if (host.current) host.current.dataset.drawn = '';
      drawn.current?.();
    });
    // Without it series of the last drawing would stay.
    chart.setOption(option, { notMerge: true });
    return () => {
      if (!chart.isDisposed()) chart.off('finished');
    };
  }, [chart, option]);

  return <div ref={host} className="mw-chart" style={{ height }} aria-hidden="true" />;
}
