import { db } from '../db'
import { env } from '../env'
import type { LaunchUrl } from '../frame/launch-url'
import { findReturnUrl, returnParameterNames } from '../frame/return-url'

/** Where a query asks to go back to, if that is below one of the return URLs of the product. Never the input itself. */
export function judgeReturn(query: URLSearchParams, returnUrls: readonly string[]): LaunchUrl | null {
  const { returnParam } = env().frame
  const names = returnParam ? [returnParam, ...returnParameterNames] : returnParameterNames
  return findReturnUrl(query, { names, returnUrls })
}

/** The same for the product of a handle, whoever asks. */
export async function findReturnAddress(handle: string, query: URLSearchParams): Promise<LaunchUrl | null> {
  const signup = await db().signup.findUnique({
    where: { handle },
    select: { product: { select: { returnUrls: true } } },
  })
  return signup && judgeReturn(query, signup.product.returnUrls)
}
