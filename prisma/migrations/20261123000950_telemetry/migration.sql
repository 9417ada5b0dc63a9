-- Launch telemetry: the sessions that were seen at Frame, and when to look again. A mint is not a launch.

alter table "products" add column "terminal_configuration_id" text;

create type "session_source" as enum ('poll', 'report', 'close');

create table "frame_sessions" (
  "id" uuid not null default gen_random_uuid(),
  "signup_id" uuid not null,
  "frame_id" text,
  "seen_at" timestamptz(3) not null,
  "open_since" timestamptz(3),
  "last_seen_at" timestamptz(3) not null,
  "ended_at" timestamptz(3),
  "precision_seconds" integer not null default 0,
  "source" "session_source" not null,
  "by_person" boolean not null default false,
  constraint "frame_sessions_pkey" primary key ("id"),
  constraint "frame_sessions_signup_id_fkey" foreign key ("signup_id") references "signups" ("id")
    on delete cascade on update cascade,
  constraint "frame_sessions_precision_not_negative" check ("precision_seconds" >= 0)
);
create unique index "frame_sessions_frame_id_key" on "frame_sessions" ("frame_id");
create index "frame_sessions_signup_id_idx" on "frame_sessions" ("signup_id");

create table "session_looks" (
  "signup_id" uuid not null,
  "handed_over_at" timestamptz(3) not null,
  "armed" integer not null default 1,
  "next_look_at" timestamptz(3),
  "claimed_until" timestamptz(3),
  "looked_at" timestamptz(3),
  "failures" integer not null default 0,
  constraint "session_looks_pkey" primary key ("signup_id"),
  constraint "session_looks_signup_id_fkey" foreign key ("signup_id") references "signups" ("id")
    on delete cascade on update cascade
);
-- As small as what is watched.
create index session_looks_due on session_looks (next_look_at) where next_look_at is not null;

-- Every hand-over writes one of these events, and so does whatever ends or prolongs a trial; a trial that is prolonged may
-- be opened by the SAT it had. Admission writes none of them.
create function arm_session_look() returns trigger
language plpgsql as $$
begin
  if new.kind = 'ended' then
    update session_looks
    set next_look_at = new.at, armed = armed + 1, failures = 0
    where signup_id = new.signup_id;
    return null;
  end if;
  insert into session_looks as look (signup_id, handed_over_at, next_look_at)
  values (new.signup_id, new.at, new.at + interval '20 seconds')
  on conflict (signup_id) do update
  set handed_over_at = new.at,
      next_look_at = least(look.next_look_at, new.at + interval '20 seconds'),
      armed = look.armed + 1,
      failures = 0;
  return null;
end
$$;
create trigger events_arm_session_look after insert on events
for each row when (new.kind in ('granted', 'came-back', 'more-time-granted', 'ended')) execute function arm_session_look();

-- Trials that run while this migration does are watched too.
insert into session_looks (signup_id, handed_over_at, next_look_at)
select id, coalesce(sat_issued_at, granted_at), portal_now()
from signups
where state = 'active' and trial_ends_at > portal_now();

-- The part of a stretch between two looks that counts as time in a session: half, as what happened in it happened anywhere in
-- it. Of one that is longer than looks are apart no more than half of that, because Frame or we were away.
create function counted_part(stretch interval) returns interval
language sql immutable as $$
  select least(greatest(stretch, interval '0') / 2, interval '150 seconds')
$$;

-- What is still unknown of that stretch, in seconds.
create function uncounted_seconds(stretch interval) returns integer
language sql immutable as $$
  select ceil(extract(epoch from greatest(stretch, interval '0') - counted_part(stretch)))::int
$$;

-- How long a signup's sessions were open, and when the first one was.
create function count_session_minutes(of_signup uuid, launched timestamptz) returns void
language sql as $$
  update signups s
  set launched_at = coalesce(s.launched_at, launched), used_minutes = seen.minutes
  from (
    select round(sum(extract(epoch from coalesce(ended_at, last_seen_at) - open_since)) / 60)::int as minutes
    from frame_sessions
    where signup_id = of_signup and open_since is not null
  ) seen
  where s.id = of_signup and (s.launched_at, s.used_minutes) is distinct from (coalesce(s.launched_at, launched), seen.minutes)
$$;

-- A concurrent place goes back at the later of trial end and observed session close, at the end of the SAT at the latest.
create function time_concurrent_places(of_signup uuid, session text, moment timestamptz) returns void
language sql as $$
  update places p
  set frees_at = timed.frees_at
  from (
    select pl.scope, case
      when session = 'alive' then greatest(s.trial_ends_at, s.sat_expires_at)
      when s.state = 'ended' then least(pl.frees_at, moment)
      else s.trial_ends_at
    end as frees_at
    from signups s join places pl on pl.signup_id = s.id
    where s.id = of_signup and s.state in ('active', 'ended') and pl.per = 'concurrent'
  ) timed
  where p.signup_id = of_signup and p.per = 'concurrent' and p.scope = timed.scope
    and p.given_back_at is null and p.frees_at <> timed.frees_at
$$;

create function write_session_closed(seen frame_sessions, moment timestamptz, seen_by text) returns void
language sql as $$
  insert into events (signup_id, kind, at, facts)
  values (seen.signup_id, 'session-closed', moment, jsonb_strip_nulls(jsonb_build_object(
    'minutes', round(extract(epoch from seen.ended_at - seen.open_since) / 60),
    'opened', case when seen.open_since is null then 'never seen' end,
    'precisionSeconds', seen.precision_seconds,
    'by', seen_by
  )))
