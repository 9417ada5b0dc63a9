import { Card } from '@/app/_ui/card'
import { ClockIcon } from '@/app/_ui/icons'
import { LinkButton } from '@/app/_ui/link-button'
import { ProductMark } from '@/app/_ui/product-mark'
import { VisuallyHidden } from '@/app/_ui/visually-hidden'
import type { PausedText } from '@/lib/products/paused-text'
import type { Language, Messages } from '@/messages'
import { PausedWords } from './paused-words'

type Product = {
  slug: string
  name: string
  summary: string
  trialMinutes: number
  paused: boolean
  pausedText: PausedText
}
type ProductCardProps = { product: Product; messages: Messages; language: Language }

export function ProductCard({ product, messages, language }: ProductCardProps) {
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
            <div className="mt-1 flex min-h-12 flex-col justify-center gap-2">
              <p className="text-muted">{home.paused}</p>
              <PausedWords text={product.pausedText} language={language} />
            </div>
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
