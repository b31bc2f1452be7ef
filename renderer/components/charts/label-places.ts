interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Asked {
  seriesIndex: number;
  dataIndex: number;
  text: string;
  /** The mark the label belongs to. */
  rect: Box;
  labelRect: Box;
}

const GAP = 4;

const meets = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Right of the mark, left of it, above, below. */
function places({ rect, labelRect: { width, height } }: Asked): Box[] {
  const middle = rect.y + (rect.height - height) / 2;
  const centre = rect.x + (rect.width - width) / 2;
  return [
    { x: rect.x + rect.width + GAP, y: middle, width, height },
    { x: rect.x - GAP - width, y: middle, width, height },
    { x: centre, y: rect.y - GAP - height, width, height },
    { x: centre, y: rect.y + rect.height + GAP, width, height },
  ];
}

/**
 * Layout of the labels of a crowded scatter: each goes to the first of four places beside its mark that no other label
 * holds, and one that finds none is left out. A pass begins anew with the first label of the first series.
 */
export function labelPlaces(): (asked: Asked) => object {
  let taken: Box[] = [];
  let last = [0, 0];
  return (asked) => {
    const at = [asked.seriesIndex, asked.dataIndex];
    const [series = 0, data = 0] = last;
    if (asked.seriesIndex < series || (asked.seriesIndex === series && asked.dataIndex <= data)) taken = [];
    last = at;
    if (asked.text === '') return {};
    const free = places(asked).find((box) => !taken.some((other) => meets(box, other)));
    if (!free) return { fontSize: 0 };
    taken.push(free);
    return { x: free.x, y: free.y, align: 'left', verticalAlign: 'top' };
  };
}
