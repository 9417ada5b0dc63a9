import { env } from './env'

/** Every path that more than one place names; absolute addresses are built from PUBLIC_URL alone (N4). */
export const paths = {
  home: '/',
  try: (slug: string) => `/try/${slug}`,
  verify: (handle: string) => `/verify/${encodeURIComponent(handle)}`,
  verificationState: (handle: string) => `/api/verify/${encodeURIComponent(handle)}`,
  invite: (code: string) => `/i/${encodeURIComponent(code)}`,
  askForInvite: (code: string) => `/i/${encodeURIComponent(code)}/ask`,
  waitlist: (handle: string, key: string | null) =>
    `/waitlist/${encodeURIComponent(handle)}${key === null ? '' : `?key=${encodeURIComponent(key)}`}`,
  trial: '/trial',
  legal: (page: 'imprint' | 'privacy' | 'terms') => `/${page}`,
  logo: (version: string) => `/logo/${version}`,
  securityTxt: '/.well-known/security.txt',
  frameLogin: (handle: string) => `/frame/login/${encodeURIComponent(handle)}`,
  frameContinue: (handle: string) => `/frame/continue/${encodeURIComponent(handle)}`,
  frameLogout: (handle: string) => `/frame/logout/${encodeURIComponent(handle)}`,
}

export function absoluteUrl(path: string): string {
  return new URL(path, env().publicUrl).href
}
