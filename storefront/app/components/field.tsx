import { type ComponentProps, type ReactNode, useId } from 'react'

interface FieldFrame {
  label: string
  /** What is wrong, in words that help; read out with the field. */
  error?: string | undefined
  hint?: ReactNode
  /** Shown behind the label of a field that may stay empty. */
  optional?: string
}

/** A labelled text field. */
export function Field(props: FieldFrame & Omit<ComponentProps<'input'>, 'children'>) {
  const { label, error, hint, optional, id, className = '', ...input } = props
  const ids = useFieldIds(id)
  return (
    <Frame {...{ label, error, hint, optional, ids, className }}>
      <input {...input} {...describe(ids, error, hint)} id={ids.field} className="input" />
    </Frame>
  )
}

/** A labelled choice from a list. */
export function SelectField(props: FieldFrame & ComponentProps<'select'>) {
  const { label, error, hint, optional, id, className = '', children, ...select } = props
  const ids = useFieldIds(id)
  return (
    <Frame {...{ label, error, hint, optional, ids, className }}>
      <select {...select} {...describe(ids, error, hint)} id={ids.field} className="input">
        {children}
      </select>
    </Frame>
  )
}

/** A tick box with its label behind it. */
export function CheckField(props: { label: ReactNode } & Omit<ComponentProps<'input'>, 'type'>) {
  const { label, className = '', ...input } = props
  return (
    <label className={`check ${className}`}>
      <input {...input} type="checkbox" />
      <span>{label}</span>
    </label>
  )
}

interface FieldIds {
  field: string
  error: string
  hint: string
}

function useFieldIds(id: string | undefined): FieldIds {
  const own = useId()
  const field = id ?? own
  return { field, error: `${field}-error`, hint: `${field}-hint` }
}

function describe(ids: FieldIds, error: string | undefined, hint: ReactNode) {
  const described = [error ? ids.error : '', hint ? ids.hint : ''].filter(Boolean).join(' ')
  return {
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
    // Of several such fields browsers take the first.
    autoFocus: error ? true : undefined,
  } as const
}

function Frame(props: FieldFrame & { ids: FieldIds; className: string; children: ReactNode }) {
  const { label, error, hint, optional, ids, className, children } = props
  return (
    <div className={className}>
      <label htmlFor={ids.field} className="field-label">
        {label}
        {optional && <span className="ms-1.5 font-normal text-soft">{optional}</span>}
      </label>
      {children}
      {hint && (
        <p id={ids.hint} className="mt-1.5 text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={ids.error} className="mt-1.5 text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  )
}
