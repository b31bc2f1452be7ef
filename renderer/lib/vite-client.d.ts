declare module '*.css';

/** The text of a file as it is. */
declare module '*?raw' {
  const text: string;
  export default text;
}

/** The address under which a file is served. */
declare module '*?url' {
  const address: string;
  export default address;
}

/** Files found while bundling, by their path from the file that asks. */
interface ImportMeta {
  glob(
    pattern: string,
    options: { eager: true; query: '?raw' | '?url'; import: 'default' },
  ): Record<string, string>;
}
