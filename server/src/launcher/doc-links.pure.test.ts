import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { findDeadLinks } from './doc-links.ts'

test('links to files and headings that are there are fine, wherever they stand', (t) => {
  const root = tree(t, {
    'README.md': [
      '# The shop',
      '[guide](docs/guide.md) [part](docs/guide.md#how-it-works) [here](#the-shop) [folder](docs)',
      '![picture](docs/a%20picture.png "title") <img src="docs/a picture.png" width="10">',
      '[elsewhere](https://example.com/x) [mail](mailto:a@b.example)',
      '[named]: docs/guide.md',
    ].join('\n'),
    'docs/guide.md': '## How it works!\n[back](../README.md)\n## How it works!\n[second](#how-it-works-1)',
    'docs/a picture.png': '',
  })
  assert.deepEqual(findDeadLinks(root, ['README.md', 'docs/guide.md']), [])
})

test('links to what is not there are told with file and line', (t) => {
  const root = tree(t, {
    'README.md':
      'one\n[gone](docs/gone.md)\n\n[no such part](docs/guide.md#nowhere)\n[out](../../etc/passwd)\n![p](p.png)',
    'docs/guide.md': '# Guide',
  })
  assert.deepEqual(findDeadLinks(root, ['README.md']), [
    { file: 'README.md', line: 2, target: 'docs/gone.md' },
    { file: 'README.md', line: 4, target: 'docs/guide.md#nowhere' },
    { file: 'README.md', line: 5, target: '../../etc/passwd' },
    { file: 'README.md', line: 6, target: 'p.png' },
  ])
})

test('what looks like a link in an example is none', (t) => {
  const root = tree(t, { 'README.md': '`[a](b.md)`\n\n```md\n[c](d.md)\n```\n\n[e](f.md)' })
  assert.deepEqual(findDeadLinks(root, ['README.md']), [{ file: 'README.md', line: 7, target: 'f.md' }])
})

function tree(t: TestContext, files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'techmart-links-'))
  t.after(() => rmSync(root, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}
