import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'

/** `size` is that of the body in bytes, compressed if it was asked for and came so. */
export type Reply = { status: number; headers: IncomingHttpHeaders; text: string; size: number }
type Sent = { method?: string; headers?: Record<string, string>; body?: Buffer; signal?: AbortSignal }

/** The portal as a program sees it: `at` is where it listens, `publicUrl` what it answers for. */
export type PortalAddress = { at: string; publicUrl: string }

/** One request on a connection of its own, with the Host of the public address unless another is given. */
export function send(
  portal: PortalAddress,
  path: string,
  { method = 'GET', headers = {}, body, signal }: Sent = {},
) {
  return new Promise<Reply>((resolve, reject) => {
    const request = httpRequest(`${portal.at}${path}`, {
      method,
      agent: false,
      signal,
      headers: {
        host: new URL(portal.publicUrl).host,
        ...headers,
        ...(body && { 'content-length': body.length }),
      },
    })
    request.once('error', reject)
    request.once('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
          size: Buffer.concat(chunks).length,
        }),
      )
    })
    request.end(body)
  })
}

/** Opens a signup page and gives the hidden inputs of its form, as a browser without JavaScript would post them. */
export async function openForm(portal: PortalAddress, path: string): Promise<Record<string, string>> {
  const page = await send(portal, path)
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}`)
  return hiddenInputs(page.text)
}

/** Posts a form the way a browser does: multipart, to the page's own address, with its Origin. */
export function postForm(
  portal: PortalAddress,
  path: string,
  { fields, headers = {}, signal }: { fields: Record<string, string> } & Pick<Sent, 'headers' | 'signal'>,
): Promise<Reply> {
  const boundary = '----form-client-boundary'
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return send(portal, path, {
    method: 'POST',
    signal,
    headers: {
      origin: portal.publicUrl,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...headers,
    },
    body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
  })
}

function hiddenInputs(html: string): Record<string, string> {
  const form = /<form[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  const inputs = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []
  return Object.fromEntries(inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')]))
}

function attribute(tag: string, name: string): string {
  const written = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return written
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
