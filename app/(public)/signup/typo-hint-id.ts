/** Where the hint about a misspelt address appears, below its field. */
export const typoHintId = 'email-hint'
