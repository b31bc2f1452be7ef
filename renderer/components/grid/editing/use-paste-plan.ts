import { useEffect, useRef, useState } from 'react';
import type { ErrorData } from '#contract/kit/errors.ts';
import { isAppError } from '#renderer/lib/app-error.ts';
import { today } from '#renderer/lib/format.ts';
import type { GridColumn } from '../grid-types.ts';
import { batchOf, changesOf, checkPlan, type PlannedRow, withRefusals } from './change-plan.ts';
import type { EditingDialogsProps } from './dialog-props.ts';
import { lookUpNames, type PasteMode, type PasteTarget, planPaste } from './paste-plan.ts';

interface PasteChoice<Row> {
  mode: PasteMode;
  target: PasteTarget<Row>;
  /** Column whose values name the rows. */
  named: GridColumn<Row> | null;
}

type Options<Row> = EditingDialogsProps<Row> & { top: number };

const LOOK_UP_AT_ONCE = 400;

/** Rows under the numbers the block names, asked for some hundred at a time. */
async function rowsByKey<Row>(
  { props }: Options<Row>,
  { target, named: key }: PasteChoice<Row>,
): Promise<(Row | null | undefined)[]> {
  const at = target.columns.indexOf(key);
  const texts = target.block.map((line) => (line[at] ?? '').trim());
  const wanted = [...new Set(texts.filter(Boolean))];
  const found = new Map<string, Row>();
  for (let from = 0; key && from < wanted.length; from += LOOK_UP_AT_ONCE) {
    const values = wanted.slice(from, from + LOOK_UP_AT_ONCE);
    const page = await props.source.list(
      { filters: [{ column: key.id, op: 'in', values }], limit: LOOK_UP_AT_ONCE },
      { signal: new AbortController().signal },
    );
    for (const row of page.rows) found.set(String(key.value(row)), row);
  }
  // A code nobody has is a new row where the code may be given, and a mistake where the core gives the numbers.
  const unknown = key?.isKey ? null : undefined;
  return texts.map((text) => (text === '' ? null : (found.get(text) ?? unknown)));
}

async function rowsOver<Row>(options: Options<Row>, choice: PasteChoice<Row>) {
  const { model, top } = options;
  const { length } = choice.target.block;
  if (choice.mode === 'add') return Array.from({ length }, () => null);
  if (choice.mode === 'key') return rowsByKey(options, choice);
  const end = Math.min(top + length, model.rows.total ?? 0);
  const rows: (Row | null)[] = await model.rows.readRange(top, end);
  return Array.from({ length }, (_, at) => rows[at] ?? null);
}

/** The block laid over rows: read and looked up at once, then tried out in the core; again after each choice. */
export function usePastePlan<Row>(options: Options<Row>, choice: PasteChoice<Row>) {
  const { editing } = options.props;
  const [plan, setPlan] = useState<PlannedRow<Row>[]>([]);
  const [isChecking, setChecking] = useState(true);
  const latest = useRef(options);
  latest.current = options;
  const { mode, target, named } = choice;
  useEffect(() => {
    let isCurrent = true;
    const run = async () => {
      const now = latest.current;
      if (!now.props.editing) return;
      await now.model.editing.edits.flush();
      const [rows, names] = await Promise.all([rowsOver(now, { mode, target, named }), lookUpNames(target)]);
      const local = planPaste(target, { rows, names, today: today() }, now.props.editing);
      if (isCurrent) setPlan(local);
      const checked = await checkPlan(local, now.props.editing);
      if (isCurrent) setPlan(checked);
    };
    setChecking(true);
    run()
      .catch(latest.current.model.editing.say)
      .finally(() => isCurrent && setChecking(false));
    return () => {
      isCurrent = false;
    };
  }, [mode, target, named]);
  /** True when saved; a refusal that came meanwhile is shown in the plan. */
  const save = async (): Promise<boolean> => {
    if (!editing) return false;
    setChecking(true);
    try {
      const { batch } = batchOf(plan, editing);
      await options.model.editing.edits.saveAct(batch.create ?? [], changesOf(plan));
      return true;
    } catch (error) {
      if (!isAppError(error, 'ROWS_REFUSED')) throw error;
      const { refusals } = error.data as ErrorData<'ROWS_REFUSED'>;
      setPlan(withRefusals(plan, refusals, editing));
      return false;
    } finally {
      setChecking(false);
    }
  };
  return { plan, isChecking, save };
}
