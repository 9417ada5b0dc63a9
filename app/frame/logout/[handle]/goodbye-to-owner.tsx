import { Card } from '@/app/_ui/card'
import { LinkButton } from '@/app/_ui/link-button'
import { ProductMark } from '@/app/_ui/product-mark'
import { OwnerContact } from '@/app/(public)/i/owner-contact'
import { PortalContact } from '@/app/(public)/portal-contact'
import { MoreTime } from '@/app/(public)/trial/more-time'
import { OpenAgain } from '@/app/(public)/trial/open-again'
import { trialTexts } from '@/app/(public)/trial/trial-texts'
import { TrialTime } from '@/app/(public)/trial/trial-time'
import { paths } from '@/lib/paths'
import type { RecalledTrial } from '@/lib/trials/recall-trial'
import type { Language, Messages } from '@/messages'
import { Feedback } from './feedback'

type GoodbyeToOwnerProps = {
  handle: string
  trial: Extract<RecalledTrial, { kind: 'own' }>
  language: Language
  messages: Messages
}

export function GoodbyeToOwner({ handle, trial, language, messages }: GoodbyeToOwnerProps) {
  const { goodbye } = messages
  const { name } = trial.product
  const texts = trialTexts(messages)
  return (
    <>
      <Card className="overflow-hidden">
        <ProductMark name={name} columns={16} rows={2} />
        <div className="flex flex-col gap-5 p-6 sm:p-10">
          <h1 className="text-2xl font-semibold sm:text-3xl">{goodbye.title}</h1>
          <p className="text-lg text-muted">
            {trial.minutesUsed > 0
              ? goodbye.used(name, messages.trialLength(trial.minutesUsed))
              : goodbye.thanks(name)}{' '}
            {whatNow(trial, messages)}
          </p>
          {trial.isRunning ? (
            <OpenAgain handle={handle} product={name} texts={texts}>
              <TrialTime endsAt={trial.trialEndsAt} language={language} texts={texts} />
            </OpenAgain>
          ) : null}
          {trial.revokedBy === null ? (
            <>
              <MoreTime handle={handle} product={name} asked={trial.askedForMoreTime} texts={texts} />
              <PortalContact />
            </>
          ) : (
            <OwnerContact owner={trial.revokedBy} messages={messages} />
          )}
        </div>
      </Card>
      <Card className="flex flex-col gap-5 p-6 sm:p-10">
        <Feedback handle={handle} given={trial.rating} commented={trial.commented} texts={texts} />
      </Card>
      <div className="flex flex-wrap gap-3">
        <LinkButton href={paths.trial} tone="quiet">
          {messages.trialPage.title}
        </LinkButton>
        <LinkButton href={paths.home} tone="quiet">
          {messages.refusal.otherProducts}
        </LinkButton>
      </div>
    </>
  )
}

function whatNow({ isRunning, revokedBy }: GoodbyeToOwnerProps['trial'], { goodbye, reasons }: Messages) {
  if (revokedBy !== null) return reasons['trial-revoked'].meaning
  return isRunning ? goodbye.runningText : goodbye.endedText
}
