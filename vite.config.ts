import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Two builds of one page: for the browser into dist/client with a manifest, for the server into dist/render. */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
  publicDir: false,
  appType: 'custom',
  // React comes along in its production form, whatever NODE_ENV the server runs under.
  ssr: { noExternal: true },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: isSsrBuild
    ? {
        outDir: 'dist/render',
        target: 'node24',
        emptyOutDir: true,
        minify: false,
        rolldownOptions: { input: 'client/server-render.tsx' },
      }
    : {
        outDir: 'dist/client',
        assetsDir: 'assets',
        manifest: 'manifest.json',
        // Chromium of about a year: EMRs embed nothing older that still gets repairs.
        target: ['chrome120', 'safari17', 'firefox120'],
        modulePreload: {
          polyfill: false,
          // Each name weighs on every page: only a screen's own files are fetched before it asks for them.
          resolveDependencies: (file, needed) =>
            /session-page/.test(file)
              ? needed.filter(name => !/[/](entry|rolldown-runtime)-/.test(name))
              : [],
        },
        assetsInlineLimit: 0,
        emptyOutDir: true,
        rolldownOptions: {
          input: 'client/entry.tsx',
          output: {
            codeSplitting: {
              // In pieces each would weigh more, and wait for free connections: all that the entry needs, and what the
              // screens that are drawn by the server share.
              groups: [
                { name: 'entry', test: /[/]client[/]entry[.]tsx$/, priority: 2 },
                {
                  name: 'charts',
                  test: /[/](charts[/](sentence|thin)[.]ts|prep[/]findings[.]tsx|domain[/]tell-date[.]ts|page[/]touch[.]ts)$/,
                  priority: 1,
                },
              ],
            },
          },
          // Named by the entry so that they are a part of it, though only the screens use them.
          treeshake: {
            moduleSideEffects: [
              { test: /[/](step-words|phrases|red-flag-words|numbers)[.]ts$/, sideEffects: true },
            ],
          },
        },
      },
}));
