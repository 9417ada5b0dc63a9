import { hasSafeScheme } from '../frame/safe-url'
import { reportPath } from './report-session'

export type PreSessionScript = { kind: 'script'; text: string } | { kind: 'problem'; message: string }

/**
 * PowerShell for Frame's pre-session scripts: tells the portal that a session of this product has begun. There is nothing
 * secret in it; the token it shows is the session's own, and is proved at Frame.
 */
export function preSessionScript(product: { slug: string; name: string }, publicUrl: URL): PreSessionScript {
  if (!hasSafeScheme(publicUrl))
    return {
      kind: 'problem',
      message: `The script shows a token to the portal, which ${publicUrl.origin} would do in clear: put the portal behind https and set PUBLIC_URL.`,
    }
  const { slug } = product
  const url = new URL(reportPath, publicUrl).href
  const lines = [
    `# Pre-session script of Frame: tells the trial portal that a session of ${inComment(product.name)} has begun.`,
    '# The portal asks Frame whose session it is, by the token that Frame puts into every session.',
    '# It holds no secret, changes nothing on this machine, and delays a session by 12 seconds at most.',
    '',
    '$token = $env:FRAME_SESSION_TOKEN',
    'if ([string]::IsNullOrEmpty($token)) { exit 0 }',
    '',
    '# Windows PowerShell 5.1 does not offer TLS 1.2 by itself.',
    '[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12',
    '',
    '$report = @{',
    `  Uri = ${quoted(url)}`,
    "  Method = 'Post'",
    '  Headers = @{ Authorization = "Bearer $token" }',
    "  ContentType = 'application/json'",
    `  Body = ${quoted(JSON.stringify({ product: slug }))}`,
    '  MaximumRedirection = 0',
    '  TimeoutSec = 5',
    '}',
    'foreach ($try in 1..2) {',
    '  try {',
    '    Invoke-RestMethod @report | Out-Null',
    '    break',
    '  } catch {',
    '    # The portal or Frame is busy. The portal also sees the session by itself, a little later.',
    '    Start-Sleep -Seconds 2',
    '  }',
    '}',
    'exit 0',
  ]
  return { kind: 'script', text: `${lines.join('\r\n')}\r\n` }
}

/** PowerShell takes the typographic quotes for quotes as well. */
function quoted(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`
}

/** On one line, whatever a product is called. */
function inComment(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
