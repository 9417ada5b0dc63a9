import type { Prisma } from '@/prisma/generated/client'

/**
 * Lets everything that pointed to the emulator follow it to another port, also what somebody added: a connection that stayed
 * behind would end the demo.
 */
export async function moveDemo(
  tx: Prisma.TransactionClient,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await tx.connection.updateMany({ where: { apiUrl: from }, data: { apiUrl: to } })
  await tx.connection.updateMany({ where: { backendUrl: from }, data: { backendUrl: to } })
  const products = await tx.product.findMany({
    select: { id: true, tokensUrl: true, launchUrl: true, returnUrls: true },
  })
  const moved = (url: string) => (url.startsWith(`${from}/`) ? to + url.slice(from.length) : url)
  for (const { id, tokensUrl, launchUrl, returnUrls } of products) {
    const data = {
      tokensUrl: moved(tokensUrl),
      launchUrl: moved(launchUrl),
      returnUrls: returnUrls.map(moved),
    }
    await tx.product.update({ where: { id }, data })
  }
}
