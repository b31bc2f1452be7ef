interface LetterheadProps {
  factory: string;
  title: string;
  /** Number of the document, left. */
  no: string;
  /** Its date or part, right. */
  side: string;
}

/** Head of every paper that leaves the factory: its name over the title, number left, date right. */
export function Letterhead({ factory, title, no, side }: LetterheadProps) {
  return (
    <header className="letterhead">
      <span>{no}</span>
      <div>
        <p>{factory}</p>
        <h1>{title}</h1>
      </div>
      <span>{side}</span>
    </header>
  );
}

/** Facts in two columns, each over a hairline; what nobody knows leaves room for a pen. */
export function PaperFacts({
  facts,
}: {
  facts: readonly (readonly [label: string, value: string | null])[];
}) {
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || ''}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Lines to be signed on, side by side. */
export function SignatureLines({ labels, date }: { labels: readonly string[]; date: string }) {
  return (
    <div className="signed">
      {labels.map((label) => (
        <div key={label}>
          <span>{label}</span>
          <i />
          <span>{date}</span>
          <i className="date" />
        </div>
      ))}
    </div>
  );
}

/** Boxes to tick with a pen. */
export function TickBoxes({ label, words }: { label: string; words: readonly string[] }) {
  return (
    <p className="ticks">
      <span>{label}</span>
      {words.map((word) => (
        <span key={word}>□ {word}</span>
      ))}
    </p>
  );
}
