import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Contract, contracts } from '@techmart/contracts'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'

test('every example of the API reference fits its operation', () => {
  const ajv = formats.default(new Ajv({ strict: false }))
  let checked = 0
  for (const contract of Object.values(contracts) as Contract[]) {
    for (const [key, { example, input, output }] of Object.entries(contract.operations)) {
      if (!example) continue
      assert.ok(ajv.validate(input, example.input), `${contract.name}.${key} input: ${ajv.errorsText()}`)
      assert.ok(ajv.validate(output, example.output), `${contract.name}.${key} output: ${ajv.errorsText()}`)
      checked++
    }
  }
  assert.ok(checked >= 6)
})
