-- Invites, the waitlist, quotas of trials that run at once, limits on attempts, and a record of every decision.

create table "invites" (
  "id" uuid not null default gen_random_uuid(),
  "code_hash" text not null,
  "code_start" text not null,
  "product_id" uuid not null,
  "label" text not null,
  "owner" text not null,
  "max_uses" integer,
  "used" integer not null default 0,
  "starts_at" timestamptz(3),
  "expires_at" timestamptz(3),
  "emails" text[],
  "domains" text[],
  "skip_verification" boolean not null default false,
  "skip_quotas" "quota_scope"[],
  "trial_minutes" integer,
  "revoked_at" timestamptz(3),
  "opened" bigint not null default 0,
  "previewed" bigint not null default 0,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "invites_pkey" primary key ("id"),
  constraint "invites_product_id_fkey" foreign key ("product_id") references "products" ("id")
    on delete cascade on update cascade,
  constraint "invites_never_below_zero" check ("used" >= 0)
);
create unique index "invites_code_hash_key" on "invites" ("code_hash");
create index "invites_product_id_idx" on "invites" ("product_id");

alter table "products" add column "waitlist" boolean not null default false;
alter table "places" add column "frees_at" timestamptz(3);
alter table "signups"
  add column "invite_id" uuid,
  add column "trial_minutes" integer,
  add column "decision" jsonb not null default '[]',
  add column "subjects" jsonb,
  add column "waiting_since" timestamptz(3),
  add column "offered_until" timestamptz(3),
  add constraint "signups_invite_id_fkey" foreign key ("invite_id") references "invites" ("id")
    on delete set null on update cascade;
create index "signups_invite_id_idx" on "signups" ("invite_id");
-- What the limits on attempts count, as far as admission has seen them.
create index "signups_network_created_at_idx" on "signups" ("network", "created_at");

-- The line of each product, and the concurrent places that may be due.
create index signups_waiting on signups (product_id, waiting_since, id) where state = 'waitlisted';
create index places_concurrent on places (product_id, scope, subject, frees_at)
  where per = 'concurrent' and given_back_at is null;

create or replace function quota_period(per quota_per, moment timestamptz, zone text) returns text
language sql stable as $$
  select case per
    when 'day' then to_char(moment at time zone zone, 'YYYY-MM-DD')
    when 'week' then to_char(moment at time zone zone, 'IYYY-"W"IW')
    when 'month' then to_char(moment at time zone zone, 'YYYY-MM')
    else per::text
  end
$$;

-- The first instant of the next window. Where clocks go back across midnight there are two midnights; the first counts.
create or replace function quota_frees_at(per quota_per, moment timestamptz, zone text) returns timestamptz
language plpgsql stable as $$
declare
  boundary timestamp;
  frees_at timestamptz;
begin
  if per not in ('day', 'week', 'month') then
    return null;
  end if;
  boundary := date_trunc(per::text, moment at time zone zone) + ('1 ' || per)::interval;
  frees_at := boundary at time zone zone;
  if (frees_at - interval '1 hour') at time zone zone >= boundary then
    return frees_at - interval '1 hour';
  end if;
  return frees_at;
end
$$;

-- Gives back the concurrent places of one key whose trials are over. The counter is locked first, as by those who take.
create function give_back_due_places(of_product uuid, of_scope quota_scope, of_subject text, moment timestamptz)
returns void
language plpgsql as $$
declare
  due bigint;
begin
  perform from quota_counters
  where (product_id, scope, per, subject, period) = (of_product, of_scope, 'concurrent', of_subject, 'concurrent')
  for update;
  with freed as (
    update places set given_back_at = moment
    where product_id = of_product and scope = of_scope and subject = of_subject and per = 'concurrent'
      and given_back_at is null and frees_at <= moment
    returning 1
  )
  select count(*) into due from freed;
  if due > 0 then
    update quota_counters set used = used - due
    where (product_id, scope, per, subject, period) = (of_product, of_scope, 'concurrent', of_subject, 'concurrent');
  end if;
end
$$;

-- Takes one place in every quota that applies to a signup, hottest row last, or stops at the first that is full.
-- `full_quota` is null when all were taken; `notes` says of each rule what was found. The caller rolls back what was
-- taken before the full one.
drop function take_places(signups, jsonb, timestamptz, text);
create function take_places(
  signup signups, subjects jsonb, moment timestamptz, zone text, out full_quota quotas, out notes jsonb
)
language plpgsql as $$
declare
  rule record;
  its_window text;
  count_now bigint;
