/** How an endpoint is called in the audit log: by its host, because the rest of a URL may be a secret. */
export function webhookName({ url }: { url: string }): string {
  return `webhook ${new URL(url).host}`
}
