import { describeBody, type SampleCall, secretVariable } from './sample-call'
import { writeJson } from './write-json'

/** A shell script; bash, openssl and curl 7.76 or newer. */
export function curlSample(call: SampleCall): string {
  return `#!/usr/bin/env bash
# Asks Frame for a Secure Anonymous Token. Run it on a server, never where a visitor could read it.
# The client secret comes from the environment: export ${secretVariable}=…
set -euo pipefail
: "\${${secretVariable}:?Set ${secretVariable} first}"

url=${quote(call.url)}
client_id=${quote(call.clientId)}

timestamp=$(date +%s)
signature=$(printf '%s%s' "$timestamp" "$client_id" |
  openssl dgst -sha256 -hmac "$${secretVariable}" -r | cut -d ' ' -f 1)

curl --silent --show-error --fail-with-body --globoff --max-time 10 \\
  --header "X-Frame-ClientId: $client_id" \\
  --header "X-Frame-Timestamp: $timestamp" \\
  --header "X-Frame-Signature: $signature" \\
  --header 'Content-Type: application/json' \\
  --data-binary @- "$url" <<'JSON' | tr -d '"'
${writeJson(describeBody(call))}
JSON
echo
`
}

/** Between single quotes the shell leaves everything alone but the quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
