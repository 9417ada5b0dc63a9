import { buildSchema } from 'graphql'

/** The part of Frame's schema that its own scripts and pages were seen to ask for. */
export const schema = buildSchema(`
  type Query {
    activeSession(terminalConfigurationId: ID!): Session
    terminalConfiguration(id: ID!): TerminalConfiguration
    me: User!
  }
  type Mutation {
    setUserPreferences(desktopAutoLaunch: Boolean, enableQuickLaunch: Boolean): User!
  }
  type Session {
    id: ID!
    state: SessionState!
    userUuid: ID!
    userId: ID!
  }
  enum SessionState { INIT RESERVED OPEN CLOSING CLOSED FAILED }
  type TerminalConfiguration {
    id: ID!
    idleTimeoutMinutes: Float!
    maxSessionDurationMinutes: Float!
    userInactivityTimeoutMinutes: Float!
  }
  type User {
    id: ID!
    email: String!
    firstName: String!
    lastName: String!
    preferences: UserPreferences!
  }
  type UserPreferences {
    desktopAutoLaunch: Boolean!
    enableQuickLaunch: Boolean!
  }
  type StorageStatus {
    isAttached: Boolean
    type: String
  }
`)
