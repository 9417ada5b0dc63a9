import { describeBody, type SampleCall, secretVariable } from './sample-call'
import { hex } from './unprintable'
import { writeAsciiJson } from './write-json'

/**
 * PowerShell 7 and Windows PowerShell 5.1. All of it is ASCII, because 5.1 takes a file without a mark for the local
 * code page; and the body is text rather than a hashtable, whose keys ignore case.
 */
export function powershellSample(call: SampleCall): string {
  return `# Asks Frame for a Secure Anonymous Token. Run it on a server, never where a visitor could read it.
# The client secret comes from the environment: $env:${secretVariable} = '...'
$ErrorActionPreference = 'Stop'
# Older Windows would otherwise offer nothing newer than TLS 1.0.
[Net.ServicePointManager]::SecurityProtocol = 'Tls12'

$url = ${writeString(call.url)}
$clientId = ${writeString(call.clientId)}
$clientSecret = $env:${secretVariable}
if (-not $clientSecret) { throw 'Set the environment variable ${secretVariable} first.' }

$body = @'
${writeAsciiJson(describeBody(call))}
'@

$timestamp = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds().ToString()
$hmac = New-Object System.Security.Cryptography.HMACSHA256
$hmac.Key = [Text.Encoding]::UTF8.GetBytes($clientSecret)
$hash = $hmac.ComputeHash([Text.Encoding]::UTF8.GetBytes($timestamp + $clientId))
$signature = [BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant()

$headers = @{
    'X-Frame-ClientId'  = $clientId
    'X-Frame-Timestamp' = $timestamp
    'X-Frame-Signature' = $signature
}
$reply = Invoke-RestMethod -Method Post -Uri $url -Headers $headers -ContentType 'application/json' \`
    -Body ([Text.Encoding]::UTF8.GetBytes($body)) -TimeoutSec 10
$token = "$reply".Trim('"')
Write-Output $token
`
}

/** Single quotes where they suffice; otherwise double ones, with every character beyond ASCII by its number. */
function writeString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `'${text.replaceAll("'", "''")}'`
  const escaped = text
    .replace(/[`$"]/g, '`$&')
    .replace(/[^\x20-\x7e]/g, (unit) => `$([char]0x${hex(unit.charCodeAt(0), 4)})`)
  return `"${escaped}"`
}
