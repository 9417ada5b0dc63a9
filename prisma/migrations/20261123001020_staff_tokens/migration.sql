-- Connections and the playground: tokens that staff ask for, how many named users a connection has, and a note.

alter table "connections" add column "note" text not null default '';

-- A row is there before the first byte is sent. It counts for the limits of its person and among the named users of its
-- connection; one without a connection was a test of values that were typed and not stored.
create table "staff_tokens" (
  "id" uuid not null,
  "what" text not null,
  "staff_id" uuid not null,
  "connection_id" uuid,
  "email_key" text not null,
  "asked_at" timestamptz(3) not null,
  "finished_at" timestamptz(3),
  "outcome" text,
  "problem" text,
  constraint "staff_tokens_pkey" primary key ("id"),
  constraint "staff_tokens_what_known" check ("what" in ('test', 'playground')),
  constraint "staff_tokens_staff_id_fkey" foreign key ("staff_id") references "staff" ("id")
    on delete cascade on update cascade,
  constraint "staff_tokens_connection_id_fkey" foreign key ("connection_id") references "connections" ("id")
    on delete cascade on update cascade
);
create index "staff_tokens_staff_id_what_asked_at_idx" on "staff_tokens" ("staff_id", "what", "asked_at");
create index "staff_tokens_connection_id_asked_at_idx" on "staff_tokens" ("connection_id", "asked_at");

create table "named_users" (
  "connection_id" uuid not null,
  "days_30" integer not null,
  "days_365" integer not null,
  "counted_at" timestamptz(3) not null,
  constraint "named_users_pkey" primary key ("connection_id"),
  constraint "named_users_connection_id_fkey" foreign key ("connection_id") references "connections" ("id")
    on delete cascade on update cascade
);

-- Whoever was handed a token, by connection and by the last time: the named users of a month are read from it alone.
create index signups_handed_over on signups (connection_id, sat_issued_at) include (email_key)
  where sat_issued_at is not null;
