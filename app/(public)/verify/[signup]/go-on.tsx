'use client'

import { useEffect, useRef } from 'react'
import { Notice } from '@/app/_ui/notice'
import { SubmitButton } from '@/app/_ui/submit-button'
import { usePostedForm } from '@/app/_ui/use-posted-form'
import { AskForInvite } from '@/app/(public)/i/ask-for-invite'
import { goOnToTrial } from './actions'
import { useProof } from './use-proof'
import type { VerifyTexts } from './verify-texts'
import type { VerifyView } from './verify-view'

type GoOnProps = { handle: string; mayGoOn: boolean; stateUrl: string; texts: VerifyTexts }

/** Appears once the address was proved elsewhere, and presses its own button; without JavaScript the person does. */
export function GoOn({ handle, mayGoOn, stateUrl, texts }: GoOnProps) {
  const proved = useProof({ provedAlready: mayGoOn, stateUrl })
  const post = usePostedForm<VerifyView>(goOnToTrial, { kind: 'idle' })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (proved) form.current?.requestSubmit()
  }, [proved])

  return (
    <div role="status" className="empty:-mt-6">
      {proved ? (
        <Notice>
          <form
            ref={form}
            action={post.action}
            onSubmit={post.submit}
            aria-busy={post.pending}
            className="flex flex-col gap-3"
          >
            <p className="font-medium">
              {post.state.kind === 'refused' ? post.state.refusal.meaning : texts.proved}
            </p>
            <input type="hidden" name="signup" value={handle} />
            <SubmitButton label={texts.goOn} progress={post.pending ? texts.checking : null} />
          </form>
          {post.state.kind === 'refused' && post.state.newInvite ? (
            <AskForInvite offer={post.state.newInvite} values={{ name: '', email: '' }} />
          ) : null}
        </Notice>
      ) : null}
    </div>
  )
}
