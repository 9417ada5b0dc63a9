import { env } from './env'

/** Every path that more than one place names; absolute addresses are built from PUBLIC_URL alone (N4). */
export const paths = {
  home: '/',
  try: (slug: string) => `/try/${slug}`,
  captcha: '/api/captcha',
  frameLogin: (handle: string) => `/frame/login/${handle}`,
  frameLogout: (handle: string) => `/frame/logout/${handle}`,
}

export function absoluteUrl(path: string): string {
  return new URL(path, env().publicUrl).href
}
