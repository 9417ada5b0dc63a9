'use client'

import { Notice } from '@/app/_ui/notice'
import { SubmitButton } from '@/app/_ui/submit-button'
import { usePostedForm } from '@/app/_ui/use-posted-form'
import { InvitationDone } from './invitation-done'
import type { TeamState } from './team-state'

type SendAgainProps = {
  action: (previous: TeamState, form: FormData) => Promise<TeamState>
  person: string
  name: string
}

/** Sends a pending invitation once more, with a new link. */
export function SendAgain({ action: post, person, name }: SendAgainProps) {
  const { state, pending, unreachable, action, submit } = usePostedForm(post, { kind: 'idle' })
  return (
    <form action={action} onSubmit={submit} aria-busy={pending} className="flex flex-col gap-3">
      {state.kind === 'done' ? <InvitationDone state={state} /> : null}
      {unreachable || state.kind === 'problem' ? (
        <div role="alert">
          <Notice tone="warning">That did not work. Reload the page and try again.</Notice>
        </div>
      ) : null}
      <input type="hidden" name="person" value={person} />
      <SubmitButton
        label="Send again"
        about={`, the invitation of ${name}`}
        progress={pending ? 'Sending …' : null}
        tone="quiet"
        className=""
      />
    </form>
  )
}
