'use client'

import { useActionState } from 'react'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { testAsYourself } from './actions'

/** One trial of one's own, outside the quotas. */
export function TestAsYourself({ slug, email }: { slug: string; email: string }) {
  const [{ problem }, action, pending] = useActionState(testAsYourself, { problem: null })
  return (
    <form action={action} aria-busy={pending} className="flex flex-col items-start gap-2">
      {problem ? (
        <div role="alert">
          <Notice tone="warning">{problem}</Notice>
        </div>
      ) : null}
      <input type="hidden" name="slug" value={slug} />
      <Button type="submit" tone="quiet" aria-describedby="test-hint">
        {pending ? 'Opening …' : 'Test as yourself'}
      </Button>
      <p id="test-hint" className="max-w-prose text-sm break-words text-muted">
        Makes an invite for {email} that works once and for an hour, takes no place of any quota, and opens
        it.
      </p>
    </form>
  )
}
