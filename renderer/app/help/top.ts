/** Name of the part of a chapter before its first heading. */
export const TOP = 'top';
