/**
 * What the payment page does on top of plain forms: groups digits, checks before sending, fills in test
 * cards, and holds back a second press of the button. The server checks everything again.
 */
export const paymentScript = `
const form = document.querySelector('form.card')
const messages = JSON.parse(form.dataset.messages)
const cards = [...document.querySelectorAll('.test-cards button')]
const label = form.querySelector('[data-label]')
const payLabel = label.innerHTML
const { number, expiry, cvc } = form.elements

const digits = (text) =>
  text.replace(/[\\u0660-\\u0669\\u06f0-\\u06f9]/g, (d) => d.codePointAt(0) & 15).replace(/\\D/g, '')

function passesLuhn(text) {
  const sum = [...text].reverse().reduce((total, digit, index) => {
    const value = digit * (index % 2 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

const checks = {
  number(value) {
    const text = digits(value)
    if (!text) return messages.numberMissing
    if (text.length < 12 || !passesLuhn(text)) return messages.numberInvalid
    if (!cards.some((card) => card.dataset.number === text)) return messages.numberNotTest
  },
  expiry(value) {
    const text = digits(value)
    const month = Number(text.slice(0, 2))
    if (!/^\\d{4}(\\d{2})?$/.test(text) || month < 1 || month > 12) return messages.expiryInvalid
    if (Date.UTC(2000 + Number(text.slice(-2)), month, 1, 12) <= Date.now()) return messages.expiryPast
  },
  cvc(value) {
    if (!/^\\d{3}$/.test(digits(value))) return messages.cvcInvalid
  },
}

function show(input) {
  const error = checks[input.name](input.value) || ''
  document.getElementById(input.name + '-error').textContent = error
  input.setAttribute('aria-invalid', String(error !== ''))
  return error === ''
}

function reformat(input, format) {
  input.addEventListener('input', () => {
    const isAtEnd = input.selectionStart === input.value.length
    if (isAtEnd) input.value = format(digits(input.value), input.value)
    if (input.getAttribute('aria-invalid') === 'true') show(input)
  })
}
reformat(number, (text) => text.slice(0, 19).replace(/(\\d{4})(?=\\d)/g, '$1 '))
let expiryBefore = expiry.value
reformat(expiry, (text, typed) => {
  const isErasing = typed.length < expiryBefore.length
  const padded = /^[2-9]$/.test(text) || /^\\d\\D$/.test(typed) ? '0' + text[0] : text
  expiryBefore =
    padded.length > 2 || (padded.length === 2 && !isErasing) ? padded.slice(0, 2) + '/' + padded.slice(2, 6) : text
  return expiryBefore
})
reformat(cvc, (text) => text.slice(0, 3))

for (const card of cards) {
  card.addEventListener('click', (event) => {
    event.preventDefault()
    number.value = card.dataset.number.replace(/(\\d{4})(?=\\d)/g, '$1 ')
    expiry.value = '12/' + String((new Date().getFullYear() + 3) % 100).padStart(2, '0')
    cvc.value = '123'
    for (const input of [number, expiry, cvc]) show(input)
    form.querySelector('button').focus()
  })
}

const button = form.querySelector('button')
form.addEventListener('submit', (event) => {
  const wrong = [number, expiry, cvc].filter((input) => !show(input))
  if (wrong.length > 0 || form.dataset.sent) {
    event.preventDefault()
    wrong[0]?.focus()
    return
  }
  form.dataset.sent = 'yes'
  button.setAttribute('aria-disabled', 'true')
  label.textContent = messages.working
})
// Coming back with the browser's back button shows the page as it was left: make it usable again.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return
  delete form.dataset.sent
  button.removeAttribute('aria-disabled')
  label.innerHTML = payLabel
})
`
