/** The row as the list has it now: a dialog that was opened on a row sees what others save meanwhile. */
export function latestRow<Row extends { id: string }>(rows: readonly Row[] | undefined, opened: Row): Row {
  return rows?.find((row) => row.id === opened.id) ?? opened;
}
