/** What whoever typed the command has to know; printed without a stack. */
export class CommandProblem extends Error {}
