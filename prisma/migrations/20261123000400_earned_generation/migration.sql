-- Which generation of its browser a signup earned: a cookie owns the signups up to its own generation, and only who was
-- handed a generation may be handed it again (R12).
alter table "signups" add column "browser_generation" integer;
update "signups" s set "browser_generation" = b."generation" from "browsers" b where b."id" = s."browser_id" and s."granted_at" is not null;

-- A SAT came back: the signup becomes active and belongs to the browser that its request proved, whose next generation it
-- earns. A browser that was outdated or revoked meanwhile, or none, is replaced by a new one. Answers { browser,
-- generation }, or null when the signup was settled otherwise meanwhile.
drop function activate_signup(uuid, text, timestamptz, timestamptz, uuid);
create function activate_signup(
  granted uuid, sat_cipher text, sat_issue timestamptz, sat_expiry timestamptz,
  proven_browser uuid, proven_generation integer
) returns jsonb
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  its_browser browsers;
begin
  perform from signups where id = granted and state in ('reserved', 'unresolved') for update;
  if not found then
    return null;
  end if;

  update browsers
  set generation = generation + 1, seen_at = moment
  where id = proven_browser and generation = proven_generation and revoked_at is null
  returning * into its_browser;
  if not found then
    insert into browsers (id, generation, created_at, seen_at)
    values (gen_random_uuid(), 1, moment, moment)
    returning * into its_browser;
  end if;

  update signups s
  set state = 'active',
      reason = null,
      browser_id = its_browser.id,
      browser_generation = its_browser.generation,
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
  return jsonb_build_object('browser', its_browser.id, 'generation', its_browser.generation);
end
$$;

-- As before, but an hour's returns are those that Frame may have granted.
create or replace function begin_mint(new_mint uuid, of_signup uuid, new_kind text) returns text
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
    -- What Frame refused, or never got, costs nobody a return of the hour.
    select
      count(*) filter (where coalesce(outcome, 'unknown') not in ('refused', 'not-sent')),
      count(*) filter (where started_at > moment - interval '1 minute')
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
