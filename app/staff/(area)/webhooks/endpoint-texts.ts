import type { ListedEndpoint } from '@/lib/webhooks/list-endpoints'
import { longestDescription, type EndpointProblems } from '@/lib/webhooks/parse-endpoint'

const urlErrors: Record<NonNullable<EndpointProblems['url']>, string> = {
  'no-url': 'Enter a whole URL, such as https://hooks.example.com/portal',
  'too-long': 'Enter a URL of at most 1,000 characters',
  'not-https': 'Enter a URL that begins with https://',
  credentials: 'Take user name and password out of the URL; the signature proves who sends',
  fragment: 'Take the part behind # out of the URL; it is never sent',
  port: 'Use port 443, 4443, 8443 or 9443',
  address:
    'This address is inside a network or reserved. Whoever runs the portal can allow it by WEBHOOK_PRIVATE_HOSTS',
  'only-this-machine': 'A demo sends webhooks to its own machine only, such as http://127.0.0.1:8080/hooks',
  taken: 'There is an endpoint with this URL. Change that one, or enter another URL',
}

/** What is wrong, by field. */
export function endpointErrors({ url, description, events }: EndpointProblems) {
  return {
    ...(url && { url: urlErrors[url] }),
    ...(description && { description: `Use at most ${longestDescription} characters` }),
    ...(events && { events: 'Choose at least one event' }),
  }
}

export const disabledInWords: Record<NonNullable<ListedEndpoint['disabledBecause']>, string> = {
  staff: 'Disabled by staff.',
  gone: 'Disabled, because the receiver said that it is gone (410).',
  failing: 'Disabled, because nothing succeeded for five days.',
}

/** Where somebody came from within this page, in a sentence. */
export const saidAboutEndpoint: Record<string, string> = {
  saved: 'The endpoint was changed.',
  enabled: 'The endpoint is enabled. What waited for it goes out now.',
  disabled: 'The endpoint is disabled. Nothing goes there any more.',
  deleted: 'The endpoint was deleted.',
  replayed: 'What failed is on its way again.',
  'nothing-to-replay': 'Nothing failed in that time that could be sent again.',
  'too-late': 'Nothing was changed: it is on its way already, or its payload is gone.',
  'is-disabled': 'Nothing was sent: the endpoint is disabled.',
  'on-its-way': 'It is on its way.',
  gone: 'There is no such endpoint any more.',
  invalid: 'Nothing was changed: the form was not complete. Try again.',
}

/** After a press that could not send everything again; null for any other step. */
export function replayedSome({ said, left }: { [name: string]: unknown }): string | null {
  if (said !== 'replayed-some' || typeof left !== 'string' || !/^\d{1,9}$/.test(left)) return null
  return `The newest 5,000 that failed are on their way again. ${Number(left).toLocaleString('en')} more are left: send them again, too.`
}
