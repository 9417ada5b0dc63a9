import { keepLoginUrl, keepToken, keptToken } from './tab-memory.js'

/** The token of the link, out of the address bar at once; after a reload the one this tab opened with. */
export function takeToken() {
  const fragment = new URLSearchParams(location.hash.slice(1))
  if (!fragment.has('token')) return { token: keptToken(), from: 'tab' }
  const token = fragment.get('token')
  fragment.delete('token')
  const rest = fragment.toString()
  history.replaceState(null, '', location.pathname + location.search + (rest ? `#${rest}` : ''))
  keepToken(token)
  keepLoginUrl(null)
  return { token, from: 'link' }
}
