-- The people of staff as they see each other: from which device somebody signed in, and what is swept of it. Indexes for
-- what the system page asks each time it is opened.

alter table "staff_sessions" add column "device" text not null default '';
create index "staff_sessions_seen_at_idx" on "staff_sessions" ("seen_at");

-- Deletes sessions that have been over for a month. The latest of each person stays, as their last sign-in; and for 90 days
-- the latest from each network, because take_sign_in_attempt asks whether somebody came from there before.
create function sweep_staff_sessions() returns integer
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  swept integer;
begin
  delete from staff_sessions s
  where s.seen_at < moment - interval '30 days'
    and exists (
      select from staff_sessions later
      where later.staff_id = s.staff_id and (later.created_at, later.id) > (s.created_at, s.id)
    )
    and (
      s.way = 'demo' or s.created_at <= moment - interval '90 days'
      or exists (
        select from staff_sessions later
        where later.staff_id = s.staff_id and later.network_key = s.network_key and later.way <> 'demo'
          and (later.created_at, later.id) > (s.created_at, s.id)
      )
    );
  get diagnostics swept = row_count;
  return swept;
end
$$;

create index mails_sent on mails (sent_at) where sent_at is not null;
create index mails_lost on mails (created_at) where dropped in ('rejected', 'too-late');
create index mints_failed on mints (started_at) where outcome in ('refused', 'not-sent', 'unknown');
