import type { ReactNode } from 'react'
import type { InviteOffer } from '../i/invite-offer'
import type { Wording } from '../refusal'
import { currentPortal } from '@/lib/web/current-portal'
import { AboutProduct } from './about-product'
import { FormOpening } from './form-opening'
import { LegalLinks } from './legal-links'
import { SignupFields } from './signup-fields'
import { SignupForm } from './signup-form'
import { signupTexts } from './signup-texts'
import type { SignupView } from './signup-view'

type SignupPageProps = {
  product: { name: string; summary: string; trialMinutes: number; captcha: boolean }
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
  const { legalPages } = await currentPortal()
  return (
    <SignupForm
      initial={initial}
      withCaptcha={product.captcha}
      texts={signupTexts(messages, { product: product.name, portal: portalName })}
      about={<AboutProduct product={product} invitedBy={invitedBy} messages={messages} />}
      contact={contact}
      newInvite={newInvite}
    >
      <FormOpening messages={messages} withCaptcha={product.captcha} />
      <SignupFields product={product.name} messages={messages} language={language} />
      <LegalLinks pages={legalPages} messages={messages} />
    </SignupForm>
  )
}
