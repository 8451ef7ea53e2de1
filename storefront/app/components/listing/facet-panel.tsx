import type { Facet } from '@techmart/contracts'
import { type FormEvent, useRef } from 'react'
import { Form, useLocation, useNavigate, useNavigation, useSearchParams } from 'react-router'
import type { Listing } from '../../lib/listing.server.ts'
import { tidyListing, withoutFilters } from '../../lib/listing-query.ts'
import { useLocale } from '../../lib/locale.tsx'
import { Button, ButtonLink } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { SwatchDot } from '../swatch.tsx'
import { PriceRange } from './price-range.tsx'

export const FACETS_ID = 'facets'
/** The sort field stands outside the form and belongs to it. */
export const FACET_FORM_ID = 'facet-form'

const AVAILABILITY = 'availability'
const SHOWN_VALUES = 8
const OPEN_FACETS = 4

/**
 * All filters as one GET form: beside the products on a desktop, a sheet on a phone (native popover). A change
 * applies at once; without JavaScript there is a button.
 */
export function FacetPanel({ listing }: { listing: Listing }) {
  const { t, number } = useLocale()
  const panel = useRef<HTMLDivElement>(null)
  const { submit, asked } = useFacetForm()
  const q = asked.get('q')
  const { result, state } = listing
  const inStock = result.facets
    .find(({ code }) => code === AVAILABILITY)
    ?.values.find(({ value }) => value === 'in_stock')
  return (
    <aside aria-label={t.browse.filters}>
      <div id={FACETS_ID} ref={panel} popover="auto" className="sheet facets">
        <div className="flex items-center justify-between border-b border-line py-3 ps-5 pe-3 lg:hidden">
          <h2 className="text-xl">{t.browse.filters}</h2>
          <button
            type="button"
            popoverTarget={FACETS_ID}
            popoverTargetAction="hide"
            className="btn-icon"
            aria-label={t.shell.close}
          >
            <Icon name="close" />
          </button>
        </div>
        <Form
          id={FACET_FORM_ID}
          className="facet-form"
          onSubmit={(event) => {
            event.preventDefault()
            submit(event.currentTarget)
          }}
          onChange={(event) => isChoice(event) && submit(event.currentTarget)}
        >
          {q && <input type="hidden" name="q" value={q} />}
          {result.facets.filter(isListed).map((facet, index) => (
            <FacetGroup key={facet.code} facet={facet} asked={asked} open={index < OPEN_FACETS} />
          ))}
          <PriceRange result={result} state={state} />
          <fieldset className="border-t border-line py-3">
            <legend className="sr-only">{t.browse.availability}</legend>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: Tick is an input. */}
            <label className="facet-value">
              <Tick name="stock" value="1" checked={asked.get('stock') === '1'} />
              <span>{t.browse.inStockOnly}</span>
              {inStock && <span className="facet-count num">{number(inStock.count)}</span>}
            </label>
          </fieldset>
          <Button type="submit" wide className="without-script my-4">
            {t.browse.apply}
          </Button>
        </Form>
        <div className="facet-actions lg:hidden">
          <ButtonLink
            to={withoutFilters(new URLSearchParams(q ? { q } : {}))}
            look="quiet"
            preventScrollReset
          >
            {t.browse.clearAll}
          </ButtonLink>
          <Button className="flex-1" onClick={() => panel.current?.hidePopover()}>
            {t.browse.showResults(result.total)}
          </Button>
        </div>
      </div>
    </aside>
  )
}

/** What is in stock has a box of its own, the last one. */
function isListed({ code }: Facet): boolean {
  return code !== AVAILABILITY
}

/** `asked` is the address being loaded, or the one that is shown: ticks never wait for the answer. */
function useFacetForm() {
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const { pathname } = useLocation()
  const next = useNavigation().location
  const asked = next?.pathname === pathname ? new URLSearchParams(next.search) : params
  const submit = (form: HTMLFormElement) => {
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
    navigate({ search: tidyListing(fields).toString() }, { preventScrollReset: true, replace: true })
  }
  return { submit, asked }
}

/** Ticking and choosing apply at once; figures are typed to the end first. */
function isChoice({ target }: FormEvent): boolean {
  return target instanceof HTMLInputElement && target.type === 'checkbox'
}

function FacetGroup({ facet, asked, open }: { facet: Facet; asked: URLSearchParams; open: boolean }) {
  const { t } = useLocale()
  const chosen = facet.values.filter((value) => value.selected).length
  const shown = facet.values.slice(0, SHOWN_VALUES)
  const more = facet.values.slice(SHOWN_VALUES)
  return (
    <details className="facet" open={open || chosen > 0}>
      <summary className="facet-summary">
        <span>{facet.name}</span>
        {chosen > 0 && <span className="facet-chosen num">{chosen}</span>}
        <Icon name="chevron-down" size={18} className="chevron ms-auto" />
      </summary>
      <fieldset className="pb-3">
        <legend className="sr-only">{facet.name}</legend>
        <FacetValues code={facet.code} values={shown} asked={asked} />
        {more.length > 0 && (
          <details open={more.some((value) => value.selected)}>
            <summary className="link inline-block py-2.5 text-sm">{t.browse.showMore(more.length)}</summary>
            <FacetValues code={facet.code} values={more} asked={asked} />
          </details>
        )}
      </fieldset>
    </details>
  )
}

function FacetValues(props: { code: string; values: Facet['values']; asked: URLSearchParams }) {
  const { code, values, asked } = props
  const { number } = useLocale()
  return (
    <ul className={code === 'size' ? 'facet-sizes' : ''}>
      {values.map((value) => (
        <li key={value.value}>
          {/* biome-ignore lint/a11y/noLabelWithoutControl: Tick is an input. */}
          <label className="facet-value">
            <Tick name={code} value={value.value} checked={asked.has(code, value.value)} />
            {value.hex && <SwatchDot color={value} className="size-4.5" />}
            <span className="min-w-0">{value.label}</span>
            <span className="facet-count num">{number(value.count)}</span>
          </label>
        </li>
      ))}
    </ul>
  )
}

/** A box that the browser ticks at once and that follows the address, also after going back. */
function Tick({ name, value, checked }: { name: string; value: string; checked: boolean }) {
  return (
    <input
      type="checkbox"
      name={name}
      value={value}
      defaultChecked={checked}
      ref={(box) => {
        if (box) box.checked = checked
      }}
    />
  )
}
