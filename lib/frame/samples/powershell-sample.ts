import { type SampleCall, secretVariable, writeBody } from '@/lib/frame/samples/sample-call'

/** PowerShell 7 and Windows PowerShell 5.1, which takes a file without a mark for the local code page: all is ASCII. */
export function powershellSample(call: SampleCall): string {
  return `# Asks Frame for a Secure Anonymous Token. Run it on a server, never where a visitor could read it.
# The client secret comes from the environment: $env:${secretVariable} = '...'
$ErrorActionPreference = 'Stop'
# Older Windows would otherwise offer nothing newer than TLS 1.0.
[Net.ServicePointManager]::SecurityProtocol = 'Tls12'

$url = ${quoted(call.tokensUrl)}
$clientId = ${quoted(call.clientId)}
$clientSecret = $env:${secretVariable}
if (-not $clientSecret) { throw 'Set the environment variable ${secretVariable} first.' }

$body = @'
${writeBody(call)}
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
"$reply".Trim('"')
`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
