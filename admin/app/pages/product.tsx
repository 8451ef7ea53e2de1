import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { api, ctx } from '../api/client.ts'
import { hasCode } from '../api/problem.ts'
import { UnsavedGuard } from '../forms/unsaved-guard.tsx'
import { paths, shopPaths } from '../paths.ts'
import { Icon } from '../ui/icon.tsx'
import { Page, Section } from '../ui/page.tsx'
import { PageSkeleton } from '../ui/page-skeleton.tsx'
import { EmptyPanel, ErrorPanel } from '../ui/panels.tsx'
import { StatusTag } from '../ui/state.tsx'
import { ProductForm } from './product/form.tsx'
import { ProductPictures } from './product/pictures.tsx'
import { useCategories } from './product/use-categories.ts'
import { VariantTable } from './product/variants.tsx'

const back = { to: paths.products(), label: 'Products' }

export function ProductPage() {
  const { slug = '' } = useParams()
  // A different product is a different form.
  return <ProductLoader key={slug} slug={slug} />
}

function ProductLoader({ slug }: { slug: string }) {
  const [textsChanged, setTextsChanged] = useState(false)
  const [pricesChanged, setPricesChanged] = useState(false)
  const categories = useCategories()
  const query = useQuery({
    queryKey: ['product', slug],
    queryFn: () => api.catalog.getProductRecord(ctx(), { slug }),
    // What is being edited does not change under the hands.
    refetchOnWindowFocus: false,
  })
  const product = query.data
  if (!product) {
    if (!query.error) return <PageSkeleton title="Product" back={back} />
    return (
      <Page title="Product" back={back}>
        {hasCode(query.error, 'PRODUCT_NOT_FOUND') ? (
          <EmptyPanel icon="products" title="There is no product at this address">
            It may have been renamed. Look for it in the list of products.
          </EmptyPanel>
        ) : (
          <ErrorPanel error={query.error} retry={() => void query.refetch()} />
        )}
      </Page>
    )
  }
  const tint = categories.find(product.categorySlug)?.tint ?? 'stone'
  return (
    <Page
      title={product.title.en}
      back={back}
      badge={<StatusTag status={product.status} />}
      lead={
        <>
          {product.kind === 'bundle' ? 'Bundle' : 'Product'} · brand {product.brandSlug} ·{' '}
          <span className="code">{shopPaths.product(product.slug)}</span>
        </>
      }
      actions={
        product.status === 'published' ? (
          <Button
            component="a"
            href={shopPaths.product(product.slug)}
            target="_blank"
            variant="default"
            leftSection={<Icon name="outside" size={16} />}
          >
            See it in the shop
          </Button>
        ) : undefined
      }
    >
      <ProductPictures product={product} tint={tint} />
      <ProductForm product={product} onDirty={setTextsChanged} />
      <Section title="Variants, prices and stock">
        <VariantTable product={product} onDirty={setPricesChanged} />
      </Section>
      <UnsavedGuard when={textsChanged || pricesChanged} />
    </Page>
  )
}
