import { z } from 'zod'

const LABELS = ['source', 'medium', 'campaign', 'term', 'content', 'ref'] as const
const CLICK_IDS = ['gclid', 'li_fat_id', 'msclkid', 'fbclid'] as const

type Label = (typeof LABELS)[number]
type ClickId = (typeof CLICK_IDS)[number]

/** How somebody came to us, as far as the link and the referrer say. Anyone can write it: for reports only. */
export type Touch = Record<Label, string | null> & {
  clickIds: Partial<Record<ClickId, string>>
  /** The site that linked here; never the page, whose address may say more about the person than we should know. */
  referrerHost: string | null
  /** The labels as they were written, for whoever built the link; the ones above are lower-case. */
  raw: Partial<Record<Label, string>>
}

const MAX_LABEL_LENGTH = 200
const MAX_HOST_LENGTH = 253
const MAX_COOKIE_LENGTH = 1024

/** What is dropped first when a touch does not fit into its cookie. The campaign alone always fits. */
const LEAST_NEEDED_FIRST = [
  'fbclid',
  'msclkid',
  'li_fat_id',
  'gclid',
  'content',
  'term',
  'ref',
  'host',
  'medium',
  'source',
] as const

const text = (maxLength: number) => z.string().min(1).max(maxLength).optional()
const label = text(MAX_LABEL_LENGTH)

/** A touch as it travels: the raw values only, from which the others follow. */
const Facts = z.strictObject({
  source: label,
  medium: label,
  campaign: label,
  term: label,
  content: label,
  ref: label,
  gclid: label,
  li_fat_id: label,
  msclkid: label,
  fbclid: label,
  host: text(MAX_HOST_LENGTH),
})
type Facts = z.infer<typeof Facts>

/** Null when nothing says where the request came from. Own pages are no origin. */
export function readTouch(
  query: URLSearchParams,
  referrer: string | null,
  own: { publicUrl: URL },
): Touch | null {
  const facts: Facts = {}
  for (const name of LABELS) facts[name] = query.get(name === 'ref' ? name : `utm_${name}`) ?? undefined
  for (const name of CLICK_IDS) facts[name] = query.get(name) ?? undefined
  facts.host = findExternalHost(referrer, own.publicUrl)
  return touchOf(facts)
}

export function campaignOf(touch: Touch | null): string | null {
  return touch?.campaign ?? null
}

/** A cookie value of at most 1 kB: base64url of JSON. What does not fit is left out, least needed first. */
export function encodeTouch(touch: Touch): string {
  const facts: Facts = { ...touch.raw, ...touch.clickIds, host: touch.referrerHost ?? undefined }
  let encoded = toBase64url(facts)
  for (const name of LEAST_NEEDED_FIRST) {
    if (encoded.length <= MAX_COOKIE_LENGTH) break
    delete facts[name]
    encoded = toBase64url(facts)
  }
  return encoded
}

/** The touch of a cookie, or null for anything that encodeTouch would not have written. */
export function decodeTouch(cookie: string): Touch | null {
  if (cookie.length > MAX_COOKIE_LENGTH || !/^[\w-]+$/.test(cookie)) return null
  const facts = Facts.safeParse(parseJson(Buffer.from(cookie, 'base64url').toString('utf8')))
  return facts.success ? touchOf(facts.data) : null
}

function touchOf(facts: Facts): Touch | null {
  const raw: Touch['raw'] = {}
  for (const name of LABELS) setIfPresent(raw, name, cleanLabel(facts[name]))
  const clickIds: Touch['clickIds'] = {}
  for (const name of CLICK_IDS) setIfPresent(clickIds, name, cleanClickId(facts[name]))
  const referrerHost = cleanHost(facts.host)

  if (Object.keys(raw).length === 0 && Object.keys(clickIds).length === 0 && referrerHost === null)
    return null
  return {
    source: lowerCase(raw.source),
    medium: lowerCase(raw.medium),
    campaign: lowerCase(raw.campaign),
    term: lowerCase(raw.term),
    content: lowerCase(raw.content),
    ref: lowerCase(raw.ref),
    clickIds,
    referrerHost,
    raw,
  }
}

function setIfPresent<Name extends string>(
  target: Partial<Record<Name, string>>,
  name: Name,
  value: string | null,
) {
  if (value !== null) target[name] = value
}

/** A letter that writes its reader's address into a link must not make it a figure of the dashboard. */
const address = /[^\s@]@[^\s@]+\.[^\s@]/

/** Null for an e-mail address. Without what nobody can see: control and format characters (among them those that turn text around), half pairs. */
function cleanLabel(written: string | undefined): string | null {
  const visible = (written ?? '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
  return address.test(visible) ? null : cut(visible).trim() || null
}

/** Lower case can be longer than the original: `İ` becomes two characters. */
function lowerCase(written: string | undefined): string | null {
  return written === undefined ? null : cut(written.toLowerCase()).trim() || null
}

function cut(written: string): string {
  return written.slice(0, MAX_LABEL_LENGTH).replace(/\p{Cs}/gu, '')
}

/** Opaque and case-sensitive: one that was cut or changed means nothing any more. */
function cleanClickId(written: string | undefined): string | null {
  return written !== undefined && /^[\w.-]{1,200}$/.test(written) ? written : null
}

function findExternalHost(referrer: string | null, publicUrl: URL): string | undefined {
  if (!referrer || !/^https?:/i.test(referrer) || !URL.canParse(referrer)) return undefined
  const { hostname } = new URL(referrer)
  return hostname === publicUrl.hostname ? undefined : hostname
}

function cleanHost(host: string | undefined): string | null {
  return host !== undefined && host.length <= MAX_HOST_LENGTH && /^[a-z0-9._-]+$|^\[[0-9a-f:.]+\]$/.test(host)
    ? host
    : null
}

function toBase64url(facts: Facts): string {
  return Buffer.from(JSON.stringify(facts), 'utf8').toString('base64url')
}

function parseJson(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch {
    return null
  }
}
