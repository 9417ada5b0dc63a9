import { messagesFor, type Language } from '@/messages'
import { db } from '../db'
import { paths } from '../paths'
import { defaultAccent } from './accent-style'
import { Contact, legalPages, type LegalPage } from './portal-parts'

/** The face of this portal, as every page shows it. */
export type Portal = {
  name: string
  /** Where the logo is served; null for the mark of our own. */
  logoPath: string | null
  accent: string
  contact: Contact | null
  /** The legal pages that exist. */
  legalPages: LegalPage[]
}

type Row = {
  name: string | null
  accent: string | null
  logoVersion: string | null
  contact: unknown
  legal: string[]
}

/** What settings say, and our own for the rest. Logo and legal texts stay in the database: every page asks for this. */
export async function getPortal(language: Language): Promise<Portal> {
  const rows = await db().$queryRaw<Row[]>`
    select name, accent, logo_version as "logoVersion", contact, array(select jsonb_object_keys(legal)) as legal
    from portal`
  const row = rows[0]
  const own = defaultPortal(language)
  if (!row) return own
  const contact = Contact.parse(row.contact)
  return {
    name: row.name ?? own.name,
    logoPath: row.logoVersion ? paths.logo(row.logoVersion) : null,
    accent: row.accent ?? own.accent,
    contact: contact.email || contact.url ? contact : null,
    legalPages: legalPages.filter((page) => row.legal.includes(page)),
  }
}

/** The face of a portal that nobody gave one. */
export function defaultPortal(language: Language): Portal {
  const { name } = messagesFor(language).portal
  return { name, logoPath: null, accent: defaultAccent, contact: null, legalPages: [] }
}
