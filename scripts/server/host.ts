export type HostVerdict = 'ours' | 'other' | 'malformed'

const hostSyntax = /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(:\d{1,5})?$/i

/** Compares the one Host header with PUBLIC_URL. Takes raw headers, because Node hides all but the first of several. */
export function judgeHost(rawHeaders: readonly string[], publicUrl: URL): HostVerdict {
  const hosts = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'host')
  const [host] = hosts
  if (host === undefined || hosts.length > 1 || !hostSyntax.test(host)) return 'malformed'
  const withPort = `${publicUrl.hostname}:${portOf(publicUrl)}`
  return [publicUrl.host, withPort].includes(host.toLowerCase()) ? 'ours' : 'other'
}

/** The port as a number in text, also where the URL leaves its scheme's default out. */
export function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80')
}

export function isLoopbackHost(hostname: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname)
}
