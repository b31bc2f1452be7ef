import { z } from 'zod';
import { dateSchema } from '#contract/kit/values.ts';
import { scannedCode, UNIT_KINDS } from './units.schema.ts';

/** The four trees of a machine, from the order to the present day. */
export const TREE_STAGES = ['sold', 'built', 'shipped', 'maintained'] as const;
export type TreeStage = (typeof TREE_STAGES)[number];

/** Each tree at a day of its own; without one, at the day the facts give. */
export const treesInput = z.strictObject({
  barcode: scannedCode,
  soldOn: dateSchema.optional(),
  builtOn: dateSchema.optional(),
  shippedOn: dateSchema.optional(),
  maintainedOn: dateSchema.optional(),
});

const text = z.string().nullable();

/** What stands at a place in one tree: a unit, or in the tree as sold the part that was promised. */
export const treeCell = z.object({
  unitId: text,
  barcode: text,
  partId: text,
  drawingNo: text,
  revision: text,
  name: text,
  /** Thousandths; 1000 for what is tracked one by one. */
  quantity: z.number(),
  uom: text,
});
export type TreeCell = z.infer<typeof treeCell>;

/** How a cell differs from the tree before it. */
export const CELL_CHANGES = ['same', 'added', 'missing', 'replaced', 'other_part', 'other_revision'] as const;
export type CellChange = (typeof CELL_CHANGES)[number];

const compared = z.object({ cell: treeCell.nullable(), change: z.enum(CELL_CHANGES) });

export const treeRow = z.object({
  /** Positions from the machine down, joined by ` › `. */
  path: z.string(),
  position: z.string(),
  depth: z.number(),
  sold: treeCell.nullable(),
  built: compared,
  shipped: compared,
  maintained: compared,
});
export type TreeRow = z.infer<typeof treeRow>;

export const treesView = z.object({
  unitId: z.string(),
  barcode: z.string(),
  name: text,
  kind: z.enum(UNIT_KINDS),
  factoryNo: text,
  orderNo: text,
  partyName: text,
  siteName: text,
  /** Day of each tree; null when its moment has not come or nothing says what was sold. */
  on: z.object({ sold: text, built: text, shipped: text, maintained: text }),
  rows: z.array(treeRow),
  /** Rows that are not the same all the way. */
  differing: z.number(),
  /** Parameters of the signed specification. */
  specification: z
    .object({
      no: z.string(),
      letter: z.string(),
      signedOn: text,
      items: z.array(
        z.object({ clause: text, parameter: z.string(), value: text, unit: text, tolerance: text }),
      ),
    })
    .nullable(),
});
export type TreesView = z.infer<typeof treesView>;
