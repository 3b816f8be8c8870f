-- The walls between practices, built anew after every migration over every table there is, so that no table can be
-- forgotten. Owner: whoever migrates. `app_rw` is what the app becomes inside `withPractice`, and only there.
-- `app_directory` may learn three things across practices: which practice an issuer belongs to, which practices a caller
-- for cards may speak for, and which practices there are. Nobody else may anything. A migration that must rewrite rows lifts FORCE itself, in its own transaction.

do $$
declare
  wanted text;
begin
  foreach wanted in array array['app_rw', 'app_directory'] loop
    begin
      execute format('create role %I nologin noinherit nosuperuser nobypassrls', wanted);
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;

revoke all on schema public from public;
grant usage on schema public to app_rw, app_directory;
revoke all on all functions in schema public from public;

do $$
declare
  wall text;
  mine constant text := 'practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid';
begin
  for wall in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') loop
    execute format('alter table public.%I enable row level security, force row level security', wall);
    execute format('revoke all on public.%I from public, app_rw, app_directory', wall);
    execute format('grant select, insert, update, delete on public.%I to app_rw', wall);
    execute format('drop policy if exists own_practice on public.%I', wall);
    execute format('create policy own_practice on public.%I for all to app_rw using (%s) with check (%s)', wall, mine, mine);
  end loop;
end $$;

-- What has happened stays: the audit and the signatures are added to and read, nothing else.
revoke update, delete on audit_row, signature from app_rw;
revoke delete on audit_head from app_rw;
-- A page of what matters gets a new version, never another text; what was asked and answered is never taken away.
do $$
begin
  if to_regclass('public.hope_page') is null then return; end if; -- an older version, on its way here
  revoke update, delete on hope_page from app_rw;
  revoke delete on question, medicine_answer from app_rw;
end $$;

-- What was said of a group gets a correction beside it, never another text.
do $$
begin
  if to_regclass('public.group_version') is null then return; end if; -- an older version, on its way here
  revoke update, delete on group_version from app_rw;
  revoke delete on group_session, group_attendee from app_rw;
end $$;

-- Of a contact that was logged by hand every wording stays; taken back, it stays as one that counts for nothing.
do $$
begin
  if to_regclass('public.contact_version') is null then return; end if; -- an older version, on its way here
  revoke update, delete on contact_version from app_rw;
end $$;

create or replace function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;
revoke all on function refuse_rewriting() from public;

create or replace function refuse_all_but_sealing() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'who_sealed' = to_jsonb(old) - 'who_sealed' then return new; end if;
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;
revoke all on function refuse_all_but_sealing() from public;

create or replace trigger append_only before update or delete on audit_row for each row execute function refuse_rewriting();
create or replace trigger append_only_whole before truncate on audit_row for each statement execute function refuse_rewriting();
create or replace trigger append_only before update or delete on signature for each row execute function refuse_rewriting();
create or replace trigger append_only_whole before truncate on signature for each statement execute function refuse_rewriting();

-- Whatever program is at work: an escalation is closed by a clinician, once, with what was done, and never goes.
create or replace function refuse_unclinical_closing() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'an escalation is never deleted' using errcode = '42501';
  end if;
  if old.closed_at is not null then
    raise exception 'a closed escalation stays as it was closed' using errcode = '42501';
  end if;
  if new.closed_at is null then
    if new.closed_by is not null or new.done is not null then
      raise exception 'an escalation is closed as a whole' using errcode = '42501';
    end if;
    return new;
  end if;
  if new.done is null or coalesce(trim(new.done_words), '') = '' or not exists (
    select from staff s where s.practice_id = new.practice_id and s.id = new.closed_by and s.role = 'physician' and s.active
  ) then
    raise exception 'only a clinician closes an escalation, with what was done' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function refuse_unclinical_closing() from public;

-- A backup of an older version is opened at that version first: then some of these tables are not there yet.
do $$
declare
  kept text;
begin
  if to_regclass('public.queue_weights') is not null then
    revoke update, delete on queue_weights from app_rw; -- what a practice set once stays, under its version
  end if;
  foreach kept in array array['patient_report', 'escalation_event', 'attestation', 'patient_consent', 'billing_fact', 'export_batch', 'export_line', 'remittance'] loop
    if to_regclass('public.' || kept) is not null then
      execute format('revoke update, delete on public.%I from app_rw', kept);
      execute format('create or replace trigger append_only before update or delete on public.%I for each row execute function refuse_rewriting()', kept);
    end if;
  end loop;
  -- After a change of keys the name on a line that left is sealed anew; nothing else of it is ever written.
  if to_regclass('public.export_line') is not null then
    grant update (who_sealed) on public.export_line to app_rw;
    create or replace trigger append_only before update or delete on public.export_line for each row execute function refuse_all_but_sealing();
  end if;
  -- What somebody wrote stays as it was written; what became of it is told beside it.
  if to_regclass('public.message') is not null then
    revoke update, delete on public.message from app_rw;
    grant update (way, translation, reading, left_at, left_how, seen, taken_back_at, changed_at) on public.message to app_rw;
  end if;
  if to_regclass('public.escalation') is not null then
    revoke delete on public.escalation from app_rw;
    create or replace trigger closed_by_clinician before update or delete on public.escalation for each row execute function refuse_unclinical_closing();
  end if;
