import { z } from 'zod'

/** A place in a list, from which the next page goes on: newest first, the id where two are of one moment. */
export type Position = { createdAt: Date; id: string }

/** The database knows no year 0. */
const Moment = z.iso.datetime().refine((text) => !text.startsWith('0000'))
const Written = z.tuple([Moment.transform((text) => new Date(text)), z.uuid()])

/** Null for what is none. */
export function parsePosition(text: string): Position | null {
  const { success, data } = Written.safeParse(text.split('~'))
  return success ? { createdAt: data[0], id: data[1] } : null
}

/** A position as it stands in a URL. */
export function writePosition({ createdAt, id }: Position): string {
  return `${createdAt.toISOString()}~${id}`
}
