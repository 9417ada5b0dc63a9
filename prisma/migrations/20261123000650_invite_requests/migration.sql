-- Mails that belong to no signup, and the wish for a new invite, which is one.

alter table "mails" alter column "signup_id" drop not null;

-- Mails the owner of an invite that somebody asks for a new one: a mail as queue_mail takes it. The limits hold for it
-- as for every mail, and of one that they drop nothing is kept of what the person wrote.
create function ask_for_invite(mail jsonb) returns void
language plpgsql as $$
begin
  perform queue_mail(mail || '{"kind": "invite-request"}');
  update mails set facts = '{}' where id = (mail ->> 'id')::uuid and dropped is not null;
end
$$;
