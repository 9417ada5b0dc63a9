/** What a page says after a change. It travels as a word in the address, so that no address can put other words there. */
const notices = {
  'authentication-saved': 'Saved.',
  'integration-added': 'The API integration is there. Now make a key for it.',
  'integration-removed': 'The API integration is gone, and its keys with it.',
  'credential-revoked': 'The key is revoked: requests signed with it are refused from now on.',
  'provider-added': 'The provider is there. Try it in its Playground.',
  'provider-saved': 'The provider is saved. Tokens minted before keep what they had.',
  'provider-on': 'The provider is on.',
  'provider-off': 'The provider is off: it mints nothing until you switch it on again.',
  'provider-removed': 'The provider is gone.',
  'clock-moved': 'The clock is moved.',
  'clock-real': 'The clock shows real time again.',
  'fault-added': 'The fault is waiting for its first request.',
  'fault-removed': 'The fault is gone.',
  'faults-cleared': 'All faults are gone.',
  'all-reset': 'Everything is as it was at the start.',
}
export type Notice = keyof typeof notices

export function findNotice(word: string | undefined): string | null {
  return word !== undefined && isNotice(word) ? notices[word] : null
}

/** Post, redirect, get: after a change the browser asks for a page, so that a reload repeats nothing. */
export function seeOther(path: string, notice?: Notice): Response {
  const location = notice ? `${path}?done=${notice}` : path
  return new Response(null, { status: 303, headers: { location } })
}

function isNotice(word: string): word is Notice {
  return Object.hasOwn(notices, word)
}
