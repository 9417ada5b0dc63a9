import type { Touch } from './campaign-touch'
import type { BrowserCookie } from '../web/browser-cookie'

/** What a request says about itself beside the form's fields; read once at the door. */
export type RequestFacts = {
  /** The client's network address, canonical. */
  address: string
  /** Browser and system in a few words, such as "Firefox, Windows"; empty when the request does not say. */
  device: string
  language: 'en' | 'de'
  /** Global Privacy Control: `Sec-GPC: 1`. */
  gpc: boolean
  browserCookie: BrowserCookie | null
  firstTouch: Touch | null
  lastTouch: Touch | null
}
