import { isPrefetch } from './is-prefetch'

/**
 * Whether a GET is a person's own navigation in a window: the only kind that may mint (R5). `unclear` is a browser that
 * sends no Sec-Fetch headers; it may be a person, and gets a button.
 */
export function judgeVisit(headers: Headers): 'navigation' | 'unclear' | 'no-visit' {
  if (isPrefetch(headers)) return 'no-visit'
  const mode = headers.get('sec-fetch-mode')
  const destination = headers.get('sec-fetch-dest')
  if (mode === null && destination === null) return 'unclear'
  return mode === 'navigate' && destination === 'document' ? 'navigation' : 'no-visit'
}
