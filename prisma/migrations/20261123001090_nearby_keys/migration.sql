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
    -- Loopback is this very machine, or a proxy that does not say for whom it asks: nobody in particular.
    select count(*) into of_network from (
      select from signups
      where network = asked.network and network not in ('127.0.0.1/32', '::/64')
        and signup_hour(created_at) in (signup_hour(moment), signup_hour(moment - interval '1 hour'))
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
