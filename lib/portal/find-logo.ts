import { db } from '../db'
import { parseLogo, type Logo } from './parse-logo'

/** The logo, if it is still the one of that version. */
export async function findLogo(version: string): Promise<Logo | null> {
  const row = await db().portal.findFirst({ where: { logoVersion: version }, select: { logo: true } })
  if (!row?.logo) return null
  const parsed = parseLogo(row.logo)
  return parsed.kind === 'ok' ? parsed.logo : null
}
