import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testCards } from '../test-cards.ts'
import { checkCard, passesLuhn } from './card-form.ts'

const now = Date.UTC(2030, 5, 15)
const good = { number: '4242 4242 4242 4242', expiry: '07/31', cvc: '123' }
const errorsOf = (changes: object) => checkCard({ ...good, ...changes }, now).errors

test('every test card has a right check digit and is recognised', () => {
  for (const card of testCards) {
    assert.ok(passesLuhn(card.number), card.number)
    assert.equal(checkCard({ ...good, number: card.number }, now).card, card)
  }
})

test('spaces, dashes and Arabic digits are understood', () => {
  assert.equal(errorsOf({ number: '4242-4242 4242-4242' }), undefined)
  assert.equal(errorsOf({ number: '٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢', expiry: '٠٧/٣١', cvc: '۱۲۳' }), undefined)
})

test('a wrong number is told apart from a missing one and from a card that is no test card', () => {
  assert.equal(errorsOf({ number: ' ' })?.number, 'numberMissing')
  assert.equal(errorsOf({ number: '4242 4242 4242 4241' })?.number, 'numberInvalid')
  assert.equal(errorsOf({ number: '4242' })?.number, 'numberInvalid')
  assert.equal(errorsOf({ number: 'visa visa visa visa' })?.number, 'numberInvalid')
  assert.equal(errorsOf({ number: '0'.repeat(20) })?.number, 'numberInvalid')
  assert.equal(errorsOf({ number: '4111 1111 1111 1111' })?.number, 'numberNotTest')
})

test('a right number has to be typed again when another field is wrong', () => {
  assert.deepEqual(errorsOf({ cvc: '12' }), { number: 'numberAgain', expiry: undefined, cvc: 'cvcInvalid' })
})

test('expiry is read in the ways people write it', () => {
  for (const expiry of ['07/31', '7/31', '0731', '07 / 31', '07/2031', '07-31', '072031']) {
    assert.equal(errorsOf({ expiry }), undefined, expiry)
  }
  for (const expiry of ['', '13/31', '00/31', '7', 'July 31', '07/31/31', '01/99']) {
    assert.equal(errorsOf({ expiry })?.expiry, 'expiryInvalid', expiry)
  }
})

test('a card is good until the end of its month', () => {
  assert.equal(errorsOf({ expiry: '06/30' }), undefined)
  assert.equal(errorsOf({ expiry: '05/30' })?.expiry, 'expiryPast')
})

test('the security code has three digits', () => {
  for (const cvc of ['', '12', '1234', '12a']) assert.equal(errorsOf({ cvc })?.cvc, 'cvcInvalid', cvc)
})
