import { db } from '../db'

/** What the signup page shows of a product. */
export async function findProductPage(slug: string) {
  return db().product.findUnique({
    where: { slug },
    select: { slug: true, name: true, summary: true, trialMinutes: true, captcha: true, paused: true },
  })
}

export type ProductForSignup = NonNullable<Awaited<ReturnType<typeof findProductForSignup>>>

/** What deciding on a signup needs. */
export async function findProductForSignup(slug: string) {
  return db().product.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      connectionId: true,
      captcha: true,
      withoutCaptcha: true,
      verification: true,
      disposableMail: true,
      freeMail: true,
      paused: true,
    },
  })
}
