/** The parts of the library its own typings leave open. */
interface UntypedParts {
  CFB: { read(bytes: Uint8Array, options: { type: 'array' }): OleContainer };
  SSF: { is_date(format: string): boolean };
}

export interface OleContainer {
  FullPaths: string[];
  FileIndex: Array<{ name: string; content?: Uint8Array | number[] }>;
}

type Library = Omit<typeof import('@e965/xlsx'), keyof UntypedParts> & UntypedParts;

/** Loaded only for files that need it: it is the heaviest module of the import. */
export async function sheetJs(): Promise<Library> {
  const library: unknown = await import('@e965/xlsx');
  return library as Library;
}
