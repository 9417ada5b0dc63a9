-- What counts and claims lives here, so that each step is one statement for the application and one transaction
-- for the database. The column names of signups are the keys of the requests.

-- The one clock of every rule. A session may be moved by `portal.clock_offset` (an interval) to try out other days.
create function portal_now() returns timestamptz
language sql stable as $$
  select now() + coalesce(nullif(current_setting('portal.clock_offset', true), '')::interval, interval '0')
$$;

-- The window a moment belongs to, as the calendar of the zone has it: a day with 23 or 25 hours is one day.
create function quota_period(per quota_per, moment timestamptz, zone text) returns text
language sql stable as $$
  select case per
    when 'day' then to_char(moment at time zone zone, 'YYYY-MM-DD')
    when 'week' then to_char(moment at time zone zone, 'IYYY-"W"IW')
    when 'month' then to_char(moment at time zone zone, 'YYYY-MM')
    else 'ever'
  end
$$;

create function quota_frees_at(per quota_per, moment timestamptz, zone text) returns timestamptz
language sql stable as $$
  select case
    when per = 'ever' then null
    else (date_trunc(per::text, moment at time zone zone) + ('1 ' || per)::interval) at time zone zone
  end
$$;

-- Takes one place in every quota that applies to a signup, hottest row last, or stops at the first that is full.
-- Returns null when all were taken. The caller rolls back what was taken before the full one.
create function take_places(signup signups, subjects jsonb, moment timestamptz, zone text)
returns quotas
language plpgsql as $$
declare
  rule record;
  its_window text;
begin
  for rule in
    select q.scope, q.per, q."limit", s.value as subject, q as quota
    from quotas q
    join jsonb_each_text(subjects) s on s.key = q.scope::text
    where q.product_id = signup.product_id
    order by q.scope, q.per
  loop
    its_window := quota_period(rule.per, moment, zone);
    if rule."limit" = 0 then
      return rule.quota;
    end if;
    insert into quota_counters as counter (product_id, scope, per, subject, period, used)
    values (signup.product_id, rule.scope, rule.per, rule.subject, its_window, 1)
    on conflict (product_id, scope, per, subject, period)
    do update set used = counter.used + 1
      where rule."limit" is null or counter.used < rule."limit";
    if not found then
      return rule.quota;
    end if;
    insert into places (signup_id, product_id, scope, per, subject, period)
    values (signup.id, signup.product_id, rule.scope, rule.per, rule.subject, its_window);
  end loop;
  return null;
end
$$;

-- Gives back what a signup holds, in the order in which admission takes, so that the two cannot deadlock.
create function give_back_places(gone uuid, moment timestamptz) returns void
language plpgsql as $$
declare
  place places;
begin
  for place in
    select * from places where signup_id = gone and given_back_at is null order by scope, per for update
  loop
    update quota_counters
    set used = used - 1
    where (product_id, scope, per, subject, period)
      = (place.product_id, place.scope, place.per, place.subject, place.period);
    update places
    set given_back_at = moment
    where (signup_id, scope, per) = (place.signup_id, place.scope, place.per);
  end loop;
end
$$;

-- Admission: claim the request, spend the captcha, see that nobody else has this person's trial, take every quota or
-- none, and write down what was decided. Beside the columns of signups, a request has
--   captcha        { id, expires_at } or null
--   subjects       { scope: subject } for each scope that applies
--   lease_seconds  how long the mint that follows may take
-- Answers { kind: reserved | refused | replay | request-used, … }.
create function admit_signup(request jsonb, zone text) returns jsonb
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  asked signups := jsonb_populate_record(null::signups, request);
  earlier signups;
  full_quota quotas;
