import { createRequestId } from '@/lib/signups/request-id'
import type { SignupFormState, SignupValues } from '@/lib/signups/signup-form-state'

const noValues = { email: '', firstName: '', lastName: '', company: '', country: '', consent: false }

/** What a visit to the form of a product begins with. `known`: answers that nobody has to type. */
export function openingState(
  product: { slug: string; paused: boolean },
  known: Partial<SignupValues> = {},
): SignupFormState {
  const requestId = createRequestId(product.slug)
  const values = { ...noValues, ...known }
  return product.paused
    ? { kind: 'refused', reason: 'paused', freesAt: null, requestId, values }
    : { kind: 'form', requestId, values, problems: [], notice: null }
}
