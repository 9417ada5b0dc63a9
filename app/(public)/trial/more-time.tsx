'use client'

import { Disclosure } from '@/app/_ui/disclosure'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextareaField } from '@/app/_ui/textarea-field'
import { wishForMoreTime } from './actions'
import { Noted } from './noted'
import { TrialForm } from './trial-form'
import type { TrialTexts } from './trial-texts'
import { useTrialForm } from './use-trial-form'

type MoreTimeProps = {
  handle: string
  product: string
  asked: boolean
  opened?: 'at-once' | 'on-demand'
  texts: TrialTexts
}

export function MoreTime({ handle, product, asked, opened = 'on-demand', texts }: MoreTimeProps) {
  const post = useTrialForm(wishForMoreTime)
  const { moreTime } = texts.forms
  const justAsked = post.state.kind === 'noted'
  const granted = post.state.kind === 'noted' && post.state.what === 'more-time-granted'
  if (asked || justAsked)
    return <Noted text={granted ? moreTime.granted : moreTime.noted} when={justAsked ? 'now' : 'earlier'} />

  return (
    <Disclosure
      summary={moreTime.ask}
      about={product}
      open={opened === 'at-once' || post.state.kind === 'refused' || post.unreachable || undefined}
    >
      <TrialForm handle={handle} post={post} texts={texts}>
        <p className="text-muted">{moreTime.explanation}</p>
        <TextareaField
          id={`wish-${handle}`}
          name="wish"
          texts={{ label: moreTime.wish, remark: texts.optional }}
        />
        <SubmitButton
          label={moreTime.send}
          about={product}
          progress={post.pending ? texts.forms.sending : null}
          tone="quiet"
        />
      </TrialForm>
    </Disclosure>
  )
}
