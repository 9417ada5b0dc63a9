import { LinkButton } from '@/app/_ui/link-button'
import { OwnerContact } from '@/app/(public)/i/owner-contact'
import { MoreTime } from '@/app/(public)/trial/more-time'
import { TrialTime } from '@/app/(public)/trial/trial-time'
import { trialTexts } from '@/app/(public)/trial/trial-texts'
import { canMail } from '@/lib/mail/can-mail'
import { paths } from '@/lib/paths'
import { pageStatusOf } from '@/lib/signups/reasons'
import { recallTrial } from '@/lib/trials/recall-trial'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { readBrowserCookie } from '@/lib/web/read-browser-cookie'
import { setResponseStatus } from '@/lib/web/response-status'
import { messagesFor, type Messages } from '@/messages'
import { ContinueTrial } from './continue-trial'
import { pageMark } from './page-mark'
import { ProveAddress } from './prove-address'
import { ReasonPage } from './reason-page'
import { reasonToRetry } from './reason-to-retry'

type ContinuePageProps = {
  params: Promise<{ handle: string }>
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>
}

/** Where a bounce ends that needs a word with the person. Who they are, the cookie alone says. */
export default async function ContinuePage({ params, searchParams }: ContinuePageProps) {
  const [{ handle }, query, language, portal, cookie] = await Promise.all([
    params,
    searchParams,
    preferredLanguage(),
    currentPortal(),
    readBrowserCookie(),
  ])
  const messages = messagesFor(language)
  const trial = await recallTrial(handle, cookie, 'looking')

  if (trial.kind === 'stranger') {
    setResponseStatus(pageStatusOf('unknown-browser'))
    return (
      <ReasonPage reason="unknown-browser" messages={messages}>
        {trial.product && canMail() ? <ProveAddress handle={handle} texts={proveTexts(messages)} /> : null}
        {trial.product ? (
          <LinkButton href={paths.try(trial.product.slug)} tone={canMail() ? 'quiet' : 'primary'}>
            {messages.continuePage.toSignup(trial.product.name)}
          </LinkButton>
        ) : null}
      </ReasonPage>
    )
  }

  if (trial.revokedBy !== null) {
    setResponseStatus(pageStatusOf('trial-revoked'))
    return (
      <ReasonPage reason="trial-revoked" messages={messages}>
        <OwnerContact owner={trial.revokedBy} messages={messages} />
      </ReasonPage>
    )
  }

  const texts = trialTexts(messages)
  if (!trial.isRunning) {
    setResponseStatus(pageStatusOf('trial-ended'))
    return (
      <ReasonPage reason="trial-ended" messages={messages}>
        <MoreTime
          handle={handle}
          product={trial.product.name}
          asked={trial.askedForMoreTime}
          opened="at-once"
          texts={texts}
        />
      </ReasonPage>
    )
  }

  const reason = reasonToRetry(query.reason)
  if (reason) setResponseStatus(pageStatusOf(reason))
  return (
    <ContinueTrial
      handle={handle}
      returnUrl={typeof query.return_url === 'string' ? query.return_url : ''}
      reasonOfVisit={reason}
      product={trial.product.name}
      heading={messages.continuePage.title(trial.product.name)}
      title={messages.titleOf(pageMark, portal.name)}
      texts={texts}
    >
      <p>{messages.continuePage.whose(trial.maskedEmail)}</p>
      <TrialTime endsAt={trial.trialEndsAt} language={language} texts={texts} />
    </ContinueTrial>
  )
}

function proveTexts({ continuePage, signup, trialForms }: Messages) {
  return {
    title: continuePage.proveTitle,
    explanation: continuePage.prove,
    email: continuePage.email,
    send: continuePage.sendCode,
    sending: trialForms.sending,
    problemHeading: signup.problemHeading,
    errorPrefix: signup.errorPrefix,
    unreachable: trialForms.unreachable,
    unreachableNext: trialForms.unreachableNext,
  }
}
