import { env } from '@/lib/env'
import { paths } from '@/lib/paths'
import { PausedWords } from '../paused-words'
import { LocalMoment } from './local-moment'
import { MoreTime } from './more-time'
import type { TrialCardProps } from './running-trial-card'
import { trialTexts } from './trial-texts'

export function EndedTrialCard({ trial, language, messages }: TrialCardProps) {
  const { product, trialEndsAt } = trial
  const { trialPage, home, reasons } = messages
  return (
    <li className="flex flex-col gap-2 py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="font-semibold break-words">{product.name}</h3>
        {product.paused ? (
          <p className="text-sm text-muted">{home.paused}</p>
        ) : (
          <a
            href={paths.try(product.slug)}
            className="py-1 font-medium text-accent underline underline-offset-3"
          >
            {trialPage.toProduct(product.name)}
          </a>
        )}
      </div>
      <p className="text-sm text-muted">
        {trialPage.whose(trial.maskedEmail)}
        {trial.isRevoked ? ` · ${reasons['trial-revoked'].meaning}` : null}
        {trialEndsAt && !trial.isRevoked ? (
          <>
            {' · '}
            {trialPage.endedOn}{' '}
            <LocalMoment moment={trialEndsAt.toISOString()} language={language} timeZone={env().timeZone} />
          </>
        ) : null}
      </p>
      {product.paused ? <PausedWords text={product.pausedText} language={language} /> : null}
      {trial.isRevoked ? null : (
        <MoreTime
          handle={trial.handle}
          product={product.name}
          asked={trial.askedForMoreTime}
          texts={trialTexts(messages)}
        />
      )}
    </li>
  )
}
