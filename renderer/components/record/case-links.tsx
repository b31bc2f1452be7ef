import { Link } from '@tanstack/react-router';

/** Cases by number and title, a line each. */
export function CaseLinks({ cases }: { cases: readonly { id: string; no: string; title: string }[] }) {
  return cases.map((one) => (
    <div key={one.id}>
      <Link to="/service-cases/$id" params={{ id: one.id }}>{`${one.no} ${one.title}`}</Link>
    </div>
  ));
}
