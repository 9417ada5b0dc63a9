import { notFound } from 'next/navigation'
import { findProductPage } from '@/lib/products/find-product'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { noteVisit } from '@/lib/web/note-visit'
import { messagesFor } from '@/messages'
import { PortalContact } from '../../portal-contact'
import { openingState } from '../../signup/opening-state'
import { SignupPage } from '../../signup/signup-page'
import { signupView } from '../../signup/signup-view'

export default async function TryPage({ params }: { params: Promise<{ product: string }> }) {
  const [{ product: slug }, language, portal] = await Promise.all([
    params,
    preferredLanguage(),
    currentPortal(),
  ])
  const product = await findProductPage(slug)
  if (!product) notFound()
  await noteVisit({ productSlug: product.slug })

  const wording = {
    messages: messagesFor(language),
    language,
    portal: portal.name,
    pausedText: product.pausedText,
  }
  return (
    <SignupPage
      product={product}
      initial={signupView(openingState(product), wording)}
      wording={wording}
      contact={<PortalContact />}
    />
  )
}
