import { listProducts } from '@/lib/products/list-products'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { messagesFor } from '@/messages'
import { ProductCard } from './product-card'

export default async function HomePage() {
  const [language, portal, products] = await Promise.all([
    preferredLanguage(),
    currentPortal(),
    listProducts(),
  ])
  const messages = messagesFor(language)
  return (
    <main id="content" className="flex flex-col gap-8 sm:gap-10">
      <title>{messages.titleOf(messages.home.title, portal.name)}</title>
      <div className="flex flex-col gap-3">
        <h1 className="text-2xl font-semibold sm:text-3xl">{messages.home.title}</h1>
        <p className="max-w-prose text-lg text-muted">{messages.home.intro}</p>
      </div>
      {products.length > 0 ? (
        <section aria-labelledby="products">
          <h2 id="products" className="sr-only">
            {messages.home.productsHeading}
          </h2>
          <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
            {products.map((product) => (
              <ProductCard key={product.slug} product={product} messages={messages} language={language} />
            ))}
          </ul>
        </section>
      ) : (
        <div className="rounded-lg border border-dashed border-field px-6 py-14 text-center">
          <h2 className="text-xl font-semibold">{messages.home.emptyTitle}</h2>
          <p className="mt-2 text-muted">{messages.home.emptyText}</p>
        </div>
      )}
    </main>
  )
}
