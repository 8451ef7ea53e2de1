import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

export default defineConfig(({ command }) => ({
  plugins: [tailwindcss(), reactRouter()],
  build: {
    // Read by the server entry, to preload the message catalogue of a page's language.
    manifest: true,
    target: 'es2023',
    // The oldest browsers that know light-dark(); others get the light theme without it being compiled twice.
    cssTarget: ['chrome123', 'firefox125', 'safari17.5'],
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  environments: {
    client: {
      build: {
        rollupOptions: {
          // Contracts are data built by these functions: what a page does not use may be dropped.
          treeshake: {
            manualPureFunctions: ['Type', 'Closed', 'limit', 'Page', 'query', 'command', 'contract'],
          },
        },
      },
    },
    ssr: {
      // Self-contained and in production mode, whatever NODE_ENV the server runs under.
      ...(command === 'build'
        ? { define: { 'process.env.NODE_ENV': '"production"' }, resolve: { noExternal: true } }
        : {}),
      build: { rollupOptions: { input: './app/storefront.server.ts' } },
    },
  },
}))
