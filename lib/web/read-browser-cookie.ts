import { cookies } from 'next/headers'
import { type BrowserCookie, browserCookieName, decodeBrowserCookie } from './browser-cookie'

/** The browser that the request's cookie claims to be; the row behind it decides. */
export async function readBrowserCookie(): Promise<BrowserCookie | null> {
  return decodeBrowserCookie((await cookies()).get(browserCookieName())?.value)
}
