import type { ReactNode } from 'react'
import type { InviteOffer } from '../i/invite-offer'
import type { Wording } from '../refusal'
import { accentStyle } from '@/lib/portal/accent-style'
import type { ProductPage } from '@/lib/products/find-product'
import { consentIn } from '@/lib/products/product-words'
import { consentVersion } from '@/lib/signups/consent-version'
import { currentPortal } from '@/lib/web/current-portal'
import { styleNonce } from '@/lib/web/style-nonce'
import { AboutProduct } from './about-product'
import { FormOpening } from './form-opening'
import { LegalLinks } from './legal-links'
import { SignupFields } from './signup-fields'
import { SignupForm } from './signup-form'
import { signupTexts } from './signup-texts'
import type { SignupView } from './signup-view'

type ShownProduct = Pick<
  ProductPage,
  'name' | 'summary' | 'trialMinutes' | 'captcha' | 'fields' | 'texts' | 'consent' | 'accent'
>

type SignupPageProps = {
  product: ShownProduct
  initial: SignupView
  wording: Wording
  /** Whom to ask, for a refusal. */
  contact: ReactNode
  invitedBy?: string
  newInvite?: InviteOffer
}

/** The form of a product, whichever page it stands on. */
export async function SignupPage({
  product,
  initial,
  wording: { messages, language, portal: portalName },
  contact,
  invitedBy,
  newInvite,
}: SignupPageProps) {
  const [{ legalPages }, nonce] = await Promise.all([currentPortal(), styleNonce()])
  const own = product.texts[language] ?? {}
  const usual = { text: messages.signup.consent(product.name), language }
  const consent = consentIn(language, product.consent) ?? usual
  const form = (
    <SignupForm
      initial={initial}
      withCaptcha={product.captcha}
      texts={signupTexts(messages, { product: product.name, portal: portalName, title: own.title })}
      about={<AboutProduct product={product} own={own} invitedBy={invitedBy} messages={messages} />}
      contact={contact}
      newInvite={newInvite}
    >
      <FormOpening messages={messages} withCaptcha={product.captcha} />
      <SignupFields
        fields={product.fields}
        consent={{ ...consent, version: consentVersion(consent) }}
        messages={messages}
        language={language}
      />
      <LegalLinks pages={legalPages} messages={messages} />
    </SignupForm>
  )
  if (!product.accent) return form
  return (
    <>
      <style
        nonce={nonce}
        suppressHydrationWarning
        dangerouslySetInnerHTML={{ __html: accentStyle(product.accent) }}
      />
      {form}
    </>
  )
}
