import { z } from 'zod'
import { findSigned, sign } from '../secrets'

const LinkId = z.uuid()

/** What opens a one-time link: its id, signed with 256 bits. It is written down nowhere. */
export function staffLinkKey(link: string): string {
  return sign(link, 'staff-link')
}

/** The id of the link, or null for anything that this portal did not write. */
export function readStaffLinkKey(key: string): string | null {
  if (key.length > 200) return null
  const parsed = LinkId.safeParse(findSigned(key, 'staff-link'))
  return parsed.success ? parsed.data : null
}
