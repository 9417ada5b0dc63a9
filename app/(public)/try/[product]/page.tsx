import { notFound } from 'next/navigation'
import { findProductPage } from '@/lib/products/find-product'
import { createRequestId } from '@/lib/signups/request-id'
import type { SignupFormState } from '@/lib/signups/signup-form-state'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { messagesFor } from '@/messages'
import { PortalContact } from '../../portal-contact'
import { AboutProduct } from './about-product'
import { FormOpening } from './form-opening'
import { LegalLinks } from './legal-links'
import { SignupFields } from './signup-fields'
import { SignupForm } from './signup-form'
import { signupTexts } from './signup-texts'
import { signupView } from './signup-view'

const noValues = { email: '', firstName: '', lastName: '', company: '', country: '', consent: false }

export default async function TryPage({ params }: { params: Promise<{ product: string }> }) {
  const [{ product: slug }, language, portal] = await Promise.all([
    params,
    preferredLanguage(),
    currentPortal(),
  ])
  const product = await findProductPage(slug)
  if (!product) notFound()

  const messages = messagesFor(language)
  const requestId = createRequestId(product.slug)
  const initial: SignupFormState = product.paused
    ? { kind: 'refused', reason: 'paused', freesAt: null, requestId, values: noValues }
    : { kind: 'form', requestId, values: noValues, problems: [], notice: null }

  return (
    <SignupForm
      initial={signupView(initial, { messages, language, portal: portal.name })}
      withCaptcha={product.captcha}
      texts={signupTexts(messages, { product: product.name, portal: portal.name })}
      about={<AboutProduct product={product} messages={messages} />}
      contact={<PortalContact />}
    >
      <FormOpening messages={messages} withCaptcha={product.captcha} />
      <SignupFields product={product.name} messages={messages} language={language} />
      <LegalLinks pages={portal.legalPages} messages={messages} />
    </SignupForm>
  )
}