begin
  notes := '[]';
  for rule in
    select q.scope, q.per, q."limit", s.value as subject, q as quota
    from quotas q
    join jsonb_each_text(subjects) s on s.key = q.scope::text
    where q.product_id = signup.product_id
    order by q.scope, q.per
  loop
    its_window := quota_period(rule.per, moment, zone);
    if rule.per = 'concurrent' then
      perform give_back_due_places(signup.product_id, rule.scope, rule.subject, moment);
    end if;
    count_now := null;
    if rule."limit" is distinct from 0 then
      insert into quota_counters as counter (product_id, scope, per, subject, period, used)
      values (signup.product_id, rule.scope, rule.per, rule.subject, its_window, 1)
      on conflict (product_id, scope, per, subject, period)
      do update set used = counter.used + 1
        where rule."limit" is null or counter.used < rule."limit"
      returning used into count_now;
    end if;
    notes := notes || jsonb_build_object(
      'rule', rule.scope || ' per ' || rule.per,
      'input', its_window,
      'threshold', rule."limit",
      'outcome', case when count_now is null then 'full' else 'place ' || count_now end
    );
    if count_now is null then
      full_quota := rule.quota;
      return;
    end if;
    insert into places (signup_id, product_id, scope, per, subject, period)
    values (signup.id, signup.product_id, rule.scope, rule.per, rule.subject, its_window);
  end loop;
end
$$;

-- As before, and the use of the invite goes back too.
create or replace function give_back_places(gone uuid, moment timestamptz) returns void
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
  update invites set used = used - 1
  where id = (select invite_id from signups where id = gone) and used > 0;
end
$$;

-- Frame definitely refused, or was never reached: the places go back, unless an earlier mint of the same signup may have
-- been granted.
create or replace function fail_signup(failed uuid, because text) returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
begin
  if exists (
    select from mints where signup_id = failed and coalesce(outcome, 'unknown') not in ('refused', 'not-sent')
  ) then
    return leave_signup_unresolved(failed);
  end if;
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

-- Why an invite lets nobody in now, or null.
create function refusal_of_invite(invite invites, moment timestamptz) returns text
language sql immutable as $$
  select case
    when invite.id is null then 'invite-unknown'
    when invite.revoked_at is not null then 'invite-revoked'
    when invite.starts_at > moment then 'invite-not-yet'
    when invite.expires_at <= moment then 'invite-expired'
    when invite.used >= invite.max_uses then 'invite-used-up'
  end
$$;

-- The places of a signup that may start: all that apply or none, written down either way. `asked.reason` may already
-- say why not.
create function seat_signup(asked signups, subjects jsonb, lease_seconds integer, zone text) returns jsonb
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  stale signups;
  its_invite invites;
  taken record;
  full_quota quotas;
  notes jsonb := '[]';
  has_line boolean;
  outcome text;
