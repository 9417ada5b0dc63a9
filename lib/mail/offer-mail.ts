import { messagesFor, type Language } from '@/messages'
import { formatMoment } from '@/messages/format-moment'
import { absoluteUrl, paths } from '../paths'
import type { Portal } from '../portal/get-portal'
import { offerKeyOf } from '../waitlist/offer-key'
import type { MailWords } from '../settings/settings-file'
import { given, layOutMail, type LaidOutMail } from './mail-text'

type About = {
  /** A place in line came up, Frame answers again, or staff let them in. */
  why: 'offer' | 'ready' | 'allowed'
  signup: string
  handle: string
  firstName: string
  product: string
  until: Date
  language: Language
  portal: Portal
  /** The product's own, above what the mail says and at its end. */
  words: MailWords
}

/** The mail to somebody who waited: a place is held, and the link takes it. */
export function offerMail({
  why,
  signup,
  handle,
  firstName,
  product,
  until,
  language,
  portal,
  words,
}: About): LaidOutMail {
  const { mails } = messagesFor(language)
  const texts = mails[why]
  const key = offerKeyOf({ signup })
  return layOutMail(
    {
      subject: texts.subject(product),
      heading: texts.heading(product),
      paragraphs: [
        mails.greeting(firstName),
        ...given(words.opening),
        texts.text(formatMoment(until, language)),
      ],
      link: {
        label: texts.link,
        url: absoluteUrl(paths.waitlist(handle, key)),
      },
      closing: [
        ...given(words.closing),
        texts.notAnyMore,
        portal.contact?.email ? mails.contact(portal.name, portal.contact.email) : portal.name,
      ],
    },
    { language, accent: portal.accent },
  )
}
