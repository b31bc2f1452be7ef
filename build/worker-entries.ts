import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const WORKER_ADDRESS = /new URL\(\s*(['"])(\.[^'"]+\.worker\.ts)\1\s*,\s*import\.meta\.url\s*\)/g;

/**
 * `new URL('./x.worker.ts', import.meta.url)` names a thread's own script. In the bundle that script is one
 * more entry, and the address becomes the address of its bundle.
 */
export function workerEntries(): Plugin {
  return {
    name: 'worker-entries',
    transform(code, id) {
      if (!code.includes('.worker.ts')) return null;
      return code.replaceAll(WORKER_ADDRESS, (_whole, _quote, address: string) => {
        const file = resolve(dirname(id), address);
        const reference = this.emitFile({ type: 'chunk', id: file });
        return `new URL(import.meta.ROLLUP_FILE_URL_${reference})`;
      });
    },
  };
}
