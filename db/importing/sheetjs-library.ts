/** The part of the library its own typings leave open. */
interface UntypedPart {
  SSF: { is_date(format: string): boolean };
}

type Library = Omit<typeof import('@e965/xlsx'), keyof UntypedPart> & UntypedPart;

/** Loaded only for files that need it: it is the heaviest module of the import. */
export async function sheetJs(): Promise<Library> {
  const library: unknown = await import('@e965/xlsx');
  return library as Library;
}
