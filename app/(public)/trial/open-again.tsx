'use client'

import type { ReactNode } from 'react'
import { SubmitButton } from '@/app/_ui/submit-button'
import { openTrialAgain } from './actions'
import { TrialForm } from './trial-form'
import type { TrialTexts } from './trial-texts'
import { useTrialForm } from './use-trial-form'

type OpenAgainProps = {
  handle: string
  product: string
  texts: TrialTexts
  /** The time left, beside the button where there is room. */
  children: ReactNode
}

export function OpenAgain({ handle, product, texts, children }: OpenAgainProps) {
  const post = useTrialForm(openTrialAgain)
  return (
    <TrialForm handle={handle} post={post} texts={texts}>
      <div className="flex flex-col gap-4 sm:flex-row sm:items-center sm:justify-between">
        {children}
        <SubmitButton
          label={texts.forms.open}
          about={product}
          progress={post.pending ? texts.forms.opening : null}
          className="w-full sm:min-w-48"
        />
      </div>
    </TrialForm>
  )
}
