import { messagesFor, type Language } from '@/messages'
import { absoluteUrl, paths } from '../paths'
import type { Portal } from '../portal/get-portal'
import { codeOf, linkKeyOf, type Issue } from '../verification/verification-code'
import type { MailWords } from '../settings/settings-file'
import { given, layOutMail, type LaidOutMail } from './mail-text'

type About = {
  issue: Issue
  purpose: 'signup' | 'return'
  handle: string
  firstName: string
  product: string
  language: Language
  portal: Portal
  /** The product's own, above what the mail says and at its end. */
  words: MailWords
}

/** The mail with a code and a link: they prove the address for a signup, or for coming back in another browser. */
export function verificationMail(about: About): LaidOutMail {
  const { issue, purpose, handle, firstName, product, language, portal, words } = about
  const { mails } = messagesFor(language)
  const texts = mails.verification
  const code = codeOf(issue)
  return layOutMail(
    {
      subject: texts.subject(code, product),
      heading: texts.heading[purpose](product),
      paragraphs: [mails.greeting(firstName), ...given(words.opening), texts.useCode],
      code,
      link: {
        label: texts.link,
        url: absoluteUrl(`${paths.verify(handle)}?key=${encodeURIComponent(linkKeyOf(issue))}`),
      },
      closing: [
        ...given(words.closing),
        texts.validFor,
        texts.notYou,
        portal.contact?.email ? mails.contact(portal.name, portal.contact.email) : portal.name,
      ],
    },
    { language, accent: portal.accent },
  )
}
