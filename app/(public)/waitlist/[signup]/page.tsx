import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Card } from '@/app/_ui/card'
import { LinkButton } from '@/app/_ui/link-button'
import { ProductMark } from '@/app/_ui/product-mark'
import { paths } from '@/lib/paths'
import { lookAtLine, type PlaceInLine } from '@/lib/waitlist/look-at-line'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { setResponseStatus } from '@/lib/web/response-status'
import { messagesFor, type Language, type Messages } from '@/messages'
import { formatMoment } from '@/messages/format-moment'
import { PortalContact } from '../../portal-contact'
import { AcceptOffer } from './accept-offer'

type WaitlistPageProps = {
  params: Promise<{ signup: string }>
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>
}

/** The place of a signup in the line of its product, and where the link of an offer leads. Looking takes nothing. */
export default async function WaitlistPage({ params, searchParams }: WaitlistPageProps) {
  const [{ signup: handle }, query, language, portal] = await Promise.all([
    params,
    searchParams,
    preferredLanguage(),
    currentPortal(),
  ])
  const key = typeof query.key === 'string' ? query.key : null
  const place = await lookAtLine(handle, key)
  if (place.kind === 'unknown') notFound()
  if (place.kind === 'over') setResponseStatus(410)

  const messages = messagesFor(language)
  const title = titleOf(place, messages)
  return (
    <main id="content" className="mx-auto max-w-prose">
      <title>{messages.titleOf(title, portal.name)}</title>
      <Card className="overflow-hidden">
        <ProductMark name={place.product.name} columns={16} rows={2} />
        <div className="flex flex-col gap-5 p-6 sm:p-10">
          <h1 className="text-2xl font-semibold break-words">{title}</h1>
          <About place={place} offerKey={key} messages={messages} language={language} />
          <PortalContact />
        </div>
      </Card>
    </main>
  )
}

type Settled = Exclude<PlaceInLine, { kind: 'unknown' }>

function titleOf({ kind, product }: Settled, { waitlist }: Messages): string {
  if (kind === 'waiting') return waitlist.title(product.name)
  if (kind === 'over') return waitlist.overTitle
  return kind === 'preparing' ? waitlist.preparingTitle(product.name) : waitlist.offeredTitle(product.name)
}

type AboutProps = { place: Settled; offerKey: string | null; messages: Messages; language: Language }

function About({ place, offerKey, messages, language }: AboutProps): ReactNode {
  const { waitlist, trialForms } = messages
  if (place.kind === 'waiting')
    return (
      <>
        <p className="text-lg font-medium">{waitlist.place(place.place)}</p>
        <p>{waitlist.text}</p>
      </>
    )
  if (place.kind === 'offered' || place.kind === 'preparing')
    return (
      <>
        {place.kind === 'preparing' ? <p className="text-lg">{waitlist.preparing}</p> : null}
        <p className="text-lg">{waitlist.offeredUntil(formatMoment(place.until, language))}</p>
        {place.mayAccept && offerKey !== null ? (
          <AcceptOffer
            offerKey={offerKey}
            tries={place.kind === 'preparing' ? 'by-itself' : 'by-hand'}
            texts={{
              accept: waitlist.accept,
              starting: waitlist.starting,
              notYet: waitlist.notYet,
              unreachable: trialForms.unreachable,
              unreachableNext: trialForms.unreachableNext,
            }}
          />
        ) : (
          <p>{waitlist.offeredElsewhere}</p>
        )}
      </>
    )
  return (
    <>
      <p className="text-lg">{place.lapsed ? messages.reasons['offer-lapsed'].meaning : waitlist.overText}</p>
      <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        <LinkButton href={paths.trial}>{waitlist.yourTrials}</LinkButton>
        <LinkButton href={paths.try(place.product.slug)} tone="quiet">
          {waitlist.again(place.product.name)}
        </LinkButton>
      </div>
    </>
  )
}
