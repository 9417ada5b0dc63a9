-- However long the history, a signup writes beside those of the same day: what indexes hold of them lies in pages that are
-- in memory, and not one in every corner. Counters go by window before whom they count, and networks by hour.

alter table "quota_counters"
  drop constraint "quota_counters_pkey",
  add constraint "quota_counters_pkey" primary key ("product_id", "scope", "per", "period", "subject");

-- Hours are counted in UTC, whatever zone a session has, so that an index can hold them.
create function signup_hour(at timestamptz) returns timestamptz
language sql immutable parallel safe
return date_bin('1 hour', at, timestamptz '2000-01-01 00:00:00+00');

create index signups_network_by_hour on signups (signup_hour(created_at), network, created_at);
drop index "signups_network_created_at_idx";

-- As before, and the attempts of a network are found by their hour.
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
    -- Loopback is this very machine, or a proxy that does not say for whom it asks: nobody in particular. What statistics say
    -- of the last hour is older than it: without `+ interval '0'` all of it would be read, whoever's it is.
    select count(*) into of_network from (
      select from signups
      where network = asked.network and network not in ('127.0.0.1/32', '::/64')
        and signup_hour(created_at) in (signup_hour(moment), signup_hour(moment - interval '1 hour'))
        and created_at + interval '0' > moment - interval '1 hour'
      limit 601
    ) attempts;
    select count(*) into of_address from (
      select from signups
      where connection_id = asked.connection_id and email_key = asked.email_key
        and created_at + interval '0' > moment - interval '1 hour'
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

-- As before, and signups of a person are found by the person. As text, a state names none of the small indexes over those that
-- are under way, run or wait: to statistics of a quiet hour they look empty, and each signup would read them from end to end.
create or replace function seat_signup(asked signups, subjects jsonb, lease_seconds integer, zone text) returns jsonb
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
          and s.state::text = 'unresolved'
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

create or replace function advance_signup(request jsonb, zone text) returns jsonb
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  asked signups;
  running uuid;
begin
  select * into asked from signups where id = (request ->> 'id')::uuid for update;
  if asked.state <> 'unverified' then
    return jsonb_build_object('kind', 'replay', 'signupId', asked.id);
  end if;
  if asked.verified_at is null then
    return jsonb_build_object('kind', 'unverified', 'signupId', asked.id);
  end if;

  perform pg_advisory_xact_lock(hashtextextended(asked.connection_id || asked.email_key, 0));
  select s.id into running
  from signups s
  where s.connection_id = asked.connection_id
    and s.email_key = asked.email_key
    and s.product_id = asked.product_id
    and s.state::text = 'active'
    and s.trial_ends_at > moment
  order by s.trial_ends_at desc
  limit 1;
  if running is not null then
    asked.reason := 'already-has-trial';
  elsif exists (select from products p where p.id = asked.product_id and p.paused) then
    asked.reason := 'product-paused';
  end if;
  return seat_signup(asked, request -> 'subjects', (request ->> 'lease_seconds')::int, zone)
    || case when running is null then '{}' else jsonb_build_object('kind', 'has-trial', 'signupId', running) end;
end
$$;
