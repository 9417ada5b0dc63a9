-- What follows one another on the way of every hand-over, in one statement each: a round trip and a commit less.

-- Everything that minting for one signup needs; secrets are as they are stored. Volatile, so that it sees what the
-- statement that calls it has written.
create function hand_over_order(of_signup uuid) returns jsonb
language plpgsql as $$
begin
  return (
    select jsonb_build_object(
      'id', s.id, 'handle', s.handle, 'email', s.email, 'firstName', s.first_name, 'lastName', s.last_name,
      'language', s.language, 'timeZone', s.time_zone, 'product', p.slug, 'tokensUrl', p.tokens_url,
      'launchUrl', p.launch_url, 'metadata', p.metadata, 'connectionId', c.id, 'clientId', c.client_id,
      'clientSecretEncrypted', c.client_secret_encrypted, 'nextClientId', c.next_client_id,
      'nextClientSecretEncrypted', c.next_client_secret_encrypted
    )
    from signups s
    join products p on p.id = s.product_id
    join connections c on c.id = p.connection_id
    where s.id = of_signup
  );
end
$$;

-- An admission that reserved places brings the order of the mint that follows at once.
create function with_order(admission jsonb) returns jsonb
language plpgsql as $$
begin
  if admission ->> 'kind' <> 'reserved' then
    return admission;
  end if;
  return admission || jsonb_build_object('order', hand_over_order((admission ->> 'signupId')::uuid));
end
$$;

create function admit_signup_with_order(request jsonb, zone text) returns jsonb
language plpgsql as $$
begin
  return with_order(admit_signup(request, zone));
end
$$;

create function advance_signup_with_order(request jsonb, zone text) returns jsonb
language plpgsql as $$
begin
  return with_order(advance_signup(request, zone));
end
$$;

-- The end of a POST that brought a SAT and what becomes of the SAT are one fact. Without it the row has no outcome, which
-- counts as a token that may exist.
create function end_mint(minted uuid) returns void
language sql as $$
  update mints set finished_at = portal_now(), outcome = 'minted' where id = minted
$$;

create function activate_signup(
  minted uuid, granted uuid, sat_cipher text, sat_issue timestamptz, sat_expiry timestamptz,
  proven_browser uuid, proven_generation integer
) returns jsonb
language plpgsql as $$
begin
  perform end_mint(minted);
  return activate_signup(granted, sat_cipher, sat_issue, sat_expiry, proven_browser, proven_generation);
end
$$;

create function renew_sat(
  minted uuid, running uuid, sat_cipher text, sat_issue timestamptz, sat_expiry timestamptz
) returns boolean
language plpgsql as $$
begin
  perform end_mint(minted);
  return renew_sat(running, sat_cipher, sat_issue, sat_expiry);
end
$$;
