import { headers } from 'next/headers'
import { Forgetting } from '@/app/(public)/trial/forgetting'
import { trialTexts } from '@/app/(public)/trial/trial-texts'
import { recallTrial } from '@/lib/trials/recall-trial'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { readBrowserCookie } from '@/lib/web/read-browser-cookie'
import { judgeVisit } from '@/lib/web/visit'
import { messagesFor } from '@/messages'
import { GoodbyeToOwner } from './goodbye-to-owner'
import { GoodbyeToStranger } from './goodbye-to-stranger'

/** Frame's frame_logout_url. Nothing in the query counts (R13), and nothing is minted. */
export default async function GoodbyePage({ params }: { params: Promise<{ handle: string }> }) {
  const [{ handle }, given, language, portal, cookie] = await Promise.all([
    params,
    headers(),
    preferredLanguage(),
    currentPortal(),
    readBrowserCookie(),
  ])
  const visit = judgeVisit(given) === 'navigation' ? 'leaving' : 'looking'
  const trial = await recallTrial(handle, cookie, visit)
  const messages = messagesFor(language)
  const { goodbye } = messages

  return (
    <main id="content" className="mx-auto flex max-w-prose flex-col gap-6">
      <title>
        {messages.titleOf(trial.kind === 'own' ? goodbye.title : goodbye.strangerTitle, portal.name)}
      </title>
      <Forgetting known={trial.kind === 'own'} texts={trialTexts(messages)}>
        {trial.kind === 'own' ? (
          <GoodbyeToOwner handle={handle} trial={trial} language={language} messages={messages} />
        ) : (
          <GoodbyeToStranger messages={messages} />
        )}
      </Forgetting>
    </main>
  )
}
