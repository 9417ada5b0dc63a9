import { notFound } from 'next/navigation'
import { openingState } from '@/app/(public)/signup/opening-state'
import { SignupPage } from '@/app/(public)/signup/signup-page'
import { signupView } from '@/app/(public)/signup/signup-view'
import { findProductForStaff } from '@/lib/products/staff/find-product-for-staff'
import { findDraft } from '@/lib/products/staff/product-draft'
import { readPreviewChoices } from '@/lib/products/staff/preview-query'
import { themeStyle } from '@/lib/portal/theme-style'
import { requireStaff } from '@/lib/staff/require-staff'
import { currentPortal } from '@/lib/web/current-portal'
import { styleNonce } from '@/lib/web/style-nonce'
import { messagesFor } from '@/messages'

type PreviewProps = {
  params: Promise<{ product: string }>
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>
}

/** The signup page of a product for those who edit it: as it is saved, or as they have typed it. No visit is counted. */
export default async function PreviewPage({ params, searchParams }: PreviewProps) {
  const staff = await requireStaff('products.manage')
  const [{ product: slug }, query, portal, nonce] = await Promise.all([
    params,
    searchParams,
    currentPortal(),
    styleNonce(),
  ])
  const saved = await findProductForStaff(staff, slug)
  if (!saved) notFound()
  const { view, lang: language, theme } = readPreviewChoices((name) => query[name])
  const typed = query.draft === undefined ? {} : await findDraft(staff, saved.id)
  const product = { ...saved.item, ...typed, paused: view === 'paused' }
  const { pausedText } = product
  const wording = { messages: messagesFor(language), language, portal: portal.name, pausedText } as const
  return (
    <div lang={language} className="mx-auto w-full max-w-page px-4 py-8 sm:px-6">
      {/* Frames run no scripts, which the form would have a word about. */}
      <SignupPage
        product={{ ...product, captcha: false }}
        initial={signupView(openingState(product), wording)}
        wording={wording}
        contact={null}
      />
      <style
        nonce={nonce}
        suppressHydrationWarning
        dangerouslySetInnerHTML={{ __html: themeStyle(theme, product.accent ?? portal.accent) }}
      />
    </div>
  )
}
