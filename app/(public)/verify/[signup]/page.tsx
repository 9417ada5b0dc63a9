import { demoMailbox } from '@/lib/mail/demo-mailbox'
import { paths } from '@/lib/paths'
import { recallLink, recallVerification } from '@/lib/verification/recall-verification'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { setResponseStatus } from '@/lib/web/response-status'
import { readWaiting } from '@/lib/web/waiting-cookie'
import { messagesFor } from '@/messages'
import { PortalContact } from '../../portal-contact'
import { ConfirmLink } from './confirm-link'
import { EnterCode } from './enter-code'
import { Message } from './message'
import { verifyTexts } from './verify-texts'

type VerifyPageProps = {
  params: Promise<{ signup: string }>
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>
}

/** Where a signup waits for the proof of its address, and where the link in the mail leads. Looking changes nothing. */
export default async function VerifyPage({ params, searchParams }: VerifyPageProps) {
  const [{ signup: handle }, { key }, waitsFor, language, portal] = await Promise.all([
    params,
    searchParams,
    readWaiting(),
    preferredLanguage(),
    currentPortal(),
  ])
  const messages = messagesFor(language)
  const { verify } = messages
  const texts = verifyTexts(messages, portal.name)

  if (typeof key === 'string') {
    const link = await recallLink(key, waitsFor)
    if (link.kind === 'over') {
      setResponseStatus(410)
      return <Message {...texts.over} otherProducts={texts.otherProducts} />
    }
    return (
      <ConfirmLink
        linkKey={key}
        product={link.product}
        heading={verify.confirm.title(link.product.name)}
        text={verify.confirm.text(link.maskedEmail, link.device)}
        isWaiting={link.isWaiting}
        startAgain={verify.startAgain(link.product.name)}
        texts={texts}
        contact={<PortalContact />}
      />
    )
  }

  const recalled = await recallVerification(handle, waitsFor)
  if (recalled.kind === 'unknown') {
    setResponseStatus(404)
    return <Message {...verify.unknown} otherProducts={texts.otherProducts} />
  }
  const { product, email, mayGoOn } = recalled
  const mailbox = demoMailbox()
  return (
    <EnterCode
      handle={handle}
      product={product}
      sentTo={email === null ? verify.sent : verify.sentTo(email)}
      mayGoOn={mayGoOn}
      stateUrl={paths.verificationState(handle)}
      startAgain={verify.startAgain(product.name)}
      texts={texts}
      demoMailbox={mailbox === null ? null : { url: mailbox, text: verify.demoMailbox }}
      contact={<PortalContact />}
    />
  )
}
