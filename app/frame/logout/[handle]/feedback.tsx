'use client'

import { Button } from '@/app/_ui/button'
import { FairIcon, GoodIcon, PoorIcon } from '@/app/_ui/icons'
import { sayHowItWas } from '@/app/(public)/trial/actions'
import { TrialForm } from '@/app/(public)/trial/trial-form'
import type { TrialTexts } from '@/app/(public)/trial/trial-texts'
import { useTrialForm, type TrialPost } from '@/app/(public)/trial/use-trial-form'
import type { Rating } from '@/lib/trials/give-feedback'
import { FeedbackComment } from './feedback-comment'

const faces = [
  { rating: 'good', Icon: GoodIcon },
  { rating: 'fair', Icon: FairIcon },
  { rating: 'poor', Icon: PoorIcon },
] as const satisfies { rating: Rating; Icon: typeof GoodIcon }[]

type FeedbackProps = { handle: string; given: Rating | null; commented: boolean; texts: TrialTexts }

/** One tap says it; a sentence may follow, and another tap corrects the first. */
export function Feedback({ handle, given, commented, texts }: FeedbackProps) {
  const post = useTrialForm(sayHowItWas)
  const { feedback } = texts.forms
  const rating = ratingOf(post) ?? given

  return (
    <>
      <TrialForm handle={handle} post={post} texts={texts}>
        <fieldset>
          <legend className="text-xl font-semibold">{feedback.question}</legend>
          <div className="mt-4 grid grid-cols-3 gap-3">
            {faces.map((face) => (
              <Button
                key={face.rating}
                type="submit"
                name="rating"
                value={face.rating}
                aria-pressed={face.rating === rating}
                tone={face.rating === rating ? 'primary' : 'quiet'}
                className="flex-col gap-1 px-1! text-sm underline-offset-4 aria-pressed:underline sm:text-base"
              >
                <face.Icon className="size-8" />
                {feedback[face.rating]}
              </Button>
            ))}
          </div>
        </fieldset>
        <p role="status" className={rating ? 'font-medium' : 'sr-only'}>
          {rating ? feedback.thanks : null}
        </p>
      </TrialForm>
      {rating ? (
        <FeedbackComment handle={handle} rating={rating} commented={commented} texts={texts} />
      ) : null}
    </>
  )
}

/** The one that was tapped last, as soon as it is on its way. */
function ratingOf({ sent, state, unreachable }: TrialPost): Rating | null {
  if (state.kind === 'refused' || unreachable) return null
  return faces.find(({ rating }) => rating === sent?.get('rating'))?.rating ?? null
}
