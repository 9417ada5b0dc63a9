import { decodeJwt, type JWTPayload } from 'jose'

export type ReadToken = { form: 'quoted' | 'bare'; token: string; claims: JWTPayload }

const SHAPE = /^[\w-]+\.[\w-]+\.[\w-]+$/

/** The token of a reply, however short it lives; null when the reply is no token. */
export function readToken(text: string | null): ReadToken | null {
  const trimmed = text?.trim() ?? ''
  const token = trimmed.replace(/^"(.*)"$/, '$1')
  if (!SHAPE.test(token)) return null
  try {
    return { form: token === trimmed ? 'bare' : 'quoted', token, claims: decodeJwt(token) }
  } catch {
    return null
  }
}

/** A stranger wrote the names; those that are more than a word are only counted. */
export function claimNames(claims: JWTPayload): string {
  const names = Object.keys(claims)
  const words = names.filter((name) => /^[A-Za-z][\w:/.-]{0,31}$/.test(name))
  const others = names.length - words.length
  return [...words.slice(0, 30), ...(others > 0 ? [`and ${others} with unusual names`] : [])].join(', ')
}

/** The e-mail a token names, with what is random in it replaced: its pattern is what is asked for. */
export function emailPattern(claims: JWTPayload): string | null {
  const email = claims['email']
  if (typeof email !== 'string' || !/^[\w.+-]{1,100}@[\w.-]{1,100}$/.test(email)) return null
  return email
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '<uuid>')
    .replace(/[0-9a-f]{12,}|\d{4,}/gi, '<random>')
}
