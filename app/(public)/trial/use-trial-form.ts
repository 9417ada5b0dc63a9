'use client'

import { usePostedForm } from '@/app/_ui/use-posted-form'
import type { TrialFormState } from '@/lib/trials/trial-form-state'

type TrialAction = (previous: TrialFormState, form: FormData) => Promise<TrialFormState>

export type TrialPost = ReturnType<typeof useTrialForm>

/** One of the forms about a trial. */
export function useTrialForm(post: TrialAction) {
  return usePostedForm<TrialFormState>(post, { kind: 'idle' })
}
