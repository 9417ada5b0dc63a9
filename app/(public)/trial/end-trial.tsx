import { Disclosure } from '@/app/_ui/disclosure'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TrialForm } from './trial-form'
import type { TrialTexts } from './trial-texts'
import type { TrialPost } from './use-trial-form'

type EndTrialProps = { handle: string; product: string; post: TrialPost; texts: TrialTexts }

/** Two steps, because it cannot be undone; both work without JavaScript. */
export function EndTrial({ handle, product, post, texts }: EndTrialProps) {
  const { end } = texts.forms
  return (
    <Disclosure
      summary={end.ask}
      about={product}
      open={post.state.kind === 'refused' || post.unreachable || undefined}
    >
      <TrialForm handle={handle} post={post} texts={texts}>
        <p className="text-muted">{end.explanation}</p>
        <SubmitButton
          label={end.confirm}
          about={product}
          progress={post.pending ? end.ending : null}
          tone="quiet"
        />
      </TrialForm>
    </Disclosure>
  )
}
