-- The audit log is written and read, and nothing else: the owner of a table holds these rights of itself, so it gives them up.
-- Who takes them back, or needs no rights, meets the trigger.
revoke update, delete, truncate on audit_entries from public, current_user;