begin
  select p.waitlist into has_line from products p where p.id = asked.product_id;
  if asked.reason is null and asked.invite_id is not null then
    select * into its_invite from invites where id = asked.invite_id for no key update;
    asked.reason := refusal_of_invite(its_invite, moment);
    notes := notes || jsonb_build_object(
      'rule', 'invite', 'input', its_invite.used, 'threshold', its_invite.max_uses,
      'outcome', coalesce(asked.reason, 'pass')
    );
  end if;

  -- Whoever comes later stands behind those who wait, and a person who asks again keeps their place in line.
  if asked.reason is null and has_line and subjects ? 'product' and asked.offered_until is null then
    for stale in
      select * from signups s
      where s.product_id = asked.product_id and s.email_key = asked.email_key and s.id <> asked.id
        and s.state = 'waitlisted'
      order by s.id
      for update
    loop
      asked.waiting_since := least(asked.waiting_since, stale.waiting_since);
      update signups set state = 'failed', reason = 'superseded', updated_at = moment where id = stale.id;
      insert into events (signup_id, kind, at, facts)
      values (stale.id, 'failed', moment, '{"reason": "superseded"}');
    end loop;
    if asked.waiting_since is not null
      or exists (select from signups s where s.product_id = asked.product_id and s.state = 'waitlisted')
    then
      asked.reason := 'product-quota';
      notes := notes || '{"rule": "waitlist", "input": null, "threshold": null, "outcome": "others wait"}'::jsonb;
    end if;
  end if;

  if asked.reason is null then
    begin
      -- Nobody ever got a SAT for these: the person asks anew, so the new request takes over what they hold.
      for stale in
        select * from signups s
        where s.connection_id = asked.connection_id
          and s.email_key = asked.email_key
          and s.product_id = asked.product_id
          and s.id <> asked.id
          and s.state = 'unresolved'
          and s.granted_at is null
        order by s.id
        for update
      loop
        perform give_back_places(stale.id, moment);
        update signups
        set state = 'failed', reason = 'superseded', lease_until = null, updated_at = moment
        where id = stale.id;
        insert into events (signup_id, kind, at, facts)
        values (stale.id, 'failed', moment, jsonb_build_object('reason', 'superseded'));
      end loop;
      update invites set used = used + 1 where id = asked.invite_id;
      select * into taken from take_places(asked, subjects, moment, zone);
      full_quota := taken.full_quota;
      notes := notes || taken.notes;
      if full_quota.product_id is not null then
        raise sqlstate 'PQ001';
      end if;
    exception when sqlstate 'PQ001' then
      asked.reason := full_quota.scope || '-quota';
      asked.frees_at := coalesce(
        quota_frees_at(full_quota.per, moment, zone),
        (
          select min(p.frees_at) from places p
          where full_quota.per = 'concurrent' and p.per = 'concurrent' and p.given_back_at is null
            and (p.product_id, p.scope, p.subject)
              = (asked.product_id, full_quota.scope, subjects ->> full_quota.scope::text)
        )
      );
    end;
  end if;

  outcome := case
    when asked.reason is null then 'reserved'
    when asked.reason = 'product-quota' and has_line then 'waitlisted'
    else 'refused'
  end;
  update signups
  set state = outcome::signup_state,
      reason = asked.reason,
      frees_at = asked.frees_at,
      waiting_since = case when outcome = 'waitlisted' then coalesce(asked.waiting_since, moment) else asked.waiting_since end,
      subjects = case when outcome = 'waitlisted' then seat_signup.subjects end,
      lease_until = case when outcome = 'reserved' then moment + make_interval(secs => lease_seconds) end,
      decision = asked.decision || notes,
      updated_at = moment
  where id = asked.id;
  insert into events (signup_id, kind, at, facts)
  values (
    asked.id, outcome, moment,
    jsonb_strip_nulls(jsonb_build_object('reason', asked.reason, 'per', full_quota.per))
  );
  return jsonb_build_object(
    'kind', outcome, 'signupId', asked.id, 'reason', asked.reason, 'freesAt', asked.frees_at
  );
end
$$;

-- As before, and
--   verify_because  why a proof of the address is wanted whoever it belongs to, or null
--   can_verify      whether this portal can send mail
--   decision        what was judged before, as a list of { rule, input, threshold, outcome }
--   refuse_because  what that judgement was, if it was a no: it is written down, and nothing is taken
-- An address typed is not an identity: where it was handed a SAT of this connection and this browser does not own that
-- signup, a proof is wanted too. Answers also { kind: verify, … }; such a signup is unverified and holds nothing (Q17).
-- A network that asks very often has to prove its addresses, and one that asks absurdly often is refused (N3).
create or replace function admit_signup(request jsonb, zone text) returns jsonb
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  lease integer := (request ->> 'lease_seconds')::int;
  asked signups := jsonb_populate_record(null::signups, request);
  earlier signups;
  of_network bigint;
  of_address bigint;
  is_known boolean;
