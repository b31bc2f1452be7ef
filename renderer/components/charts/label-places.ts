interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Asked {
  seriesIndex: number;
  dataIndex: number;
  /** The mark the label belongs to. */
  rect: Box;
  labelRect: Box;
}

/** Which mark a name belongs to: series and place in its data. */
export interface NamedMark {
  series: number;
  index: number;
}

const GAP = 4;
const FURTHER = 14;

const meets = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Beside the mark, above, below, aslant; then the same a little further off. */
function places({ rect, labelRect: { width, height } }: Asked): Box[] {
  const middle = rect.y + (rect.height - height) / 2;
  const centre = rect.x + (rect.width - width) / 2;
  const around = (gap: number) => {
    const right = rect.x + rect.width + gap;
    const left = rect.x - gap - width;
    const above = rect.y - gap - height;
    const below = rect.y + rect.height + gap;
    return [
      { x: right, y: middle },
      { x: left, y: middle },
      { x: centre, y: above },
      { x: centre, y: below },
      { x: right, y: above },
      { x: right, y: below },
      { x: left, y: above },
      { x: left, y: below },
    ];
  };
  return [GAP, FURTHER].flatMap((gap) => around(gap).map((at) => ({ ...at, width, height })));
}

/** Where names may stand: a drawing has this much room beyond its outermost marks, whatever its size. */
function frameOf(marks: readonly Box[], room: number): Box {
  const centres = marks.map((mark) => [mark.x + mark.width / 2, mark.y + mark.height / 2] as const);
  const across = centres.map(([x]) => x);
  const down = centres.map(([, y]) => y);
  const [x, y] = [Math.min(...across) - room, Math.min(...down) - room];
  return { x, y, width: Math.max(...across) + room - x, height: Math.max(...down) + room - y };
}

const isInside = (box: Box, frame: Box) =>
  box.x >= frame.x &&
  box.y >= frame.y &&
  box.x + box.width <= frame.x + frame.width &&
  box.y + box.height <= frame.y + frame.height;

/**
 * Layout of the names in a crowded scatter. The series of marks are drawn first and report where their marks are; the
 * names are a last series of their own, the most important first. Each goes to the first place around its mark that
 * holds neither a mark nor another name, and one that finds none is left out. So it is with one whose mark is hidden.
 */
export function labelPlaces(named: readonly NamedMark[], namesSeries: number, room: number) {
  let marks = new Map<string, Box>();
  let names: Box[] = [];
  let isNaming = false;
  const keyOf = (series: number, index: number) => `${String(series)} ${String(index)}`;
  return (asked: Asked): object => {
    if (asked.seriesIndex !== namesSeries) {
      // The first mark after the names of the last drawing begins a new one.
      if (isNaming) marks = new Map();
      isNaming = false;
      marks.set(keyOf(asked.seriesIndex, asked.dataIndex), asked.rect);
      return {};
    }
    if (!isNaming) names = [];
    isNaming = true;
    const own = named[asked.dataIndex];
    const drawn = [...marks.values()];
    const isDrawn = own !== undefined && marks.has(keyOf(own.series, own.index));
    const free = isDrawn
      ? places(asked).find(
          (box) =>
            isInside(box, frameOf(drawn, room)) && ![...drawn, ...names].some((other) => meets(box, other)),
        )
      : undefined;
    if (!free) return { fontSize: 0 };
    names.push(free);
    return { x: free.x, y: free.y, align: 'left', verticalAlign: 'top' };
  };
}
