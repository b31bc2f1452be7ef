import './ruler-page.css';

interface RulerPageProps {
  widthMm: number;
  heightMm: number;
  /** What to do with it, printed beside the corner. */
  text: string;
  label: string;
  /** Where the corner of the rulers lies, from the corner of the paper. */
  cornerMm?: number;
}

/** A cross at the corner, a ruler along each edge: what a real ruler reads there is what the printer has to be moved. */
export function RulerPage({ widthMm, heightMm, text, label, cornerMm = 5 }: RulerPageProps) {
  const last = (length: number) => Math.floor((length - 2 * cornerMm) / 5);
  const ticks = (length: number) => Array.from({ length: last(length) }, (_, i) => cornerMm + 5 * (i + 1));
  const lengthOf = (i: number) => cornerMm + (i % 2 === 1 ? 3 : 1.5);
  return (
    <svg
      className="mw-ruler-page"
      role="img"
      aria-label={label}
      width={`${widthMm}mm`}
      height={`${heightMm}mm`}
      viewBox={`0 0 ${widthMm} ${heightMm}`}
    >
      <line x1={cornerMm} y1={cornerMm} x2={widthMm - cornerMm} y2={cornerMm} />
      <line x1={cornerMm} y1={cornerMm} x2={cornerMm} y2={heightMm - cornerMm} />
      {ticks(widthMm).map((x, i) => (
        <line key={`x${x}`} x1={x} y1={cornerMm} x2={x} y2={lengthOf(i)} />
      ))}
      {ticks(heightMm).map((y, i) => (
        <line key={`y${y}`} x1={cornerMm} y1={y} x2={lengthOf(i)} y2={y} />
      ))}
      <text x={cornerMm + 4} y={cornerMm + 7}>
        {text}
      </text>
    </svg>
  );
}
