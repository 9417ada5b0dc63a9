'use client'

import { SubmitButton } from '@/app/_ui/submit-button'
import { TextareaField } from '@/app/_ui/textarea-field'
import { sayHowItWas } from '@/app/(public)/trial/actions'
import { Noted } from '@/app/(public)/trial/noted'
import { TrialForm } from '@/app/(public)/trial/trial-form'
import type { TrialTexts } from '@/app/(public)/trial/trial-texts'
import { useTrialForm } from '@/app/(public)/trial/use-trial-form'
import type { Rating } from '@/lib/trials/give-feedback'

type FeedbackCommentProps = { handle: string; rating: Rating; commented: boolean; texts: TrialTexts }

export function FeedbackComment({ handle, rating, commented, texts }: FeedbackCommentProps) {
  const post = useTrialForm(sayHowItWas)
  const { feedback } = texts.forms
  const justSent = post.state.kind === 'noted'
  if (commented || justSent) return <Noted text={feedback.commented} when={justSent ? 'now' : 'earlier'} />

  return (
    <TrialForm handle={handle} post={post} texts={texts}>
      <input type="hidden" name="rating" value={rating} />
      <TextareaField id="comment" texts={{ label: feedback.comment }} required />
      <SubmitButton label={feedback.send} progress={post.pending ? texts.forms.sending : null} tone="quiet" />
    </TrialForm>
  )
}
