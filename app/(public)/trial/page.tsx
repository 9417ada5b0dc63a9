import { LinkButton } from '@/app/_ui/link-button'
import { paths } from '@/lib/paths'
import { listTrials } from '@/lib/trials/list-trials'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { readBrowserCookie } from '@/lib/web/read-browser-cookie'
import { messagesFor, type Messages } from '@/messages'
import { EndedTrialCard } from './ended-trial-card'
import { Forgetting } from './forgetting'
import { RunningTrialCard } from './running-trial-card'
import { trialTexts } from './trial-texts'

export default async function TrialPage() {
  const [language, portal, cookie] = await Promise.all([
    preferredLanguage(),
    currentPortal(),
    readBrowserCookie(),
  ])
  const trials = await listTrials(cookie)
  const messages = messagesFor(language)
  const { trialPage } = messages
  const running = trials.filter(({ isRunning }) => isRunning)
  const ended = trials.filter(({ isRunning }) => !isRunning)

  return (
    <main id="content" className="mx-auto flex max-w-form flex-col gap-8 lg:max-w-[48rem]">
      <title>{messages.titleOf(trialPage.title, portal.name)}</title>
      <Forgetting known={trials.length > 0} texts={trialTexts(messages)}>
        <div className="flex flex-col gap-3">
          <h1 className="text-2xl font-semibold sm:text-3xl">{trialPage.title}</h1>
          <p className="max-w-prose text-lg text-muted">{trialPage.intro}</p>
        </div>
        {running.length > 0 ? (
          <ul className="flex flex-col gap-5">
            {running.map((trial) => (
              <RunningTrialCard key={trial.handle} trial={trial} language={language} messages={messages} />
            ))}
          </ul>
        ) : null}
        {ended.length > 0 ? (
          <section aria-labelledby="ended" className="flex flex-col gap-3">
            <h2 id="ended" className="text-xl font-semibold">
              {trialPage.endedHeading}
            </h2>
            <ul className="flex flex-col divide-y divide-line border-y border-line">
              {ended.map((trial) => (
                <EndedTrialCard key={trial.handle} trial={trial} language={language} messages={messages} />
              ))}
            </ul>
          </section>
        ) : null}
        {trials.length > 0 ? (
          <div>
            <LinkButton href={paths.home} tone="quiet">
              {messages.refusal.otherProducts}
            </LinkButton>
          </div>
        ) : (
          <NoTrials messages={messages} />
        )}
      </Forgetting>
    </main>
  )
}

function NoTrials({ messages }: { messages: Messages }) {
  const { trialPage, refusal } = messages
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed border-field px-6 py-12 text-center">
      <h2 className="text-xl font-semibold">{trialPage.emptyTitle}</h2>
      <p className="max-w-prose text-muted">{trialPage.emptyText}</p>
      <LinkButton href={paths.home} className="mt-2">
        {refusal.otherProducts}
      </LinkButton>
    </div>
  )
}
