import { Card } from '@/app/_ui/card'
import { ClockIcon } from '@/app/_ui/icons'
import { LinkButton } from '@/app/_ui/link-button'
import { ProductMark } from '@/app/_ui/product-mark'
import { VisuallyHidden } from '@/app/_ui/visually-hidden'
import type { Messages } from '@/messages'

type Product = { slug: string; name: string; summary: string; trialMinutes: number; paused: boolean }

export function ProductCard({ product, messages }: { product: Product; messages: Messages }) {
  const { home } = messages
  return (
    <li className="flex">
      <Card className="flex flex-1 flex-col overflow-hidden">
        <ProductMark name={product.name} columns={9} rows={3} />
        <div className="flex flex-1 flex-col gap-3 p-5">
          <h3 className="text-xl font-semibold break-words">{product.name}</h3>
          <p className="flex-1 text-muted">{product.summary}</p>
          <p className="flex items-center gap-2 text-sm font-medium">
            <ClockIcon className="size-4 text-accent" />
            {home.trialLength(messages.trialLength(product.trialMinutes))}
          </p>
          {product.paused ? (
            <p className="mt-1 flex min-h-12 items-center text-muted">{home.paused}</p>
          ) : (
            <LinkButton href={`/try/${product.slug}`} className="mt-1">
              {home.start}
              <VisuallyHidden>: {product.name}</VisuallyHidden>
            </LinkButton>
          )}
        </div>
      </Card>
    </li>
  )
}
