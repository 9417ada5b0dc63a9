'use client'

import { Card } from '@/app/_ui/card'
import { SubmitButton } from '@/app/_ui/submit-button'
import { usePostedForm } from '@/app/_ui/use-posted-form'
import type { CheckState, ShownFinding } from './check-state'
import { Findings } from './findings'

type CheckCardProps = {
  action: (previous: CheckState, form: FormData) => Promise<CheckState>
  question: string
  title: string
  button: string
  /** Null for what waits to be asked. */
  findings: ShownFinding[] | null
}

/** One check: what it found, and the button by which it looks again. */
export function CheckCard({ action: post, question, title, button, findings }: CheckCardProps) {
  const { state, pending, unreachable, action, submit } = usePostedForm(post, { kind: 'idle' })
  const shown = state.kind === 'looked' ? state.findings : findings
  const hasFailed = unreachable || state.kind === 'unknown'
  return (
    <Card className="flex h-full flex-col gap-4 p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="font-semibold">{title}</h3>
        <form action={action} onSubmit={submit} aria-busy={pending}>
          <input type="hidden" name="question" value={question} />
          <SubmitButton
            label={button}
            about={`: ${title}`}
            progress={pending ? 'Looking …' : null}
            tone="quiet"
            className="text-sm"
          />
        </form>
      </div>
      <div role="status">
        {hasFailed ? <p>The portal could not be asked. Reload the page and try again.</p> : null}
        {shown === null && !hasFailed ? <p className="text-muted">Not asked yet.</p> : null}
        {shown === null || hasFailed ? null : <Findings findings={shown} />}
      </div>
    </Card>
  )
}
