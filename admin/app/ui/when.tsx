import { formatFully, formatWhen } from './format.ts'

/** A moment in few words; in full on hover and for machines. */
export function When({ at }: { at: string }) {
  return (
    <time dateTime={at} title={formatFully(at)} className="num" style={{ whiteSpace: 'nowrap' }}>
      {formatWhen(at)}
    </time>
  )
}
