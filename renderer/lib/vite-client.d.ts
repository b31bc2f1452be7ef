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
