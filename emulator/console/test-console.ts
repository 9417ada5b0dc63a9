import type { Emulator } from '../create-emulator'

/** A browser without JavaScript, as far as the console needs one: pages, and forms sent from them. */
export function openConsole({ origin }: Emulator) {
  async function page(path: string) {
    const reply = await fetch(new URL(path, origin), { redirect: 'manual' })
    return { status: reply.status, text: await reply.text(), headers: reply.headers }
  }
  async function send(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = { origin },
  ) {
    const reply = await fetch(new URL(path, origin), {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    })
    return { status: reply.status, text: await reply.text(), location: reply.headers.get('location') }
  }
  return {
    page,
    send,
    /** Sends a form that is to be accepted, and follows to the page it leads to. */
    async submit(path: string, fields: Record<string, string> = {}) {
      const sent = await send(path, fields)
      if (sent.status !== 303 || !sent.location)
        throw new Error(`${path} answered ${sent.status}: ${sent.text}`)
      return { path: sent.location, ...(await page(sent.location)) }
    },
  }
}

export type Console = ReturnType<typeof openConsole>

/** The first group of a pattern that the text must match. */
export function find(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`Nothing in the page matches ${pattern}`)
  return found
}
