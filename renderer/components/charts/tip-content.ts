/** A mark under the pointer, as ECharts tells of it. */
export interface Mark {
  name: string;
  seriesId?: string;
  seriesName?: string;
  dataIndex: number;
  value: unknown;
  color?: unknown;
}

function span(className: string, text: string): HTMLElement {
  const made = document.createElement('span');
  made.className = className;
  made.textContent = text;
  return made;
}

function line(mark: Mark, value: string): HTMLElement {
  const made = document.createElement('div');
  const dot = span('dot', '');
  if (typeof mark.color === 'string') dot.style.background = mark.color;
  // A series without a name of its own gets one that nobody is to read.
  const name = mark.seriesName?.startsWith('series\0') ? '' : (mark.seriesName ?? '');
  made.append(dot, span('what', name), span('value', value));
  return made;
}

/**
 * What a place of the axis says, as elements. ECharts' own text is HTML with styles in it, which the page's policy
 * refuses: the colours would be missing and the console would complain.
 */
export function tipContent(say: (mark: Mark) => string): (marks: Mark | readonly Mark[]) => HTMLElement {
  return (marks) => {
    const all = Array.isArray(marks) ? (marks as readonly Mark[]) : [marks as Mark];
    const made = document.createElement('div');
    made.className = 'mw-tip';
    made.append(span('name', all[0]?.name ?? ''), ...all.map((mark) => line(mark, say(mark))));
    return made;
  };
}
