import { cookies } from 'next/headers'
import {
  type BrowserCookie,
  browserCookieName,
  browserCookieOptions,
  encodeBrowserCookie,
} from './browser-cookie'

/** Gives the browser the cookie that a hand-over earned it; only ever called where we answer its own POST. */
export async function setBrowserCookie(cookie: BrowserCookie): Promise<void> {
  const jar = await cookies()
  jar.set(browserCookieName(), encodeBrowserCookie(cookie), browserCookieOptions())
}

/** Takes the cookie back from a browser that wants to be forgotten. */
export async function clearBrowserCookie(): Promise<void> {
  const jar = await cookies()
  jar.set(browserCookieName(), '', { ...browserCookieOptions(), maxAge: 0 })
}
