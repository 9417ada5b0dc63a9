'use client'

import { Notice } from '@/app/_ui/notice'
import { SubmitButton } from '@/app/_ui/submit-button'
import { usePostedForm } from '@/app/_ui/use-posted-form'
import { makeNewSecret } from '../actions'
import { SecretShown } from '../secret-shown'

export function NewSecret({ endpoint, page }: { endpoint: string; page: string }) {
  const { state, pending, unreachable, action, submit } = usePostedForm(makeNewSecret, { kind: 'idle' })
  if (state.kind === 'secret') {
    const next = { href: page, label: 'I have copied it' }
    return <SecretShown heading="This is the new secret" secret={state.secret} next={next} />
  }
  return (
    <form action={action} onSubmit={submit} aria-busy={pending} className="flex flex-col gap-3">
      {unreachable ? (
        <div role="alert">
          <Notice tone="warning">The portal could not be reached. Nothing was changed.</Notice>
        </div>
      ) : null}
      <input type="hidden" name="endpoint" value={endpoint} />
      <p className="text-sm text-muted">
        It was shown when the endpoint was added. A new one is shown once as well; the old one signs beside it
        for 24 hours, so that you can change the receiver in between.
      </p>
      <SubmitButton
        label="New secret"
        progress={pending ? 'Making one …' : null}
        tone="quiet"
        className="w-full sm:w-auto"
      />
    </form>
  )
}
