import './units.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TreeNode, TreeView, UnitLife } from '#contract/units/unit-life.schema.ts';
import { DateInput } from '#renderer/components/form/plain-date.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { useJoin } from '#renderer/lib/join.ts';
import { SoldTree } from './sold-tree.tsx';
import { shortCode, usePositionWord } from './unit-words.ts';

const VIEWS = ['sold', 'built', 'shipped', 'maintained'] as const;
type View = (typeof VIEWS)[number];

/** The machine as built, as shipped and as it is now, with the unit marked in it. */
export function Structure({ life }: { life: UnitLife }) {
  const { t } = useTranslation('units');
  const [view, setView] = useState<View>('maintained');
  const [on, setOn] = useState<string | undefined>(undefined);
  const { unit } = life;
  const as = view === 'sold' ? 'maintained' : view;
  const isPast = view !== 'sold' && (as !== 'maintained' || on !== undefined);
  const hasLife = life.tree.length > 1 || unit.kind === 'machine';
  const past = useQuery({
    ...orpc.units.tree.queryOptions({
      input: { barcode: unit.barcode, as, ...(as === 'maintained' && on !== undefined ? { on } : {}) },
    }),
    enabled: isPast,
  });
  const built = useQuery({
    ...orpc.units.tree.queryOptions({ input: { barcode: unit.barcode, as: 'built' } }),
    enabled: hasLife && view !== 'sold' && !isPast,
  });
  const options = VIEWS.map((value) => ({ value, word: t(`life.as.${value}`) }));
  const nodes = isPast ? (past.data?.nodes ?? []) : life.tree;
  return (
    <>
      <div className="mw-row between">
        <h2>{t('life.structure')}</h2>
        <Segments label={t('life.structure')} value={view} options={options} onChange={setView} />
      </div>
      {view === 'sold' ? (
        <SoldTree barcode={unit.barcode} />
      ) : (
        <>
          <div className="mw-row between mw-on-day">
            <span className="mw-muted mw-meta">
              {isPast && past.data?.on ? t('life.asOf', { date: past.data.on }) : t('life.onDay')}
            </span>
            {view === 'maintained' ? (
              <DateInput label={t('life.onDay')} value={on} placeholder={today()} onChange={setOn} />
            ) : null}
          </div>
          {isPast && past.data && nodes.length === 0 ? (
            <p className="mw-muted">{t('life.noSnapshot')}</p>
          ) : null}
          <Tree nodes={nodes} unitId={unit.id} />
          <Differences view={isPast ? past.data : built.data} isNow={!isPast} />
        </>
      )}
    </>
  );
}

const APART = ' / ';

/** Assembly and place in it: 液压站 and 主泵 1. Neighbours in one assembly stand under its name. */
function placed(nodes: readonly TreeNode[], positionWord: (position: string | null) => string) {
  let before = '';
  return nodes.map((node) => {
    const steps = node.position === null ? [] : positionWord(node.position).split(APART);
    const place = steps.pop() ?? node.name ?? node.barcode;
    const assembly = steps.join(APART);
    const isFirst = assembly !== '' && `${node.depth} ${assembly}` !== before;
    before = `${node.depth} ${assembly}`;
    return {
      node,
      place,
      assembly: isFirst ? assembly : null,
      depth: node.depth + (assembly === '' ? 0 : 1),
    };
  });
}

const INDENT = 14;
const indent = (depth: number) => ({ paddingLeft: 6 + depth * INDENT });

function Tree({ nodes, unitId }: { nodes: readonly TreeNode[]; unitId: string }) {
  const positionWord = usePositionWord();
  const machine = nodes[0]?.barcode ?? null;
  return (
    <ul className="mw-tree">
      {placed(nodes, positionWord).map(({ node, place, assembly, depth }) => (
        <li key={node.unitId}>
          {assembly === null ? null : (
            <div className="assembly" style={indent(node.depth)}>
              {assembly}
            </div>
          )}
          <Link
            to="/units/$barcode"
            params={{ barcode: node.barcode }}
            className={node.unitId === unitId ? 'me' : undefined}
            style={indent(depth)}
          >
            <span>{place}</span>
            <span className="mw-mono">{shortCode(node.barcode, machine)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What has changed since that state, in one sentence. */
function Differences({ view, isNow }: { view: TreeView | undefined; isNow: boolean }) {
  const { t } = useTranslation('units');
  const positionWord = usePositionWord();
  const join = useJoin();
  if (!view?.on) return null;
  const list = view.differences.map((one) => {
    const position = positionWord(one.position);
    if (one.replacedCount > 0) return t('life.replacedTimes', { position, count: one.replacedCount });
    return t('life.changedAt', { position, before: one.before ?? '—', now: one.now ?? '—' });
  });
  const same = t(isNow ? 'life.unchanged' : 'life.same');
  const text =
    list.length === 0 ? same : t(isNow ? 'life.changed' : 'life.differs', { list: join.clauses(list) });
  return <p className="mw-muted mw-meta">{text}</p>;
}

/** Cases of the unit, newest first. */
export function CaseList({ life }: { life: UnitLife }) {
  const { t } = useTranslation('units');
  return (
    <>
      <h2>{t('life.cases')}</h2>
      {life.cases.length === 0 ? <p className="mw-muted">{t('life.noCases')}</p> : null}
      <ul className="mw-tree">
        {life.cases.map((one) => (
          <li key={one.id}>
            <Link to="/service-cases/$id" params={{ id: one.id }}>
              <span>{one.title}</span>
              <span className="mw-mono">{one.no}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