$$;

-- One session as it was seen: its_state is starting, open or over. Without an id it is the one that runs inside, as it
-- reported itself. False when it is another signup's: the one that saw it first, or of those of the same person (who is
-- one user of Frame) the one that was handed over last, where only the person is known.
create function note_session(
  of_signup uuid, its_frame_id text, its_state text, its_source session_source, known_by text
) returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  trial signups;
  look session_looks;
  seen frame_sessions;
  stretch interval;
begin
  -- Before any other row, as everything that writes a signup does.
  select * into trial from signups where id = of_signup for no key update;
  select * into look from session_looks where signup_id = of_signup;
  select * into seen from frame_sessions where frame_id = its_frame_id;
  if seen.signup_id <> of_signup then
    return false;
  end if;
  if seen.id is null then
    select * into seen from frame_sessions
    where signup_id = of_signup and ended_at is null and (frame_id is null or its_frame_id is null)
    order by seen_at desc
    limit 1;
  end if;

  if its_state = 'over' then
    if seen.id is null or seen.ended_at is not null then
      return seen.id is not null;
    end if;
    stretch := case when its_source = 'close' then interval '0' else moment - seen.last_seen_at end;
    update frame_sessions
    set frame_id = coalesce(frame_id, its_frame_id),
        ended_at = case when its_source = 'close' then moment else last_seen_at + counted_part(stretch) end,
        last_seen_at = case when its_source = 'close' then moment else last_seen_at end,
        precision_seconds = precision_seconds + uncounted_seconds(stretch),
        source = its_source
    where id = seen.id
    returning * into seen;
    perform count_session_minutes(of_signup, null);
    perform time_concurrent_places(of_signup, 'over', moment)
    where not exists (select from frame_sessions where signup_id = of_signup and ended_at is null);
    perform write_session_closed(seen, moment, case when its_source = 'close' then 'portal' else 'frame' end);
    return true;
  end if;

  if seen.id is null then
    if known_by = 'person' and exists (
      select from signups other join session_looks l on l.signup_id = other.id
      where other.connection_id = trial.connection_id and other.email_key = trial.email_key
        and (l.handed_over_at, l.signup_id) > (look.handed_over_at, of_signup)
    ) then
      return false;
    end if;
    insert into frame_sessions (signup_id, frame_id, seen_at, last_seen_at, source, by_person)
    values (of_signup, its_frame_id, moment, moment, its_source, known_by = 'person')
    on conflict (frame_id) do nothing
    returning * into seen;
    if not found then
      return false;
    end if;
    stretch := moment - greatest(look.handed_over_at, look.looked_at);
  else
    stretch := moment - greatest(look.handed_over_at, look.looked_at, seen.last_seen_at);
  end if;
  -- A session reports its own beginning.
  if its_source = 'report' then
    stretch := interval '0';
  end if;
  update frame_sessions
  set frame_id = coalesce(frame_id, its_frame_id),
      last_seen_at = moment,
      ended_at = null,
      open_since = case
        when its_state = 'open' then coalesce(open_since, moment - counted_part(stretch)) else open_since
      end,
      precision_seconds = precision_seconds + case
        when its_state = 'open' and open_since is null then uncounted_seconds(stretch) else 0
      end,
      source = case when open_since is null then its_source else source end
  where id = seen.id;
  perform time_concurrent_places(of_signup, 'alive', moment);
  if its_state = 'open' then
    perform count_session_minutes(of_signup, moment);
  end if;
  if its_state = 'open' and seen.open_since is null then
    insert into events (signup_id, kind, at, facts)
    values (
      of_signup, case when trial.launched_at is null then 'launched' else 'launched-again' end, moment,
      jsonb_build_object('by', its_source, 'precisionSeconds', uncounted_seconds(stretch))
    );
  end if;
  return true;
end
$$;

-- The session that a token from inside proved to run, and a look at it soon, so that its id gets known.
create function note_session_report(of_signup uuid) returns void
language plpgsql as $$
begin
  perform note_session(of_signup, null, 'open', 'report', 'session');
  update session_looks
  set next_look_at = least(next_look_at, portal_now()), armed = armed + 1
  where signup_id = of_signup;
end
$$;

-- Ends a look: `answer` is alive, none, no-answer or cannot. No next one means that nobody looks until the next hand-over or
-- the trial's end, so that sessions nobody saw the end of count as far as they were seen. What was armed meanwhile stays.
create function finish_session_look(of_signup uuid, its_armed integer, answer text, next_in_seconds integer)
returns void
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  its_state signup_state;
  lost frame_sessions;
begin
  select state into its_state from signups where id = of_signup for no key update;
  update session_looks
  set claimed_until = null,
      looked_at = case when answer in ('alive', 'none') then moment else looked_at end,
      failures = case when answer in ('alive', 'none') then 0 else failures + 1 end,
      next_look_at = case when armed = its_armed then moment + make_interval(secs => next_in_seconds) else next_look_at end
  where signup_id = of_signup;
  if answer = 'none' and its_state = 'ended' then
    perform time_concurrent_places(of_signup, 'over', moment);
  end if;
  if next_in_seconds is not null then
    return;
  end if;
  for lost in
    update frame_sessions
    set ended_at = last_seen_at + counted_part(moment - last_seen_at),
        precision_seconds = precision_seconds + uncounted_seconds(moment - last_seen_at)
    where signup_id = of_signup and ended_at is null
    returning *
  loop
    perform write_session_closed(lost, moment, 'unseen');
    perform count_session_minutes(of_signup, null);
  end loop;
end
$$;
