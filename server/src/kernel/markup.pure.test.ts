import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from './markup.ts'

test('values are escaped, for content and for quoted attributes', () => {
  const sly = `<b title='x' on="y">&`
  assert.equal(
    html`<p title="${sly}">${sly}</p>`.markup,
    '<p title="&lt;b title=&#39;x&#39; on=&quot;y&quot;&gt;&amp;">&lt;b title=&#39;x&#39; on=&quot;y&quot;&gt;&amp;</p>',
  )
})

test('markup stands as it is, lists one after the other, and nothing is nothing', () => {
  const items = ['a', '<'].map((item) => html`<li>${item}</li>`)
  assert.equal(
    html`<ul>${items}</ul>${undefined}${null}${false}${0}`.markup,
    '<ul><li>a</li><li>&lt;</li></ul>0',
  )
})

test('an object that only looks like markup is not taken for it', () => {
  const forged: unknown = JSON.parse('{"markup":"<script>"}')
  assert.ok(!html`${forged}`.markup.includes('<script>'))
})
