import { type SampleCall, secretVariable, writeBody } from '@/lib/frame/samples/sample-call'

/** A shell script; any POSIX shell, openssl and curl 7.76 or newer. */
export function curlSample(call: SampleCall): string {
  return `#!/bin/sh
# Asks Frame for a Secure Anonymous Token. Run it on a server, never where a visitor could read it.
# The client secret comes from the environment: export ${secretVariable}=...
set -eu
: "\${${secretVariable}:?Set ${secretVariable} first}"

url=${quoted(call.tokensUrl)}
client_id=${quoted(call.clientId)}

timestamp=$(date +%s)
signature=$(printf '%s%s' "$timestamp" "$client_id" |
  openssl dgst -sha256 -hmac "$${secretVariable}" -r | cut -d ' ' -f 1)

reply=$(curl --silent --show-error --fail-with-body --globoff --max-time 10 \\
  --header "X-Frame-ClientId: $client_id" \\
  --header "X-Frame-Timestamp: $timestamp" \\
  --header "X-Frame-Signature: $signature" \\
  --header 'Content-Type: application/json' \\
  --data-binary @- "$url" <<'JSON'
${writeBody(call)}
JSON
)
printf '%s\\n' "$reply" | tr -d '"'
`
}

/** Between single quotes the shell leaves everything alone but the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
