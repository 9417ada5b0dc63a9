import { Card } from '@/app/_ui/card'
import { ProductMark } from '@/app/_ui/product-mark'
import { PausedWords } from '../paused-words'
import type { Trial } from '@/lib/trials/list-trials'
import type { Language, Messages } from '@/messages'
import { RunningTrial } from './running-trial'
import { trialTexts } from './trial-texts'
import { TrialTime } from './trial-time'

export type TrialCardProps = { trial: Trial; language: Language; messages: Messages }

export function RunningTrialCard({ trial, language, messages }: TrialCardProps) {
  const { product, trialEndsAt } = trial
  const texts = trialTexts(messages)
  return (
    <li>
      <Card className="overflow-hidden">
        <ProductMark name={product.name} columns={16} rows={2} />
        <div className="flex flex-col gap-5 p-5 sm:p-8">
          <div className="flex flex-col gap-1">
            <h2 className="text-xl font-semibold break-words">{product.name}</h2>
            <p className="text-muted">{messages.trialPage.whose(trial.maskedEmail)}</p>
          </div>
          {product.paused ? (
            <div className="flex flex-col gap-2">
              <p>{messages.trialPage.pausedMeanwhile}</p>
              <PausedWords text={product.pausedText} language={language} />
            </div>
          ) : null}
          <RunningTrial
            handle={trial.handle}
            product={product.name}
            askedForMoreTime={trial.askedForMoreTime}
            texts={texts}
          >
            {trialEndsAt ? <TrialTime endsAt={trialEndsAt} language={language} texts={texts} /> : null}
          </RunningTrial>
        </div>
      </Card>
    </li>
  )
}
