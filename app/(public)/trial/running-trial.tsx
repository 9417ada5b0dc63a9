'use client'

import type { ReactNode } from 'react'
import { endOwnTrial } from './actions'
import { EndTrial } from './end-trial'
import { MoreTime } from './more-time'
import { Noted } from './noted'
import { OpenAgain } from './open-again'
import type { TrialTexts } from './trial-texts'
import { useTrialForm } from './use-trial-form'

type RunningTrialProps = {
  handle: string
  product: string
  askedForMoreTime: boolean
  texts: TrialTexts
  /** The time left. */
  children: ReactNode
}

/** What can be done with a running trial. Once ended it says so in its place, so that nothing jumps. */
export function RunningTrial({ handle, product, askedForMoreTime, texts, children }: RunningTrialProps) {
  const end = useTrialForm(endOwnTrial)
  const moreTime = <MoreTime handle={handle} product={product} asked={askedForMoreTime} texts={texts} />
  if (end.state.kind === 'noted')
    return (
      <>
        <Noted text={texts.forms.end.done} when="now" />
        {moreTime}
      </>
    )

  return (
    <>
      <OpenAgain handle={handle} product={product} texts={texts}>
        {children}
      </OpenAgain>
      <div className="flex flex-col">
        {moreTime}
        <EndTrial handle={handle} product={product} post={end} texts={texts} />
      </div>
    </>
  )
}
