alter table "mints" add column "kind" text not null default 'signup';

create table "feedback" (
  "signup_id" uuid not null,
  "rating" text not null,
  "comment" text,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "feedback_pkey" primary key ("signup_id"),
  constraint "feedback_signup_id_fkey" foreign key ("signup_id") references "signups" ("id")
    on delete cascade on update cascade,
  constraint "feedback_rating_known" check ("rating" in ('good', 'fair', 'poor'))
);

create table "more_time_requests" (
  "signup_id" uuid not null,
  "wish" text,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "more_time_requests_pkey" primary key ("signup_id"),
  constraint "more_time_requests_signup_id_fkey" foreign key ("signup_id") references "signups" ("id")
    on delete cascade on update cascade
);

-- The row that must be there before a byte goes to Frame, for the first POST of a signup or a bounce, or for the retry
-- of either. Answers begun, or why nothing may be sent: lease-lost, trial-ended, return-loop, relogin-limit.
drop function begin_mint(uuid, uuid);
create function begin_mint(new_mint uuid, of_signup uuid, new_kind text) returns text
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  trial record;
  returns_in_hour bigint;
  returns_in_minute bigint;
begin
  -- The lock makes two bounces of one trial count each other.
  select s.state, s.lease_until, s.trial_ends_at, p.relogins_per_hour into trial
  from signups s join products p on p.id = s.product_id
  where s.id = of_signup
  for update of s;

  if trial.state = 'reserved' and trial.lease_until > moment and new_kind <> 'bounce' then
    insert into mints (id, signup_id, kind, started_at) values (new_mint, of_signup, new_kind, moment);
    return 'begun';
  end if;
  if new_kind = 'signup' then
    return 'lease-lost';
  end if;
  if trial.state is distinct from 'active' or trial.trial_ends_at <= moment then
    return 'trial-ended';
  end if;

  if new_kind = 'bounce' then
    select count(*), count(*) filter (where started_at > moment - interval '1 minute')
    into returns_in_hour, returns_in_minute
    from mints
    where signup_id = of_signup and kind = 'bounce' and started_at > moment - interval '1 hour';
    -- The Launchpad sends people straight back when it rejects their token: three times in a minute is no person.
    if returns_in_minute >= 3 then
      return 'return-loop';
    end if;
    if returns_in_hour >= trial.relogins_per_hour then
      return 'relogin-limit';
    end if;
  end if;
  insert into mints (id, signup_id, kind, started_at) values (new_mint, of_signup, new_kind, moment);
  return 'begun';
end
$$;

-- A new SAT for a trial that runs. False when the trial ended while Frame was asked.
create function renew_sat(running uuid, sat_cipher text, sat_issue timestamptz, sat_expiry timestamptz)
returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
begin
  update signups
  set sat_encrypted = sat_cipher,
      sat_issued_at = coalesce(sat_issue, moment),
      sat_expires_at = sat_expiry,
      updated_at = moment
  where id = running and state = 'active' and trial_ends_at > moment;
  if not found then
    return false;
  end if;
  update browsers set seen_at = moment where id = (select browser_id from signups where id = running);
  insert into events (signup_id, kind, at) values (running, 'came-back', moment);
  return true;
end
$$;

-- The prospect ends a trial before its time. The places stay taken.
create function end_trial(ended uuid) returns boolean
language plpgsql as $$
begin
  update signups
  set state = 'ended', trial_ends_at = portal_now(), sat_encrypted = null, updated_at = portal_now()
  where id = ended and state = 'active';
  if not found then
    return false;
  end if;
  insert into events (signup_id, kind, at, facts) values (ended, 'ended', portal_now(), '{"by": "prospect"}');
  return true;
end
$$;

-- A visit to the goodbye page, once per stay: what lies between it and the hand-over before is time used.
create function note_goodbye(leaving uuid) returns void
language sql as $$
  insert into events (signup_id, kind, at)
  select leaving, 'left', portal_now()
  from (
    select kind from events
    where signup_id = leaving and kind in ('granted', 'came-back', 'left')
    order by id desc limit 1
  ) latest
  where latest.kind <> 'left'
$$;

-- Minutes between hand-overs and goodbyes, as far as goodbyes were said; a stay cannot outlast its trial.
create function minutes_used(of_signup uuid) returns integer
language sql stable as $$
  select coalesce(ceil(extract(epoch from sum(stay)) / 60), 0)::int
  from (
    select
      least(lead(e.at) over (order by e.id), s.trial_ends_at) - e.at as stay,
      e.kind,
      lead(e.kind) over (order by e.id) as followed_by
    from events e
    join signups s on s.id = e.signup_id
    where e.signup_id = of_signup and e.kind in ('granted', 'came-back', 'left')
  ) stays
  where kind <> 'left' and followed_by = 'left' and stay > interval '0'
$$;
