import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

// What every page of the shop has around it; parts that belong to some pages, or come later, stay on their own.
const shell =
  /app\/(?:root|routes\/shop-layout|messages\/(?:load|late-parts)|lib\/(?!(?:cart-(?!store)|checkout|order|listing|variant|recent|working|seo|modal|marked|suggestion|typed))[a-z-]+|components\/(?!(?:drawer|field|suggestion|skeleton|rail|recent|product-card|quantity|use-fault))[a-z-]+)\.tsx?$/

/** Vite's helper around `import()` looks after style sheets of parts; ours are all in one, so a plain import will do. */
const plainImports: Plugin = {
  name: 'plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load()' : undefined,
}

/**
 * Says of calls, in the files where they are known, that they have no effect, so that those whose result nobody uses
 * are dropped: a list of names would hold for every function of that name.
 */
const pureCalls: Plugin = {
  name: 'pure-calls',
  apply: 'build',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  transform(code, id) {
    const calls = pureCallsOf(id)
    return calls && { code: code.replace(calls, '/* @__PURE__ */ $&'), map: null }
  },
}

function pureCallsOf(id: string): RegExp | undefined {
  // Contracts are data built by these functions.
  if (/\/contracts\/src\/[a-z-]+\.ts$/.test(id)) return /\b(?:Type\.[A-Z]\w*|(?<!function )Closed)\(/g
  // The router's hints for developers, which its production build still carries.
  if (/\/node_modules\/react-router\/dist\//.test(id))
    return /\b(?<!function )(?:warning|warningOnce|warnOnce)\(/g
  return undefined
}

export default defineConfig(({ command }) => ({
  plugins: [tailwindcss(), reactRouter(), plainImports, pureCalls],
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
