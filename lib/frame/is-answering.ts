/** Whether anything answers at an API origin, without asking it for anything that costs: any HTTP answer below 500 counts. */
export async function isAnswering(apiUrl: string): Promise<boolean> {
  try {
    const reply = await fetch(apiUrl, { redirect: 'manual', signal: AbortSignal.timeout(3_000) })
    await reply.body?.cancel()
    return reply.status < 500
  } catch {
    return false
  }
}
