import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

// What every page of the shop has around it; parts that belong to some pages, or come later, stay on their own.
const shell =
  /app\/(?:messages\/load|lib\/(?!(?:cart-(?!store)|checkout|order|listing|variant|recent|working|seo))[a-z-]+|components\/(?!(?:drawer|field|suggestion-list|skeleton|rail|recent|product-card|quantity))[a-z-]+)\.tsx?$/

/** Vite's helper around `import()` looks after style sheets of parts; ours are all in one, so a plain import will do. */
const plainImports: Plugin = {
  name: 'plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load()' : undefined,
}

export default defineConfig(({ command }) => ({
  plugins: [tailwindcss(), reactRouter(), plainImports],
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
          treeshake: {
            manualPureFunctions: [
              // Contracts are data built by these functions: what a page does not use may be dropped.
              ...['Type', 'Closed', 'limit', 'Page', 'query', 'command', 'contract'],
              // The router's hints for developers, which its production build still carries.
              ...['warning', 'warningOnce', 'warnOnce'],
            ],
          },
          output: {
            entryFileNames: 'assets/[name]-[hash].js',
            // Few files that compress well together, instead of one for every module two pages share.
            codeSplitting: {
              groups: [
                { name: 'vendor', test: /node_modules|rolldown\/runtime/, priority: 2 },
                { name: 'shell', test: shell, priority: 1 },
                {
                  name: 'cards',
                  test: /app\/(?:components\/(?:product-card|rail|recent-rail|quantity-stepper)|lib\/(?:recent|seo|working-days))\.tsx?$/,
                },
              ],
            },
          },
        },
        modulePreload: false,
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
