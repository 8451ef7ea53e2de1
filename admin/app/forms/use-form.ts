import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { fieldErrors } from '../api/problem.ts'

export type Errors = Record<string, string | undefined>

interface FormOptions<Values, Result> {
  initial: Values
  /** What is wrong, by field; the names are those the server uses: `title/en`. */
  check: (values: Values) => Errors
  send: (values: Values) => Promise<Result>
  onDone: (result: Result, values: Values) => void
}

/**
 * A form whose values mirror the screen and are converted when they are sent. Errors show once the form
 * was sent, or the field was left; what the server says about a field shows at the field until it changes.
 */
export function useForm<Values extends object, Result>(options: FormOptions<Values, Result>) {
  const [start, setStart] = useState(options.initial)
  const [values, setValues] = useState(options.initial)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [sent, setSent] = useState(false)
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const form = useRef<HTMLFormElement>(null)
  const mutation = useMutation({
    mutationFn: options.send,
    onSuccess: (result, done) => {
      setStart(done)
      setSent(false)
      setLeft(new Set())
      options.onDone(result, done)
    },
    onError: () => showFirstError(),
  })
  const found = options.check(values)
  const said = fieldErrors(mutation.error)

  const showFirstError = () =>
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  const errorOf = (name: string): string | undefined =>
    (sent || left.has(name) ? found[name] : undefined) ?? (changed.has(name) ? undefined : said[name])
  const set = <Name extends keyof Values & string>(name: Name, value: Values[Name], field: string = name) => {
    setValues((now) => ({ ...now, [name]: value }))
    setChanged((now) => new Set(now).add(field))
  }
  return {
    values,
    set,
    errorOf,
    /** For `onBlur`. */
    leave: (name: string) => setLeft((now) => new Set(now).add(name)),
    dirty: JSON.stringify(values) !== JSON.stringify(start),
    sending: mutation.isPending,
    /** A failure that is not about one of the fields. */
    problem: mutation.error && Object.keys(said).length === 0 ? mutation.error : undefined,
    reset: (next: Values = start) => {
      setStart(next)
      setValues(next)
      setSent(false)
      setLeft(new Set())
      mutation.reset()
    },
    form: {
      ref: form,
      noValidate: true,
      onSubmit: (event: FormEvent) => {
        event.preventDefault()
        setSent(true)
        setChanged(new Set())
        if (Object.values(found).some(Boolean)) showFirstError()
        else if (!mutation.isPending) mutation.mutate(values)
      },
    },
  }
}
