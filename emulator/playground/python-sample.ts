import { describeBody, type SampleCall, secretVariable } from './sample-call'
import { escapeUnprintable, hex } from './unprintable'
import { type Syntax, writeLiteral } from './write-literal'

const python: Syntax = {
  indent: '    ',
  null: 'None',
  true: 'True',
  false: 'False',
  string: writeString,
  list: { open: '[', close: ']' },
  object: () => ({ open: '{', close: '}' }),
  key: (key) => `${writeString(key)}: `,
}

/** Python 3 with nothing but its standard library. */
export function pythonSample(call: SampleCall): string {
  return `# Asks Frame for a Secure Anonymous Token. Run it on a server, never where a visitor could read it.
# The client secret comes from the environment: export ${secretVariable}=…
import hashlib
import hmac
import json
import os
import time
import urllib.request

${settings(call)}
${signature}
request = urllib.request.Request(
    url,
    data=json.dumps(body).encode(),
    headers={${headers}        "Content-Type": "application/json",
    },
    method="POST",
)
with urllib.request.urlopen(request, timeout=10) as reply:
    token = json.load(reply)
print(token)
`
}

/** Python 3 with the package \`requests\`. */
export function pythonRequestsSample(call: SampleCall): string {
  return `# Asks Frame for a Secure Anonymous Token. Run it on a server, never where a visitor could read it.
# The client secret comes from the environment: export ${secretVariable}=…
# Needs the package requests: pip install requests
import hashlib
import hmac
import os
import time

import requests

${settings(call)}
${signature}
reply = requests.post(
    url,
    json=body,
    headers={${headers}    },
    timeout=10,
)
reply.raise_for_status()
token = reply.json()
print(token)
`
}

function settings(call: SampleCall): string {
  return `url = ${writeString(call.url)}
client_id = ${writeString(call.clientId)}
client_secret = os.environ["${secretVariable}"]

body = ${writeLiteral(describeBody(call), python)}
`
}

const signature = `timestamp = str(int(time.time()))
signature = hmac.new(
    client_secret.encode(), (timestamp + client_id).encode(), hashlib.sha256
).hexdigest()
`

const headers = `
        "X-Frame-ClientId": client_id,
        "X-Frame-Timestamp": timestamp,
        "X-Frame-Signature": signature,
`

/** JSON's short escapes mean the same in Python; beyond the first plane it wants eight digits. */
function writeString(text: string): string {
  return escapeUnprintable(JSON.stringify(text), (codePoint) =>
    codePoint > 0xffff ? `\\U${hex(codePoint, 8)}` : `\\u${hex(codePoint, 4)}`,
  )
}
