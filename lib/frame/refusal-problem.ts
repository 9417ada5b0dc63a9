import { CLOCK_OFFSET_SECONDS } from '@/lib/frame/retry-of'

/** What an administrator can do about a definite no. Only the status is used: the form of Frame's error texts is not promised. */
export function refusalProblem(status: number, clockOffsetSeconds: number | null): string {
  switch (status) {
    case 401:
      return clockOffsetSeconds !== null && Math.abs(clockOffsetSeconds) > CLOCK_OFFSET_SECONDS
        ? `Frame refused the signature (401), and the portal's clock is ${Math.abs(clockOffsetSeconds)} s ${clockOffsetSeconds > 0 ? 'behind' : 'ahead of'} Frame's; set the portal's clock.`
        : 'Frame refused the credentials (401); check client id and secret.'
    case 403:
      return 'Frame refused permission (403); the API integration needs the role "API - Generate Anonymous … Token" where the SAT provider is.'
    case 404:
      return 'Frame knows no such SAT provider (404); check the tokens URL, and that the provider is enabled.'
    case 400:
    case 422:
      return `Frame did not accept the request (${status}); check the metadata of the product.`
    case 429:
      return 'Frame asks for fewer requests (429); try again later.'
    case 503:
      return 'Frame is not available (503); try again later.'
    default:
      return `Frame refused the request (${status}).`
  }
}
