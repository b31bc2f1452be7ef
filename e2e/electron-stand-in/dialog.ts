/** Nobody sits in front of a test: every question is answered as if it was closed. Specs replace a function. */
export const dialog = {
  showOpenDialog: (..._args: unknown[]) => Promise.resolve({ canceled: true, filePaths: [] as string[] }),
  showSaveDialog: (..._args: unknown[]) => Promise.resolve({ canceled: true, filePath: '' }),
  showMessageBox: (...args: unknown[]) =>
    Promise.resolve({ response: cancelIdOf(args.at(-1)), checkboxChecked: false }),
  showMessageBoxSync: (...args: unknown[]) => cancelIdOf(args.at(-1)),
  showErrorBox: (title: string, text: string) => console.error(`${title}: ${text}`),
};

function cancelIdOf(options: unknown): number {
  const hasCancel = typeof options === 'object' && options !== null && 'cancelId' in options;
  return hasCancel ? Number(options.cancelId) : 0;
}
