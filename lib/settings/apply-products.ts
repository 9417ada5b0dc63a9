import { isDeepStrictEqual } from 'node:util'
import { parseTokensUrl } from '../frame/tokens-url'
import { keepConsents } from '../products/keep-consents'
import type { ApplyReport, Transaction } from './apply-report'
import { changedKeys, differing } from './differing'
import type { ProductSettings, QuotaSettings } from './settings-file'

export async function mergeProduct(tx: Transaction, wanted: ProductSettings, report: ApplyReport) {
  const stored = await tx.product.findUnique({ where: { slug: wanted.slug }, include: { connection: true } })
  const connection = wanted.connection ?? stored?.connection.name
  const found = connection ? await tx.connection.findUnique({ where: { name: connection } }) : null
  if (!found) {
    report.problems.push(
      connection
        ? `product ${wanted.slug} names the connection ${connection}, which is not stored and not in this file.`
        : `product ${wanted.slug} is new: it needs a connection.`,
    )
    return
  }
  const plain = { ...columnsOf(wanted), connectionId: found.id }
  const productId = stored
    ? await changeProduct(tx, stored, plain, report)
    : await addProduct(tx, wanted, plain, report)
  if (productId && wanted.quotas)
    await mergeQuotas(tx, { productId, slug: wanted.slug, quotas: wanted.quotas }, report)
  if (productId && wanted.consent) await keepConsents(tx, productId, wanted.consent)
}

async function addProduct(
  tx: Transaction,
  wanted: ProductSettings,
  plain: ReturnType<typeof columnsOf> & { connectionId: string },
  report: ApplyReport,
): Promise<string | null> {
  const { name, tokensUrl, launchUrl } = plain
  if (!name || !tokensUrl || !launchUrl) {
    report.problems.push(`product ${wanted.slug} is new: it needs name, tokensUrl and launchUrl.`)
    return null
  }
  const { id } = await tx.product.create({
    data: {
      ...plain,
      name,
      tokensUrl,
      launchUrl,
      summary: plain.summary ?? '',
      returnUrls: plain.returnUrls ?? [],
      trialMinutes: plain.trialMinutes ?? 120,
      reloginsPerHour: plain.reloginsPerHour ?? 12,
      captcha: plain.captcha ?? true,
      paused: plain.paused ?? false,
      metadata: plain.metadata ?? {},
    },
  })
  report.changes.push(`product ${wanted.slug} added`)
  return id
}

async function changeProduct(
  tx: Transaction,
  stored: { id: string; slug: string },
  plain: Record<string, unknown>,
  report: ApplyReport,
): Promise<string> {
  const data = differing(stored, plain)
  if (Object.keys(data).length > 0) {
    await tx.product.update({ where: { id: stored.id }, data })
    report.changes.push(`product ${stored.slug} changed: ${changedKeys(data)}`)
  }
  return stored.id
}

/** Counters are kept apart from limits, so that a changed limit counts what was taken before. */
async function mergeQuotas(
  tx: Transaction,
  { productId, slug, quotas }: { productId: string; slug: string; quotas: QuotaSettings[] },
  report: ApplyReport,
) {
  const stored = await tx.quota.findMany({
    where: { productId },
    select: { scope: true, per: true, limit: true },
  })
  const wanted = quotas.map((quota) => ({
    ...quota,
    limit: quota.limit === null ? null : BigInt(quota.limit),
  }))
  const order = (list: typeof wanted) =>
    list.map((q) => `${q.scope} per ${q.per}: ${q.limit ?? 'no limit'}`).sort()
  if (isDeepStrictEqual(order(stored), order(wanted))) return
  await tx.quota.deleteMany({ where: { productId } })
  await tx.quota.createMany({ data: wanted.map((quota) => ({ ...quota, productId })) })
  report.changes.push(`product ${slug} quotas: ${order(wanted).join(', ') || 'none'}`)
}

/** Also of the products that a file does not name: their connection may have moved. */
export async function checkOrigins(tx: Transaction, report: ApplyReport) {
  const products = await tx.product.findMany({ include: { connection: true } })
  for (const { slug, tokensUrl, connection } of products) {
    const parsed = parseTokensUrl(tokensUrl)
    if (parsed.kind === 'ok' && parsed.tokensUrl.origin === connection.apiUrl) continue
    report.problems.push(
      `product ${slug}: tokensUrl must have the origin of its connection ${connection.name}, ${connection.apiUrl}.`,
    )
  }
}

/** Every other key of a product in a file is a column of the same name. */
function columnsOf({ connection: _connection, quotas: _quotas, ...columns }: ProductSettings) {
  return columns
}
