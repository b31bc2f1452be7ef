/** A record cannot be taken back because something names it. */
export class RecordUsed extends Error {
  readonly by: string;
  constructor(by: string) {
    super(`used by ${by}`);
    this.name = 'RecordUsed';
    this.by = by;
  }
}
