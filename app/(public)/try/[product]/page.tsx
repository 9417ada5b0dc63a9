import { notFound } from 'next/navigation'
import { findProductPage } from '@/lib/products/find-product'
import { createRequestId } from '@/lib/signups/request-id'
import type { SignupFormState } from '@/lib/signups/signup-form-state'
import { preferredLanguage } from '@/lib/web/language'
import { messagesFor } from '@/messages'
import { AboutProduct } from './about-product'
import { countryOptions } from './country-options'
import { FormOpening } from './form-opening'
import { SignupForm } from './signup-form'
import { signupTexts } from './signup-texts'

const noValues = { email: '', firstName: '', lastName: '', company: '', country: '', consent: false }

export default async function TryPage({ params }: { params: Promise<{ product: string }> }) {
  const [{ product: slug }, language] = await Promise.all([params, preferredLanguage()])
  const product = await findProductPage(slug)
  if (!product) notFound()

  const messages = messagesFor(language)
  const requestId = createRequestId(product.slug)
  const initial: SignupFormState = product.paused
    ? { kind: 'refused', reason: 'paused', freesAt: null, requestId, values: noValues }
    : { kind: 'form', requestId, values: noValues, problems: [], notice: null }

  return (
    <SignupForm
      initial={initial}
      withCaptcha={product.captcha}
      language={language}
      countries={countryOptions(language)}
      texts={signupTexts(messages, product.name)}
      about={<AboutProduct product={product} messages={messages} />}
    >
      <FormOpening messages={messages} withCaptcha={product.captcha} />
    </SignupForm>
  )
}
