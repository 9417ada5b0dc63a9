import { pageStatusOf, publicReasonOf, type PublicReason } from './reasons'
import { createRequestId } from './request-id'
import type { SignupFormState, SignupValues } from './signup-form-state'
import type { SignupForm } from './signup-input'
import type { SignupOutcome } from './signup-outcome'

/** These are mended by sending the form once more; it comes back with the answers kept. */
const mendable: ReadonlySet<PublicReason> = new Set(['captcha-failed', 'form-expired'])

/** What the page shows for an outcome that is no hand-over. A form that comes back carries a fresh request id. */
export function formStateOf(
  outcome: SignupOutcome & { kind: 'invalid' | 'refused' },
  { form, productSlug }: { form: SignupForm; productSlug: string },
): SignupFormState {
  const values = valuesOf(form)
  const freshId = createRequestId(productSlug)
  if (outcome.kind === 'invalid') {
    return { kind: 'form', requestId: freshId, values, problems: outcome.problems, notice: null }
  }
  const reason = publicReasonOf(outcome.reason)
  if (mendable.has(reason)) {
    return { kind: 'form', requestId: freshId, values, problems: [], notice: reason }
  }
  // A trial that is merely late is asked for again under the id that holds its place.
  const requestId = reason === 'trial-delayed' ? form.requestId : freshId
  return { kind: 'refused', requestId, values, reason, freesAt: outcome.freesAt?.toISOString() ?? null }
}

export function statusOf(state: SignupFormState): number {
  if (state.kind === 'refused') return pageStatusOf(state.reason)
  return state.notice ? pageStatusOf(state.notice) : 422
}

function valuesOf({ email, firstName, lastName, company, country, consent }: SignupForm): SignupValues {
  return { email, firstName, lastName, company, country, consent }
}
