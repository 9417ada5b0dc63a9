import { db } from '../db'
import { isAnswering } from '../frame/is-answering'
import { log } from '../log'
import { ownMail } from '../mail/own-mail'

/** Mails the way in to those whose place is held because Frame was down, once it answers again; gives how many. */
export async function announceReady(): Promise<number> {
  const waitedFor = await db().$queryRaw<{ id: string }[]>`select connections_waited_for() as id`
  if (waitedFor.length === 0) return 0
  const connections = await db().connection.findMany({
    where: { id: { in: waitedFor.map(({ id }) => id) } },
    select: { id: true, apiUrl: true },
  })
  let announced = 0
  for (const { id, apiUrl } of connections) {
    if (!(await isAnswering(apiUrl))) continue
    while (await announceNext(id)) announced += 1
  }
  if (announced > 0) log.info({ announced }, 'Frame answers again')
  return announced
}

async function announceNext(connection: string): Promise<boolean> {
  const mail = JSON.stringify(ownMail())
  const rows = await db().$queryRaw<{ announced: boolean }[]>`
    select announce_next_ready(${connection}::uuid, ${mail}::jsonb) as announced`
  return rows[0]?.announced === true
}
