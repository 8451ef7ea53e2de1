import { useLocale } from '../lib/locale.tsx'
import { partsOf } from '../lib/marked-text.ts'
import type { Suggestion } from '../lib/suggestions.ts'
import { typedIn } from '../lib/typed-in.ts'
import { Icon } from './icon.tsx'
import { Picture } from './picture.tsx'
import { Price } from './price.tsx'

interface SuggestionListProps {
  id: string
  options: readonly Suggestion[]
  /** Index of the option the arrow keys are on; −1 for none. */
  active: number
  typed: string
  onChoose: (to: string) => void
}

/** The list under the search field, in three groups; focus stays in the field. */
export function SuggestionList({ id, options, active, typed, onChoose }: SuggestionListProps) {
  const { t } = useLocale()
  const groups = [
    { kind: 'query', title: t.shell.suggestedQueries },
    { kind: 'category', title: t.shell.suggestedCategories },
    { kind: 'product', title: t.shell.suggestedProducts },
  ] as const
  return (
    <div
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={t.shell.search}
      className="suggestions"
      // The field keeps the focus, so that the list is still there when the click ends.
      onMouseDown={(event) => event.preventDefault()}
    >
      {groups.map(({ kind, title }) => {
        const members = options.flatMap((option, index) => (option.kind === kind ? [{ option, index }] : []))
        if (members.length === 0) return null
        return (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, as the listbox pattern has it.
          <div key={kind} role="group" aria-label={title} className="suggestion-group">
            <p aria-hidden="true" className="eyebrow px-4 pt-3 pb-1">
              {title}
            </p>
            {members.map(({ option, index }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field that has the focus.
              <div
                key={option.to}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className="suggestion"
                onClick={() => onChoose(option.to)}
              >
                <SuggestionLine option={option} typed={typed} />
              </div>
            ))}
          </div>
        )
      })}
    </div>
  )
}

function SuggestionLine({ option, typed }: { option: Suggestion; typed: string }) {
  switch (option.kind) {
    case 'query':
      return (
        <>
          <Icon name="search" size={18} className="text-soft" />
          <Highlight text={option.text} typed={typed} />
        </>
      )
    case 'category':
      return (
        <>
          <Icon name="arrow-end" size={18} flip className="text-soft" />
          <span>
            <Highlight text={option.text} typed={typed} />
            {option.parent && <span className="text-soft"> · {option.parent}</span>}
          </span>
        </>
      )
    case 'product':
      return (
        <>
          <span className="block h-15 w-12 shrink-0 overflow-hidden rounded-sm bg-stone">
            {option.product.picture && <Picture picture={option.product.picture} sizes="48px" alt="" eager />}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block truncate">
              <Highlight text={option.text} typed={typed} />
            </span>
            <span className="text-sm text-soft">{option.product.brand}</span>
          </span>
          <Price price={option.product.price} className="text-sm" />
        </>
      )
  }
}

/** What was typed stands out where the suggestion repeats it. */
function Highlight({ text, typed }: { text: string; typed: string }) {
  return (
    <span>
      {partsOf(text, typedIn(text, typed)).map(({ start, text: part, isMarked }) =>
        isMarked ? (
          <mark key={start} className="mark">
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </span>
  )
}