begin
  asked.state := 'reserved';
  asked.lease_until := moment + make_interval(secs => (request ->> 'lease_seconds')::int);
  asked.created_at := moment;
  asked.updated_at := moment;

  insert into signups select asked.* on conflict (request_id) do nothing;
  if not found then
    select * into earlier from signups where request_id = asked.request_id;
    if earlier.email_key <> asked.email_key or earlier.product_id <> asked.product_id then
      return jsonb_build_object('kind', 'request-used');
    end if;
    return jsonb_build_object('kind', 'replay', 'signupId', earlier.id);
  end if;

  if jsonb_typeof(request -> 'captcha') = 'object' then
    insert into spent_captchas (id, expires_at)
    values (request #>> '{captcha,id}', (request #>> '{captcha,expires_at}')::timestamptz)
    on conflict do nothing;
    if not found then
      asked.reason := 'captcha-spent';
    end if;
  end if;

  if asked.reason is null then
    -- Frame gives the same user the same sessions, so one person's signups are judged one after the other.
    perform pg_advisory_xact_lock(hashtextextended(asked.connection_id || asked.email_key, 0));
    if exists (
      select from signups s
      where s.connection_id = asked.connection_id
        and s.email_key = asked.email_key
        and s.id <> asked.id
        and (s.granted_at is not null or s.state in ('reserved', 'unresolved'))
        and (s.browser_id is null or asked.browser_id is null or s.browser_id <> asked.browser_id)
    ) then
      asked.reason := 'already-has-trial';
    end if;
  end if;

  if asked.reason is null then
    begin
      full_quota := take_places(asked, request -> 'subjects', moment, zone);
      if full_quota.product_id is not null then
        raise sqlstate 'PQ001';
      end if;
    exception when sqlstate 'PQ001' then
      asked.reason := full_quota.scope || '-quota';
      asked.frees_at := quota_frees_at(full_quota.per, moment, zone);
    end;
  end if;

  if asked.reason is not null then
    update signups
    set state = 'refused', reason = asked.reason, frees_at = asked.frees_at, lease_until = null
    where id = asked.id;
  end if;

  insert into events (signup_id, kind, at, facts)
  values (
    asked.id,
    case when asked.reason is null then 'reserved' else 'refused' end,
    moment,
    jsonb_strip_nulls(jsonb_build_object('reason', asked.reason, 'per', full_quota.per))
  );

  return jsonb_build_object(
    'kind', case when asked.reason is null then 'reserved' else 'refused' end,
    'signupId', asked.id,
    'reason', asked.reason,
    'freesAt', asked.frees_at
  );
end
$$;

-- The row that must be there before a byte goes to Frame. No row comes back when the signup's lease was lost meanwhile.
create function begin_mint(new_mint uuid, of_signup uuid) returns boolean
language plpgsql as $$
begin
  insert into mints (id, signup_id, started_at)
  select new_mint, s.id, portal_now()
  from signups s
  where s.id = of_signup and s.state = 'reserved' and s.lease_until > portal_now()
  for update;
  return found;
end
$$;

-- A SAT came back: the signup becomes active and belongs to the browser, whose older cookies are outdated.
-- Answers the browser's generation, or null when the signup was settled otherwise meanwhile.
create function activate_signup(
  granted uuid, sat_cipher text, sat_issue timestamptz, sat_expiry timestamptz, its_browser uuid
) returns integer
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  raised integer;
begin
  perform from signups where id = granted and state in ('reserved', 'unresolved') for update;
  if not found then
    return null;
  end if;

  insert into browsers as browser (id, generation, created_at, seen_at)
  values (its_browser, 1, moment, moment)
  on conflict (id) do update set generation = browser.generation + 1, seen_at = moment
  returning generation into raised;

  update signups s
  set state = 'active',
      reason = null,
      browser_id = its_browser,
      granted_at = coalesce(s.granted_at, moment),
      trial_ends_at = coalesce(s.trial_ends_at, moment + make_interval(mins => p.trial_minutes)),
      sat_encrypted = sat_cipher,
      sat_issued_at = coalesce(sat_issue, moment),
      sat_expires_at = sat_expiry,
      lease_until = null,
      updated_at = moment
  from products p
  where s.id = granted and p.id = s.product_id;

  insert into events (signup_id, kind, at) values (granted, 'granted', moment);
  return raised;
end
$$;

-- Frame definitely refused, or was never reached: the places go back.
create function fail_signup(failed uuid, because text) returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
begin
  update signups
  set state = 'failed', reason = because, lease_until = null, updated_at = moment
  where id = failed and state = 'reserved';
  if not found then
    return false;
  end if;
  perform give_back_places(failed, moment);
  insert into events (signup_id, kind, at, facts)
  values (failed, 'failed', moment, jsonb_build_object('reason', because));
  return true;
end
$$;

-- Nobody can say whether Frame minted: the places stay taken and the person may try again under the same hold.
create function leave_signup_unresolved(unclear uuid) returns boolean
language plpgsql as $$
begin
  update signups
  set state = 'unresolved', reason = 'frame-unknown', updated_at = portal_now()
  where id = unclear and state = 'reserved';
  if not found then
    return false;
  end if;
  insert into events (signup_id, kind, at) values (unclear, 'unresolved', portal_now());
  return true;
end
$$;

-- The person of an unresolved signup came back: one request at a time may mint again under the hold it has.
create function resume_signup(unclear uuid, lease_seconds integer) returns boolean
language sql as $$
  with resumed as (
    update signups
    set state = 'reserved', lease_until = portal_now() + make_interval(secs => lease_seconds), updated_at = portal_now()
    where id = unclear and state = 'unresolved'
    returning id
  )
  select exists (select from resumed)
$$;

-- Settles what a crash or a silence left behind; any number of processes may call it at once.
create function settle_signups(batch integer) returns integer
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  due signups;
  settled integer := 0;
begin
  for due in
    select * from signups
    where state = 'reserved' and lease_until <= moment
    order by lease_until
    for update skip locked
    limit batch
  loop
    -- A mint without an outcome may have reached Frame before the process died.
    if exists (select from mints where signup_id = due.id and coalesce(outcome, 'unknown') not in ('refused', 'not-sent')) then
      perform leave_signup_unresolved(due.id);
    else
      perform fail_signup(due.id, 'abandoned');
    end if;
    settled := settled + 1;
  end loop;

  for due in
    select s.* from signups s
    join products p on p.id = s.product_id
    where s.state = 'unresolved' and s.lease_until + make_interval(mins => p.trial_minutes) <= moment
    order by s.lease_until
    for update of s skip locked
    limit batch
  loop
    -- The SAT that may exist has expired by now. Window places stay taken: it may have been used.
    update signups set state = 'failed', lease_until = null, updated_at = moment where id = due.id;
    insert into events (signup_id, kind, at, facts)
    values (due.id, 'failed', moment, jsonb_build_object('reason', due.reason));
    settled := settled + 1;
  end loop;

  for due in
    select * from signups
    where state = 'active' and trial_ends_at <= moment
    order by trial_ends_at
    for update skip locked
    limit batch
  loop
    update signups set state = 'ended', updated_at = moment where id = due.id;
    insert into events (signup_id, kind, at) values (due.id, 'ended', moment);
    settled := settled + 1;
  end loop;

  delete from spent_captchas where id in (
    select id from spent_captchas where expires_at < moment - interval '1 hour'
    for update skip locked
    limit batch
  );
  update signups set sat_encrypted = null where id in (
    select id from signups where sat_encrypted is not null and sat_expires_at <= moment
    for update skip locked
    limit batch
  );
  return settled;
end
$$;

-- Events are facts: they are added, and leave only with the signup they belong to.
create function refuse_event_change() returns trigger
language plpgsql as $$
begin
  raise exception 'events are append-only';
end
$$;
create trigger events_append_only before update on events
  for each row execute function refuse_event_change();

alter table quotas add constraint quotas_limit_not_negative check ("limit" >= 0);
alter table quota_counters add constraint quota_counters_never_below_zero check (used >= 0);
alter table products add constraint products_trial_has_length check (trial_minutes > 0);
alter table signups
  add constraint signups_reserved_has_lease check (state <> 'reserved' or lease_until is not null),
  add constraint signups_active_has_end check (state <> 'active' or (granted_at is not null and trial_ends_at is not null));

-- What the janitor looks for; each is as small as what is under way.
create index signups_under_way on signups (lease_until) where state in ('reserved', 'unresolved');
create index signups_running on signups (trial_ends_at) where state = 'active';
create index signups_with_sat on signups (sat_expires_at) where sat_encrypted is not null;
