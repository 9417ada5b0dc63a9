/** What a quota counts by, from one person to everybody. */
export const quotaScopes = ['person', 'company', 'network', 'campaign', 'product'] as const
