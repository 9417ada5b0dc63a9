import { db } from '../db'
import { env } from '../env'
import { log } from '../log'
import { ownMail } from '../mail/own-mail'
import { retryConflicts } from '../retry-conflicts'

/** How long a place is held for the person it was offered to. */
const offerHours = 24

/**
 * Offers every place that is free to those who wait, in their order, each with a mail; gives how many. An offer holds
 * the place itself, so there are never more offers than places. Any number of processes may call it at once.
 */
export async function offerPlaces(atMost = 100): Promise<number> {
  let offered = 0
  while (offered < atMost && (await offerNext())) offered += 1
  if (offered > 0) log.info({ offered }, 'waitlist')
  return offered
}

async function offerNext(): Promise<boolean> {
  const mail = JSON.stringify(ownMail())
  const rows = await retryConflicts(
    () => db().$queryRaw<{ offered: boolean }[]>`
      select offer_next_place(${mail}::jsonb, ${offerHours}::int, ${env().timeZone}) as offered`,
  )
  return rows[0]?.offered === true
}
