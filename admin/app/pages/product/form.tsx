import { SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type catalog, type Input, type Language, languages, type ProductRecord } from '@techmart/contracts'
import { useEffect } from 'react'
import { api, ctx } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { fromDraft, type LocalizedDraft, LocalizedFields, toDraft } from '../../forms/localized-fields.tsx'
import { SaveBar } from '../../forms/save-bar.tsx'
import { type Errors, useForm } from '../../forms/use-form.ts'
import { notifyDone } from '../../ui/notify.ts'
import { Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/panels.tsx'
import styles from './product.module.css'
import { useCategories } from './use-categories.ts'

interface Values {
  title: LocalizedDraft
  subtitle: LocalizedDraft
  description: LocalizedDraft
  categorySlug: string
  status: ProductRecord['status']
}
type Text = 'title' | 'subtitle' | 'description'

/** Texts in every language, category and status. */
export function ProductForm(props: { product: ProductRecord; onDirty: (dirty: boolean) => void }) {
  const { product, onDirty } = props
  const client = useQueryClient()
  const mayWrite = useMay('catalog:write')
  const form = useForm({
    initial: toValues(product),
    check,
    send: (values) => api.catalog.updateProduct(ctx(), changesOf(product, values)),
    onDone: (next) => {
      client.setQueryData(['product', product.slug], next)
      void client.invalidateQueries({ queryKey: ['products'] })
      notifyDone(next.status === product.status ? 'Saved' : statusWords[next.status])
    },
  })
  const { dirty } = form
  useEffect(() => onDirty(dirty), [dirty, onDirty])

  const field = (name: Text, language: Language, direction: 'ltr' | 'rtl') => ({
    value: form.values[name][language],
    error: form.errorOf(`${name}/${language}`),
    dir: direction,
    readOnly: !mayWrite,
    onBlur: () => form.leave(`${name}/${language}`),
    onChange: (event: { currentTarget: { value: string } }) =>
      form.set(name, { ...form.values[name], [language]: event.currentTarget.value }, `${name}/${language}`),
  })
  return (
    <form {...form.form} className="stack">
      <div className={styles.columns}>
        <Section title="Texts">
          <LocalizedFields
            label="Language"
            missing={languages.filter((language) => !form.values.title[language].trim())}
            faulty={languages.filter((language) =>
              (['title', 'subtitle', 'description'] as const).some((name) =>
                form.errorOf(`${name}/${language}`),
              ),
            )}
          >
            {(language, direction) => (
              <>
                <TextInput label="Title" maxLength={200} {...field('title', language, direction)} />
                <TextInput label="Subtitle" maxLength={300} {...field('subtitle', language, direction)} />
                <Textarea
                  label="Description"
                  description="Paragraphs are parted by an empty line."
                  autosize
                  minRows={5}
                  maxRows={16}
                  {...field('description', language, direction)}
                />
              </>
            )}
          </LocalizedFields>
        </Section>
        <Section title="In the shop">
          <div className="stack">
            <StatusField
              value={form.values.status}
              disabled={!mayWrite}
              onChange={(status) => form.set('status', status)}
            />
            <CategoryField
              value={form.values.categorySlug}
              disabled={!mayWrite}
              error={form.errorOf('categorySlug')}
              onChange={(slug) => form.set('categorySlug', slug)}
            />
          </div>
        </Section>
      </div>
      {form.problem ? <ProblemNote error={form.problem} /> : null}
      <SaveBar shown={dirty} label="Save" busy={form.sending} onDiscard={() => form.reset()} />
    </form>
  )
}

const statusWords = { published: 'Published: shoppers see it now', draft: 'Taken out of the shop' }

function StatusField(props: {
  value: Values['status']
  disabled: boolean
  onChange: (status: Values['status']) => void
}) {
  return (
    <fieldset className={styles.status}>
      <legend className="small strong">Status</legend>
      <SegmentedControl
        fullWidth
        value={props.value}
        disabled={props.disabled}
        onChange={(value) => props.onChange(value as Values['status'])}
        data={[
          { value: 'draft', label: 'Draft' },
          { value: 'published', label: 'Published' },
        ]}
      />
      <p className="small soft">
        {props.value === 'published' ? 'Shoppers can find and buy it.' : 'Only staff see it.'}
      </p>
    </fieldset>
  )
}

function CategoryField(props: {
  value: string
  disabled: boolean
  error: string | undefined
  onChange: (slug: string) => void
}) {
  const categories = useCategories()
  const known = categories.all.map((category) => ({
    value: category.slug,
    label: categories.pathOf(category.slug),
  }))
  // The product's own category is there even before the tree has been loaded.
  const data = known.some(({ value }) => value === props.value)
    ? known
    : [...known, { value: props.value, label: props.value }]
  return (
    <Select
      label="Category"
      data={data}
      searchable
      allowDeselect={false}
      nothingFoundMessage="No category fits"
      value={props.value}
      disabled={props.disabled}
      error={props.error}
      onChange={(slug) => slug && props.onChange(slug)}
    />
  )
}

function toValues(product: ProductRecord): Values {
  return {
    title: toDraft(product.title),
    subtitle: toDraft(product.subtitle),
    description: toDraft(product.description),
    categorySlug: product.categorySlug,
    status: product.status,
  }
}

function check({ title, description }: Values): Errors {
  const errors: Errors = {}
  if (!title.en.trim()) errors['title/en'] = 'English is needed: it stands in for languages without a title'
  if (!description.en.trim())
    errors['description/en'] = 'English is needed: it stands in for languages without a description'
  return errors
}

/** Only what differs is sent, so that two people can change different things. */
function changesOf(product: ProductRecord, values: Values): Input<typeof catalog, 'updateProduct'> {
  const before = toValues(product)
  const differs = (name: keyof Values) => JSON.stringify(before[name]) !== JSON.stringify(values[name])
  return {
    slug: product.slug,
    ...(differs('title') ? { title: fromDraft(values.title) } : {}),
    ...(differs('subtitle') ? { subtitle: fromDraft(values.subtitle) } : {}),
    ...(differs('description') ? { description: fromDraft(values.description) } : {}),
    ...(differs('categorySlug') ? { categorySlug: values.categorySlug } : {}),
    ...(differs('status') ? { status: values.status } : {}),
  }
}
