export type SafeUrl = { kind: 'ok'; url: URL } | { kind: 'invalid'; problem: string }

/**
 * A complete URL that secrets may travel to: https, or http to this machine, and no user name in it.
 * `name` begins the sentence about what is wrong: "The launch URL".
 */
export function parseSafeUrl(name: string, text: string): SafeUrl {
  if (!URL.canParse(text)) {
    return {
      kind: 'invalid',
      problem: `${name} is not a complete URL; copy all of it, with https:// in front.`,
    }
  }
  const url = new URL(text)
  if (!hasSafeScheme(url)) {
    return {
      kind: 'invalid',
      problem: `${name} must begin with https:// (http:// is for this machine only).`,
    }
  }
  if (url.username || url.password) {
    return { kind: 'invalid', problem: `${name} must not contain a user name or password.` }
  }
  return { kind: 'ok', url }
}

/** Whether secrets may travel there: https, or http that stays on this machine. */
export function hasSafeScheme({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname))
}

function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
