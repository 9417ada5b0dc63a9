import { type SampleCall, secretVariable, writeBody, writeString } from '@/lib/frame/samples/sample-call'

/** Node.js 18 or newer, nothing to install. */
export function nodeSample(call: SampleCall): string {
  return `// Asks Frame for a Secure Anonymous Token. Run it on a server, never in a browser.
// The client secret comes from the environment: export ${secretVariable}=...
// Save it as sample.mjs; Node.js 18 or newer needs nothing else.
import { createHmac } from "node:crypto"

const url = ${writeString(call.tokensUrl)}
const clientId = ${writeString(call.clientId)}
const clientSecret = process.env.${secretVariable}
if (!clientSecret) throw new Error("Set ${secretVariable} first")

const body = ${writeBody(call)}

const timestamp = String(Math.floor(Date.now() / 1000))
const signature = createHmac("sha256", clientSecret).update(timestamp + clientId).digest("hex")

const reply = await fetch(url, {
  method: "POST",
  redirect: "error",
  signal: AbortSignal.timeout(10_000),
  headers: {
    "X-Frame-ClientId": clientId,
    "X-Frame-Timestamp": timestamp,
    "X-Frame-Signature": signature,
    "Content-Type": "application/json",
  },
  body: JSON.stringify(body),
})
if (!reply.ok) throw new Error(\`Frame answered \${reply.status}: \${await reply.text()}\`)
console.log(await reply.json())
`
}