begin
  asked.state := 'reserved';
  asked.lease_until := moment + make_interval(secs => lease);
  asked.created_at := moment;
  asked.updated_at := moment;
  asked.subjects := null;
  asked.reason := request ->> 'refuse_because';

  insert into signups select asked.* on conflict (request_id) do nothing;
  if not found then
    select * into earlier from signups where request_id = asked.request_id;
    if earlier.email_key <> asked.email_key or earlier.product_id <> asked.product_id then
      return jsonb_build_object('kind', 'request-used');
    end if;
    return jsonb_build_object('kind', 'replay', 'signupId', earlier.id);
  end if;

  if asked.reason is null and jsonb_typeof(request -> 'captcha') = 'object' then
    insert into spent_captchas (id, expires_at)
    values (request #>> '{captcha,id}', (request #>> '{captcha,expires_at}')::timestamptz)
    on conflict do nothing;
    if not found then
      asked.reason := 'captcha-spent';
    end if;
  end if;

  if asked.reason is null then
    -- Loopback is this very machine, or a proxy that does not say for whom it asks: nobody in particular.
    select count(*) into of_network from (
      select from signups
      where network = asked.network and network not in ('127.0.0.1/32', '::/64')
        and created_at > moment - interval '1 hour'
      limit 601
    ) attempts;
    select count(*) into of_address from (
      select from signups
      where connection_id = asked.connection_id and email_key = asked.email_key
        and created_at > moment - interval '1 hour'
      limit 61
    ) attempts;
    if of_network > 600 or of_address > 60 then
      asked.reason := 'too-many-attempts';
    elsif of_network > 60 and asked.invite_id is null and (request ->> 'can_verify')::boolean then
      asked.verify_because := coalesce(asked.verify_because, 'busy-network');
    end if;
    asked.decision := asked.decision
      || jsonb_build_object('rule', 'attempts of the network in an hour', 'input', of_network, 'threshold', 600,
        'outcome', case when of_network > 600 then 'refuse' when of_network > 60 then 'verify' else 'pass' end)
      || jsonb_build_object('rule', 'attempts for the address in an hour', 'input', of_address, 'threshold', 60,
        'outcome', case when of_address > 60 then 'refuse' else 'pass' end);
  end if;

  if asked.reason is null then
    -- Frame gives the same user the same sessions, so one person's signups are judged one after the other.
    perform pg_advisory_xact_lock(hashtextextended(asked.connection_id || asked.email_key, 0));
    is_known := exists (
      select from signups s
      where s.connection_id = asked.connection_id
        and s.email_key = asked.email_key
        and s.id <> asked.id
        and (s.granted_at is not null or s.state = 'reserved')
        and (s.browser_id is null or asked.browser_id is null or s.browser_id <> asked.browser_id)
    );
    if is_known then
      asked.verify_because := coalesce(asked.verify_because, 'known-address');
      if not (request ->> 'can_verify')::boolean then
        asked.reason := 'already-has-trial';
      end if;
    end if;
    asked.decision := asked.decision || jsonb_build_object(
      'rule', 'address known from another browser', 'input', is_known, 'threshold', null,
      'outcome', case when not is_known then 'pass' else coalesce(asked.reason, 'verify') end
    );
  end if;

  -- Without a captcha a network gets few mails, so that programs cannot use this door instead.
  if asked.reason is null and asked.verify_because = 'no-captcha' and (
    select count(*) > 5 from signups
    where network = asked.network and verify_because = 'no-captcha' and created_at > moment - interval '1 hour'
  ) then
    asked.reason := 'captcha-missing';
  end if;

  if asked.reason is null and asked.verify_because is not null then
    if (request ->> 'can_verify')::boolean then
      update signups
      set state = 'unverified', verify_because = asked.verify_because, lease_until = null, decision = asked.decision
      where id = asked.id;
      insert into events (signup_id, kind, at, facts)
      values (asked.id, 'unverified', moment, jsonb_build_object('because', asked.verify_because));
      return jsonb_build_object('kind', 'verify', 'signupId', asked.id);
    end if;
    asked.reason := 'cannot-verify';
  end if;
  return seat_signup(asked, request -> 'subjects', lease, zone);
end
$$;

-- As before; a trial may have a length of its own, and concurrent places are due back when it ends.
create or replace function activate_signup(
  granted uuid, sat_cipher text, sat_issue timestamptz, sat_expiry timestamptz,
  proven_browser uuid, proven_generation integer
) returns jsonb
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  its_browser browsers;
  ends_at timestamptz;
begin
  perform from signups where id = granted and state in ('reserved', 'unresolved') for update;
  if not found then
    return null;
  end if;
  its_browser := earn_generation(proven_browser, proven_generation);
  update signups s
  set state = 'active',
      reason = null,
      browser_id = its_browser.id,
      browser_generation = its_browser.generation,
      granted_at = coalesce(s.granted_at, moment),
      trial_ends_at = coalesce(
        s.trial_ends_at, moment + make_interval(mins => coalesce(s.trial_minutes, p.trial_minutes))
      ),
      sat_encrypted = sat_cipher,
      sat_issued_at = coalesce(sat_issue, moment),
      sat_expires_at = sat_expiry,
      lease_until = null,
      updated_at = moment
  from products p
  where s.id = granted and p.id = s.product_id
  returning s.trial_ends_at into ends_at;
  update places set frees_at = ends_at
  where signup_id = granted and per = 'concurrent' and given_back_at is null;
  insert into events (signup_id, kind, at) values (granted, 'granted', moment);
  return jsonb_build_object('browser', its_browser.id, 'generation', its_browser.generation);
end
$$;

-- As before; a session that may be open ends with its SAT at the latest, and with it a concurrent place.
create or replace function end_trial(ended uuid) returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  sat_ends timestamptz;
begin
  update signups
  set state = 'ended', trial_ends_at = moment, sat_encrypted = null, updated_at = moment
  where id = ended and state = 'active'
  returning sat_expires_at into sat_ends;
  if not found then
    return false;
  end if;
  update places set frees_at = least(frees_at, greatest(sat_ends, moment))
  where signup_id = ended and per = 'concurrent' and given_back_at is null;
  insert into events (signup_id, kind, at, facts) values (ended, 'ended', moment, '{"by": "prospect"}');
  return true;
end
$$;

-- Whoever accepts an offer in time goes on to the mint with the place that was held. The mail proved the address.
create function accept_offer(offered uuid, lease_seconds integer) returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
begin
  update signups
  set offered_until = null, verified_at = coalesce(verified_at, moment), updated_at = moment,
      lease_until = moment + make_interval(secs => lease_seconds)
  where id = offered and state = 'reserved' and offered_until > moment;
  if not found then
    return false;
  end if;
  insert into events (signup_id, kind, at) values (offered, 'offer-accepted', moment);
  return true;
end
$$;

-- Offers the next free place of one line to whoever waits longest, and holds it for `offer_hours`. The mail of the offer
-- is { id, network_key } with more to be filled in. False when no place of any line is free (or others are at it).
create function offer_next_place(mail jsonb, offer_hours integer, zone text) returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  line uuid;
  first_in_line signups;
  seated jsonb;
begin
  for line in
    select distinct s.product_id from signups s join products p on p.id = s.product_id
    where s.state = 'waitlisted' and not p.paused
  loop
    continue when not pg_try_advisory_xact_lock(hashtextextended('line ' || line, 0));
    select * into first_in_line from signups
    where product_id = line and state = 'waitlisted'
    order by waiting_since, id
    for update
    limit 1;
    continue when not found;
    begin
      first_in_line.reason := null;
      first_in_line.offered_until := moment + make_interval(hours => offer_hours);
      seated := seat_signup(first_in_line, first_in_line.subjects, offer_hours * 3600, zone);
      if seated ->> 'kind' = 'waitlisted' then
        raise sqlstate 'PQ002';
      end if;
    exception when sqlstate 'PQ002' then
      continue;
    end;
    if seated ->> 'kind' = 'reserved' then
      update signups set offered_until = first_in_line.offered_until where id = first_in_line.id;
      perform queue_mail(mail || jsonb_build_object(
        'kind', 'offer', 'signup_id', first_in_line.id, 'recipient_key', first_in_line.email_key
      ));
    end if;
    return true;
  end loop;
  return false;
end
$$;

-- Settles the next signup that a crash, a silence or the time left behind; false when there is none. One each time, so
-- that its transaction holds no more than one signup's places. Any number of processes may call it at once (Q5).
drop function settle_signups(integer);
create function settle_next_signup() returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  due signups;
begin
  select * into due from signups
  where state = 'reserved' and lease_until <= moment
  order by lease_until
  for update skip locked
  limit 1;
  if found then
    -- A mint without an outcome may have reached Frame before the process died; then this leaves it unresolved.
    return fail_signup(due.id, case when due.offered_until is null then 'abandoned' else 'offer-lapsed' end);
  end if;

  select s.* into due from signups s
  join products p on p.id = s.product_id
  where s.state = 'unresolved'
    and s.lease_until + make_interval(mins => coalesce(s.trial_minutes, p.trial_minutes)) <= moment
  order by s.lease_until
  for update of s skip locked
  limit 1;
  if found then
    -- The SAT that may exist has expired by now. Window places stay taken: it may have been used.
    update places set frees_at = moment
    where signup_id = due.id and per = 'concurrent' and given_back_at is null;
    update signups set state = 'failed', lease_until = null, updated_at = moment where id = due.id;
    insert into events (signup_id, kind, at, facts)
    values (due.id, 'failed', moment, jsonb_build_object('reason', due.reason));
    return true;
  end if;

  select * into due from signups
  where state = 'active' and trial_ends_at <= moment
  order by trial_ends_at
  for update skip locked
  limit 1;
  if found then
    update signups set state = 'ended', updated_at = moment where id = due.id;
    insert into events (signup_id, kind, at) values (due.id, 'ended', moment);
    return true;
  end if;

  select * into due from signups
  where state = 'unverified' and created_at <= moment - interval '1 day'
  order by created_at
  for update skip locked
  limit 1;
  if found then
    update signups set state = 'failed', reason = 'never-verified', updated_at = moment where id = due.id;
    insert into events (signup_id, kind, at, facts)
    values (due.id, 'failed', moment, '{"reason": "never-verified"}');
    return true;
  end if;
  return false;
end
$$;
