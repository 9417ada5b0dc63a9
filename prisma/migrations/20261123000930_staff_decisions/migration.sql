-- What staff finds and decides: search over all signups, and a trial allowed, prolonged or ended by hand.

-- The words somebody may look for. Parts of an address are words of their own, which the parser alone would not make.
create function signup_words(email text, first_name text, last_name text, company text) returns tsvector
language sql immutable parallel safe as $$
  select to_tsvector('simple'::regconfig, translate(
    email || ' ' || first_name || ' ' || coalesce(last_name, '') || ' ' || coalesce(company, ''),
    '@.+-_''&/:,;()"#%!=|*', '                    '
  ))
$$;
create index signups_words on signups using gin (signup_words(email, first_name, last_name, company));
create index "signups_created_at_id_idx" on "signups" ("created_at", "id");
create index "signups_email_key_idx" on "signups" ("email_key");

-- Somebody who was refused, failed or waits may try all the same: a place is held for them, outside every quota, and
-- the link to it is mailed. False when there is nothing to allow.
create function allow_signup(allowed uuid, by_staff uuid, mail jsonb, offer_hours integer) returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  until timestamptz := moment + make_interval(hours => offer_hours);
  its_key text;
begin
  update signups
  set state = 'reserved', reason = null, frees_at = null, waiting_since = null, subjects = null,
      offered_until = until, lease_until = until, updated_at = moment,
      decision = decision || jsonb_build_object(
        'rule', 'staff', 'input', reason, 'threshold', null, 'outcome', 'allowed'
      )
  where id = allowed
    and state in ('refused', 'failed', 'waitlisted', 'review')
    and reason is distinct from 'superseded'
  returning email_key into its_key;
  if not found then
    return false;
  end if;
  insert into events (signup_id, kind, at, facts)
  values (allowed, 'allowed', moment, jsonb_build_object('by', 'staff', 'staff', by_staff));
  perform queue_mail(mail || jsonb_build_object('kind', 'allowed', 'signup_id', allowed, 'recipient_key', its_key));
  return true;
end
$$;

-- Mails what the person waits for once more, the code or the link to a held place: 'sent', 'wait' within a minute of the
-- last, 'enough' after the fifth code, or 'nothing' where they wait for no mail.
create function mail_again(waiting uuid, mail jsonb) returns text
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  signup signups;
  latest mails;
begin
  select * into signup from signups where id = waiting for update;
  if signup.state = 'unverified' then
    return coalesce((
      select replace(send_code(v.id, mail || jsonb_build_object('recipient_key', signup.email_key)), 'proved', 'nothing')
      from verifications v
      where v.signup_id = waiting and v.purpose = 'signup' and v.proved_at is null and not v.decoy
      order by v.created_at desc
      limit 1
    ), 'nothing');
  end if;
  if signup.state is distinct from 'reserved' or signup.offered_until is null or signup.offered_until <= moment then
    return 'nothing';
  end if;
  select * into latest from mails m
  where m.signup_id = waiting and m.kind in ('offer', 'ready', 'allowed')
  order by m.created_at desc
  limit 1;
  if latest.created_at > moment - interval '1 minute' then
    return 'wait';
  end if;
  perform queue_mail(mail || jsonb_build_object(
    'kind', coalesce(latest.kind, 'ready'), 'signup_id', waiting, 'recipient_key', signup.email_key
  ));
  return 'sent';
end
$$;

-- A trial goes on for longer, also one that ended. Null when there is none.
create function give_more_time(running uuid, minutes integer, by_staff uuid) returns timestamptz
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  ends_at timestamptz;
begin
  update signups
  set state = 'active',
      trial_ends_at = greatest(trial_ends_at, moment) + make_interval(mins => minutes),
      updated_at = moment
  where id = running and state in ('active', 'ended') and granted_at is not null
  returning trial_ends_at into ends_at;
  if not found then
    return null;
  end if;
  update places set frees_at = ends_at
  where signup_id = running and per = 'concurrent' and given_back_at is null;
  update more_time_requests set granted_minutes = coalesce(granted_minutes, 0) + minutes where signup_id = running;
  insert into events (signup_id, kind, at, facts)
  values (
    running, 'more-time-granted', moment,
    jsonb_build_object('minutes', minutes, 'by', 'staff', 'staff', by_staff)
  );
  return ends_at;
end
$$;

drop function end_trial(uuid);
create function end_trial(ended uuid, who jsonb default '{"by": "prospect"}') returns boolean
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
  insert into events (signup_id, kind, at, facts) values (ended, 'ended', moment, who);
  return true;
end
$$;

-- Whom staff allowed has the way in by mail already, so Frame's return is no news.
create or replace function connections_waited_for() returns setof uuid
language sql stable as $$
  select distinct s.connection_id
  from signups s
  where s.state = 'reserved' and s.offered_until > portal_now() and s.waiting_since is null
    and s.updated_at < portal_now() - interval '2 minutes'
    and not exists (select from mails m where m.signup_id = s.id and m.kind in ('ready', 'allowed'))
$$;
create or replace function announce_next_ready(of_connection uuid, mail jsonb) returns boolean
language plpgsql as $$
declare
  waiting signups;
begin
  select * into waiting from signups s
  where s.connection_id = of_connection
    and s.state = 'reserved' and s.offered_until > portal_now() and s.waiting_since is null
    and s.updated_at < portal_now() - interval '2 minutes'
    and not exists (select from mails m where m.signup_id = s.id and m.kind in ('ready', 'allowed'))
  order by s.created_at
  for update skip locked
  limit 1;
  if not found then
    return false;
  end if;
  perform queue_mail(mail || jsonb_build_object(
    'kind', 'ready', 'signup_id', waiting.id, 'recipient_key', waiting.email_key
  ));
  return true;
end
$$;
