/** What an invite may hold, whether a form or a settings file says it. */
export const mostUses = 1_000_000
export const mostEntries = 1_000
export const longestTrialMinutes = 525_600
