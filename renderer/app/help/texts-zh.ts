/** The Chinese chapters, as one piece that comes when help is opened. */
export const texts = import.meta.glob('../../../docs/manual/*.zh.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});
