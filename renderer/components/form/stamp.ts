/** Who saved a record last, and when: goes among the initial values of a form that names its fields one by one. */
export function stampOf({ updatedBy, updatedAt }: { updatedBy: string; updatedAt: number }) {
  return { updatedBy, updatedAt };
}
