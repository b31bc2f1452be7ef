import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

// A build is what is shipped, also when a test run asks for it: React must not become its development build.
process.env.NODE_ENV = 'production';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every browser we serve reads woff2; the woff copies would double the size of the font folder. */
export function onlyWoff2(): Plugin {
  return {
    name: 'only-woff2',
    enforce: 'pre',
    transform(code, id) {
      if (!/@fontsource[\\/].*\.css/.test(id)) return null;
      return code.replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, '');
    },
  };
}

/** Relative base: the same files are served from app:// and from any path over HTTP. */
export default defineConfig({
  root: `${root}renderer`,
  base: './',
  plugins: [onlyWoff2(), react()],
  publicDir: false,
  build: {
    outDir: `${root}out/renderer`,
    emptyOutDir: true,
    target: 'chrome109',
    cssTarget: 'chrome109',
    // A strict content policy forbids data: fonts and inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
});
