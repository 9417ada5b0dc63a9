import { describeBody, type SampleCall, secretVariable } from './sample-call'
import { writeJsonString } from './write-json'
import { type Syntax, writeLiteral } from './write-literal'

const javascript: Syntax = {
  indent: '  ',
  null: 'null',
  true: 'true',
  false: 'false',
  string: writeJsonString,
  list: { open: '[', close: ']' },
  object: () => ({ open: '{', close: '}' }),
  // In a literal, "__proto__": would set the prototype instead of a key.
  key: (key) => (key === '__proto__' ? '["__proto__"]: ' : `${writeJsonString(key)}: `),
}

/** Node.js 18 or newer, nothing to install. */
export function nodeSample(call: SampleCall): string {
  return `// Asks Frame for a Secure Anonymous Token. Run it on a server, never in a browser.
// The client secret comes from the environment: export ${secretVariable}=…
// Save it as sample.mjs; Node.js 18 or newer needs nothing else.
import { createHmac } from "node:crypto"

const url = ${writeJsonString(call.url)}
const clientId = ${writeJsonString(call.clientId)}
const clientSecret = process.env.${secretVariable}
if (!clientSecret) throw new Error("Set ${secretVariable} first")

const body = ${writeLiteral(describeBody(call), javascript)}

const timestamp = String(Math.floor(Date.now() / 1000))
const signature = createHmac("sha256", clientSecret)
  .update(timestamp + clientId)
  .digest("hex")

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
const token = await reply.json()
console.log(token)
`
}
