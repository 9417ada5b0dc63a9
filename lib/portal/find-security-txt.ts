import { db } from '../db'
import { env } from '../env'
import { paths } from '../paths'
import { SecurityContact } from './portal-parts'

/** The text of /.well-known/security.txt (RFC 9116); null as long as settings name no security contact. */
export async function findSecurityTxt(): Promise<string | null> {
  const row = await db().portal.findFirst({ select: { security: true } })
  const parsed = SecurityContact.safeParse(row?.security)
  return parsed.success ? securityTxt(parsed.data, env().publicUrl) : null
}

/** Canonical has to be https (RFC 9116, 2.5.2), so a portal on http leaves it out. */
export function securityTxt({ contact, expires }: SecurityContact, publicUrl: URL): string {
  const canonical =
    publicUrl.protocol === 'https:' ? [`Canonical: ${new URL(paths.securityTxt, publicUrl)}`] : []
  return [`Contact: ${contact}`, `Expires: ${expires}`, ...canonical, ''].join('\n')
}
