import { type SampleCall, secretVariable, writeBody, writeString } from '@/lib/frame/samples/sample-call'

/** Python 3 with nothing but its standard library. */
export function pythonSample(call: SampleCall): string {
  return `# Asks Frame for a Secure Anonymous Token. Run it on a server, never where a visitor could read it.
# The client secret comes from the environment: export ${secretVariable}=...
import hashlib
import hmac
import json
import os
import time
import urllib.request

url = ${writeString(call.tokensUrl)}
client_id = ${writeString(call.clientId)}
client_secret = os.environ["${secretVariable}"]

body = r'''${withoutQuotes(writeBody(call))}'''

timestamp = str(int(time.time()))
signature = hmac.new(
    client_secret.encode(), (timestamp + client_id).encode(), hashlib.sha256
).hexdigest()

request = urllib.request.Request(
    url,
    data=body.encode(),
    headers={
        "X-Frame-ClientId": client_id,
        "X-Frame-Timestamp": timestamp,
        "X-Frame-Signature": signature,
        "Content-Type": "application/json",
    },
    method="POST",
)
with urllib.request.urlopen(request, timeout=10) as reply:
    token = json.load(reply)
print(token)
`
}

/** Three of them would end the text. */
function withoutQuotes(json: string): string {
  return json.replaceAll("'", String.raw`\u0027`)
}
