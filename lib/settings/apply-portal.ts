import { createHash } from 'node:crypto'
import type { ApplyReport, Transaction } from './apply-report'
import { changedKeys, differing } from './differing'
import type { PortalSettings } from './portal-settings'

const nothing = {
  name: null,
  logo: null,
  logoVersion: null,
  accent: null,
  contact: {},
  legal: {},
  security: {},
}

/** Changes the face of the portal: absent keys stay, at every depth, and null removes. */
export async function mergePortal(tx: Transaction, wanted: PortalSettings, report: ApplyReport) {
  const stored = (await tx.portal.findFirst()) ?? nothing
  const { name, logo, accent } = wanted
  const merged = {
    name,
    logo,
    logoVersion: logo ? createHash('sha256').update(logo).digest('hex').slice(0, 16) : logo,
    accent,
    contact: mergePart(stored.contact, wanted.contact),
    legal: mergePart(stored.legal, wanted.legal),
    security: mergePart(stored.security, wanted.security),
  }
  report.problems.push(...problemsOf(merged))
  const data = differing(stored, merged)
  if (Object.keys(data).length === 0 || report.problems.length > 0) return
  await tx.portal.upsert({ where: { id: 'portal' }, create: data, update: data })
  report.changes.push(`portal changed: ${changedKeys(data)}`)
}

type Part = { [key: string]: string | Part }
type WantedPart = { [key: string]: string | null | undefined | WantedPart }

function mergePart(stored: unknown, wanted: WantedPart | null | undefined): Part {
  if (wanted === null) return {}
  const now = new Map(Object.entries(Object(stored)))
  for (const [key, value] of Object.entries(wanted ?? {})) {
    if (value === undefined) continue
    const next = typeof value === 'object' ? mergePart(now.get(key), value) : value
    if (typeof next === 'string' || Object.keys(next).length > 0) now.set(key, next)
    else now.delete(key)
  }
  return Object.fromEntries(now) as Part
}

/** What only the whole can show, because a file may hold half of it. */
function problemsOf({ contact, security }: { contact: Part; security: Part }): string[] {
  return [
    ...(contact.name && !contact.email && !contact.url
      ? ['portal.contact needs an email or a url beside its name.']
      : []),
    ...(Boolean(security.contact) !== Boolean(security.expires)
      ? ['portal.security needs both contact and expires (RFC 9116).']
      : []),
  ]
}
