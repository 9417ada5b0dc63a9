'use client'

import { useActionState, useEffect, useRef } from 'react'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { VisuallyHidden } from '@/app/_ui/visually-hidden'
import type { SettingsKind } from '@/lib/settings/settings-item'
import { revertConnectionChange, revertProductChange } from './revert-actions'

type RevertFormProps = { change: string; what: SettingsKind; page: string }

/** The way back from one change; where there is none, it says why. */
export function RevertForm({ change, what, page }: RevertFormProps) {
  const post = what === 'connection' ? revertConnectionChange : revertProductChange
  const [state, action, pending] = useActionState(post, { problem: null })
  const answer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.problem) answer.current?.focus()
  }, [state])
  return (
    <form action={action} aria-busy={pending} className="flex flex-col items-start gap-2">
      {state.problem ? (
        <div ref={answer} role="alert" tabIndex={-1}>
          <Notice tone="warning">{state.problem}</Notice>
        </div>
      ) : null}
      <input type="hidden" name="change" value={change} />
      <input type="hidden" name="page" value={page} />
      <Button type="submit" tone="quiet">
        {pending ? 'Reverting …' : 'Revert'}
        <VisuallyHidden> change {change}</VisuallyHidden>
      </Button>
    </form>
  )
}
