// The site of the documentation: `npm run docs` builds it into dist/site. The pages are plain Markdown without it.
export default {
  title: 'flagdrill',
  description: 'Learn a command line by heart',
  srcDir: '..',
  srcExclude: ['node_modules/**', 'dist/**', 'tests/**', 'data/**', 'decks/{en,ko,goals}/**', '.github/**'],
  outDir: '../dist/site',
  cacheDir: '../dist/site-cache',
  rewrites: (page) => page.replace(/(^|\/)README\.md$/, '$1index.md'),
  cleanUrls: true,
  markdown: { html: false },
  // Pages show braces and tags as they are: nothing in them is a template.
  vue: { template: { compilerOptions: { delimiters: ['{%%', '%%}'] } } },
  // Links to sources lead to files that are no pages.
  ignoreDeadLinks: [/\.(?:ts|mjs|json|toml|lua|js|conf|sh)$/, /LICENSE/, /\/src\//],
  themeConfig: {
    search: { provider: 'local' },
    sidebar: [
      { text: 'Start', link: '/' },
      { text: 'All pages', link: '/docs/' },
      { text: 'Commands', link: '/docs/commands' },
      { text: 'Goals and the course', link: '/docs/goals' },
      { text: 'Labs', link: '/docs/labs' },
      { text: 'At the shell', link: '/docs/shell' },
      { text: 'Machines and programs', link: '/docs/moving' },
      { text: 'Writing a deck', link: '/decks/' },
      { text: 'Adding a language', link: '/docs/translating' },
      { text: 'The promise', link: '/PROMISE' },
      { text: 'JSON and the library', link: '/docs/json' },
      { text: 'Examples', link: '/examples/' },
      { text: 'Comparison', link: '/docs/comparison' },
      { text: 'How it is built', link: '/src/' },
      { text: 'Decisions', link: '/docs/decisions/' },
    ],
  },
}
