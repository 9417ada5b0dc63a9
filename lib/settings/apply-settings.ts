import { isDeepStrictEqual } from 'node:util'
import type { Prisma } from '@/prisma/generated/client'
import { db } from '../db'
import { parseTokensUrl } from '../frame/tokens-url'
import { seal, unseal } from '../secrets'
import { leaveDemoUnlessEmulator } from './demo-marker'
import type { ConnectionSettings, ProductSettings, QuotaSettings, SettingsFile } from './settings-file'

export type ApplyOutcome = { kind: 'applied'; changes: string[] } | { kind: 'invalid'; problems: string[] }

type Transaction = Prisma.TransactionClient
type Report = { changes: string[]; problems: string[] }

/**
 * Merges settings into the database, all or nothing: items are found by name or slug, absent items and keys stay,
 * a present item's lists are replaced. Applying the same file again changes nothing. It counts for the next request
 * of every process.
 */
export async function applySettings(settings: SettingsFile): Promise<ApplyOutcome> {
  try {
    const changes = await db().$transaction((tx) => merge(tx, settings), { timeout: 20_000 })
    return { kind: 'applied', changes }
  } catch (error) {
    if (error instanceof UnusableSettings) return { kind: 'invalid', problems: error.problems }
    throw error
  }
}

/** Carries the problems out of the transaction, which rolls back. */
class UnusableSettings extends Error {
  constructor(readonly problems: string[]) {
    super('the settings cannot be applied')
  }
}

async function merge(tx: Transaction, settings: SettingsFile): Promise<string[]> {
  // One apply at a time, so that two files cannot mix.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('apply-settings'))`
  const report: Report = { changes: [], problems: [] }
  for (const connection of settings.connections) await mergeConnection(tx, connection, report)
  for (const product of settings.products) await mergeProduct(tx, product, report)
  if (report.problems.length === 0) await checkOrigins(tx, report)
  if (report.problems.length > 0) throw new UnusableSettings(report.problems)
  await leaveDemoUnlessEmulator(tx, report.changes)
  return report.changes
}

async function mergeConnection(tx: Transaction, wanted: ConnectionSettings, report: Report) {
  const stored = await tx.connection.findUnique({ where: { name: wanted.name } })
  const { clientSecret, ...plain } = wanted
  if (!stored) {
    const { apiUrl, backendUrl = apiUrl, clientId } = plain
    if (!apiUrl || !backendUrl || !clientId || !clientSecret) {
      report.problems.push(`connection ${wanted.name} is new: it needs apiUrl, clientId and clientSecret.`)
      return
    }
    const data = { name: wanted.name, apiUrl, backendUrl, clientId, clientSecretEncrypted: '' }
    const { id } = await tx.connection.create({ data })
    await tx.connection.update({
      where: { id },
      data: { clientSecretEncrypted: sealSecret(id, clientSecret) },
    })
    report.changes.push(`connection ${wanted.name} added`)
    return
  }
  const changed = differing(stored, plain)
  const data = isNewSecret(stored, clientSecret)
    ? { ...changed, clientSecretEncrypted: sealSecret(stored.id, clientSecret) }
    : changed
  if (Object.keys(data).length === 0) return
  await tx.connection.update({ where: { id: stored.id }, data })
  report.changes.push(`connection ${wanted.name} changed: ${changedKeys(data)}`)
}

async function mergeProduct(tx: Transaction, wanted: ProductSettings, report: Report) {
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
}

async function addProduct(
  tx: Transaction,
  wanted: ProductSettings,
  plain: ReturnType<typeof columnsOf> & { connectionId: string },
  report: Report,
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
  report: Report,
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
  report: Report,
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

async function checkOrigins(tx: Transaction, report: Report) {
  const products = await tx.product.findMany({ include: { connection: true } })
  for (const { slug, tokensUrl, connection } of products) {
    const parsed = parseTokensUrl(tokensUrl)
    if (parsed.kind === 'ok' && parsed.tokensUrl.origin === connection.apiUrl) continue
    report.problems.push(
      `product ${slug}: tokensUrl must have the origin of its connection ${connection.name}, ${connection.apiUrl}.`,
    )
  }
}

function columnsOf(wanted: ProductSettings) {
  const { slug, name, summary, tokensUrl, launchUrl, returnUrls, trialMinutes, reloginsPerHour } = wanted
  const { captcha, paused, metadata } = wanted
  return {
    slug,
    name,
    summary,
    tokensUrl,
    launchUrl,
    returnUrls,
    trialMinutes,
    reloginsPerHour,
    captcha,
    paused,
    metadata,
  }
}

/** The wanted values that are given and differ from what is stored. */
function differing<Wanted extends Record<string, unknown>>(stored: object, wanted: Wanted): Partial<Wanted> {
  const now = new Map(Object.entries(stored))
  const changed = Object.entries(wanted).filter(
    ([key, value]) => value !== undefined && !isDeepStrictEqual(now.get(key), value),
  )
  return Object.fromEntries(changed) as Partial<Wanted>
}

function changedKeys(data: object): string {
  return Object.keys(data)
    .map((key) =>
      key === 'clientSecretEncrypted' ? 'clientSecret' : key === 'connectionId' ? 'connection' : key,
    )
    .join(', ')
}

function isNewSecret(
  stored: { id: string; clientSecretEncrypted: string },
  wanted: string | undefined,
): wanted is string {
  if (wanted === undefined) return false
  try {
    return unseal(stored.clientSecretEncrypted, `connection:${stored.id}:client-secret`) !== wanted
  } catch {
    // Sealed under a key that is gone: the given secret is the one that will work.
    return true
  }
}

function sealSecret(connectionId: string, clientSecret: string): string {
  return seal(clientSecret, `connection:${connectionId}:client-secret`)
}
