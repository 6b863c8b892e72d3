import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const at = (path: string) => resolve(import.meta.dirname, path)

// The oldest Electron the window tests use (33: Node 20.18, Chrome 130). Without targets the newest in node_modules counts.
const NODE = 'node20.18'
const CHROME = 'chrome130'
// ag-Grid writes its styles into the page: they carry this nonce, which the page's policy names
const STYLE_NONCE = 'agGrid'

/** While developing, Vite's own inline script and its socket need two exceptions from the page's policy. */
const developmentPolicy: Plugin = {
  name: 'development-policy',
  apply: 'serve',
  transformIndexHtml: html =>
    html
      .replace("script-src 'self'", `script-src 'self' 'nonce-${STYLE_NONCE}'`)
      .replace("connect-src 'self'", "connect-src 'self' ws:"),
}

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: NODE,
      rolldownOptions: {
        // one line for each program that starts on its own: shell, engine, workers of the engine
        input: {
          index: at('src-main/index.ts'),
          engine: at('src-main/engine.ts'),
          worker: at('src-main/import/worker.ts'),
          'pdf-pages-worker': at('src-main/import/pdf-pages-worker.ts'),
          'care-worker': at('src-main/store/care-worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: NODE,
      externalizeDeps: false, // a sandboxed preload script can require nothing but 'electron', and no ES modules
      rolldownOptions: {
        input: { index: at('src-main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [react(), developmentPolicy],
    html: { cspNonce: STYLE_NONCE },
    worker: { format: 'es' },
    build: {
      outDir: at('out/renderer'),
      target: CHROME,
      minify: true,
      // read from the disk, not from a network: one large file is no trouble
      chunkSizeWarningLimit: 4_000,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: at('src-renderer/index.html') },
    },
  },
})
