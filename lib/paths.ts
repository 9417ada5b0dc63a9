import { env } from './env'

/** Every path that more than one place names; absolute addresses are built from PUBLIC_URL alone (N4). */
export const paths = {
  home: '/',
  try: (slug: string) => `/try/${slug}`,
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
