-- Which pieces of a task are done, by their place from 0. A task that is done has all of them done, whatever stands here.
alter table onboarding.tasks add column done_pieces int[] not null default '{}';

-- Work that later answers asked for and that our people were told of. What is in the plan by now, or was dismissed, is not
-- open any more; what the answers no longer ask for is taken away again.
create table onboarding.told_additions (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  task_key text not null,
  told_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, task_key)
);
select platform.protect_table('onboarding.told_additions', 'select, insert, delete');