end $$;

-- Whoever changes something that a patient's month of billing is worked out from says so in the same transaction, whatever
-- program is at work: so no month that was worked out before can pass for one of now.
create or replace function tell_billing_change() returns trigger language plpgsql as $$
declare
  about record;
begin
  if tg_op = 'DELETE' then about := old; else about := new; end if;
  insert into billing_change (practice_id, patient_id, tx)
  values (about.practice_id, about.patient_id, pg_current_xact_id()::text::bigint) on conflict do nothing;
  if tg_op = 'UPDATE' and old.patient_id <> new.patient_id then
    insert into billing_change (practice_id, patient_id, tx)
    values (old.practice_id, old.patient_id, pg_current_xact_id()::text::bigint) on conflict do nothing;
  end if;
  return null;
end $$;
revoke all on function tell_billing_change() from public;

do $$
declare
  source text;
begin
  if to_regclass('public.billing_change') is null then return; end if; -- an older version, on its way here
  foreach source in array array['contact', 'patient_consent', 'billing_fact', 'billing_month', 'billing_ask', 'denial', 'chart_snapshot'] loop
    execute format('create or replace trigger billing_change after insert or update or delete on public.%I for each row execute function tell_billing_change()', source);
  end loop;
  -- What a signature says of its plans counts once the session is at its version. The first comes with its contact, which
  -- tells for both: this is written while the coach waits.
  create or replace trigger billing_change after update on coaching_session for each row
    when (old.version is distinct from new.version and old.version > 0) execute function tell_billing_change();
  if exists (select from pg_attribute where attrelid = 'public.coaching_session'::regclass and attname = 'in_group') then
    create or replace trigger billing_change after update on coaching_session for each row
      when ((old.version is distinct from new.version and old.version > 0) or old.in_group is distinct from new.in_group)
      execute function tell_billing_change();
  end if;
  create or replace trigger billing_change after update on question for each row
    when (old.answer is distinct from new.answer) execute function tell_billing_change();
end $$;

-- The same for the coaches' queues, once for each patient of a transaction, which remembers whom it told of: a signature
-- writes a patient's contact, promises and plans while the coach waits.
create or replace function queue_told(practice uuid, patient text) returns text language sql stable
  return practice::text || '/' || patient || '/' || pg_current_xact_id()::text;
create or replace function tell_queue_change() returns trigger language plpgsql as $$
declare
  about record;
begin
  if tg_op = 'DELETE' then about := old; else about := new; end if;
  insert into queue_change (practice_id, patient_id, tx)
  values (about.practice_id, about.patient_id, pg_current_xact_id()::text::bigint) on conflict do nothing;
  perform set_config('alongside.queue_told', queue_told(about.practice_id, about.patient_id), true);
  return null;
end $$;
revoke all on function tell_queue_change() from public;

do $$
declare
  source text;
begin
  if to_regclass('public.queue_change') is null then return; end if; -- an older version, on its way here
  foreach source in array array['contact', 'promise', 'teach_back', 'action_plan', 'check_in', 'patient_report', 'escalation', 'handoff', 'question', 'care_team_member', 'chart_snapshot', 'patient_consent', 'billing_fact', 'billing_month', 'snooze', 'coach_date', 'message'] loop
    continue when to_regclass('public.' || source) is null; -- an older version has no such table yet
    execute format('create or replace trigger queue_change after insert or update on public.%I for each row
      when (current_setting(''alongside.queue_told'', true) is distinct from queue_told(new.practice_id, new.patient_id))
      execute function tell_queue_change()', source);
    execute format('create or replace trigger queue_gone after delete on public.%I for each row execute function tell_queue_change()', source);
  end loop;
  if to_regclass('public.booking') is null then return; end if; -- an older version, on its way here
  create or replace trigger queue_change after insert or update on booking for each row
    when (current_setting('alongside.queue_told', true) is distinct from queue_told(new.practice_id, new.patient_id))
    execute function tell_queue_change();
end $$;

-- A talk that was agreed on is called off, never taken away.
do $$
begin
  if to_regclass('public.booking') is null then return; end if; -- an older version, on its way here
  revoke delete on booking, calendar_feed from app_rw;
end $$;

grant select (practice_id) on practice to app_directory;
grant select (practice_id, iss) on emr to app_directory;
drop policy if exists directory on practice;
create policy directory on practice for select to app_directory using (true);
drop policy if exists directory on emr;
create policy directory on emr for select to app_directory using (true);

-- Which practice a caller for cards belongs to; a database of before there were any has no such table.
do $$
begin
  if to_regclass('public.cds_client') is null then return; end if;
  grant select (practice_id, iss, tenant) on cds_client to app_directory;
  drop policy if exists directory on cds_client;
  create policy directory on cds_client for select to app_directory using (true);
end $$;
