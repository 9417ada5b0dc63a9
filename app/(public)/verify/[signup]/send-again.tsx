'use client'

import { SubmitButton } from '@/app/_ui/submit-button'
import { usePostedForm } from '@/app/_ui/use-posted-form'
import { sendMailAgain } from './actions'
import type { VerifyTexts } from './verify-texts'
import type { VerifyView } from './verify-view'

export function SendAgain({ handle, texts }: { handle: string; texts: VerifyTexts }) {
  const { state, pending, unreachable, action, submit } = usePostedForm<VerifyView>(sendMailAgain, {
    kind: 'idle',
  })
  const answer = state.kind === 'mail' ? state.text : null
  return (
    <form action={action} onSubmit={submit} aria-busy={pending} className="flex flex-col items-start gap-3">
      <input type="hidden" name="signup" value={handle} />
      <SubmitButton
        label={texts.again}
        progress={pending ? texts.checking : null}
        tone="quiet"
        className="w-auto"
      />
      <p role="status" className={answer || unreachable ? 'font-medium' : 'sr-only'}>
        {unreachable ? texts.unreachable : answer}
      </p>
    </form>
  )
}
