/** The English chapters, as one piece that comes when help is opened. */
export const texts = import.meta.glob('../../../docs/manual/*.en.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});
