import { createRequestId } from '../../request-id'
import type { RequestFacts } from '../../request-facts'
import type { SignupForm } from '../../signup-input'
import type { Door } from '../../submit-signup'
import type { BrowserCookie } from '@/lib/web/browser-cookie'
import { touchOf } from '../touch-of'
import type { History, PlannedProspect } from './plan-history'

export type SentForm = { door: Door; form: SignupForm }
export type Prospect = PlannedProspect & {
  cookie: BrowserCookie | null
  /** The form that was last sent for each product. */
  forms: Map<string, SentForm>
  proof: { handle: string; verification: string } | null
}

export function createProspect(planned: PlannedProspect): Prospect {
  return { ...planned, cookie: null, forms: new Map(), proof: null }
}

export const askerOf = ({ address }: Prospect) => ({ address, device: 'Firefox, Windows' })

export const visitorOf = (prospect: Prospect) => ({
  browserCookie: prospect.cookie,
  asker: askerOf(prospect),
})

export function factsOf({ address, campaign, cookie }: Prospect): RequestFacts {
  return {
    address,
    device: 'Firefox, Windows',
    language: 'en',
    gpc: false,
    browserCookie: cookie,
    firstTouch: null,
    lastTouch: touchOf(campaign),
  }
}

type Wish = { product: number; form: 'fresh' | 'again' | 'other-address'; door: 'product' | 'invite' }

/** The form as the prospect sends it this time; the one before of this product, unless it is a fresh one. */
export function fillForm(prospect: Prospect, wish: Wish, { products, invite }: History, now: Date): SentForm {
  const slug = wish.door === 'invite' ? invite.product : (products[wish.product]?.slug ?? '')
  const before = prospect.forms.get(slug)
  const email = spelt(prospect.email, wish.form)
  if (before && wish.form === 'again') return before
  if (before && wish.form === 'other-address') {
    return { ...before, form: { ...before.form, email: `someone-else-${email}` } }
  }
  const sent: SentForm = {
    door: wish.door === 'invite' ? { kind: 'invite', code: invite.code } : { kind: 'product', slug },
    form: {
      email,
      firstName: 'Jane',
      lastName: 'Doe',
      company: '',
      country: 'DE',
      consent: true,
      requestId: createRequestId(slug, now),
      altcha: '',
      website: '',
      timeZone: '',
    },
  }
  prospect.forms.set(slug, sent)
  return sent
}

/** People spell their address as they like; it stays theirs. */
function spelt(email: string, form: Wish['form']): string {
  return form === 'fresh' ? email.replace('@', '+trial@').toUpperCase() : email
}
