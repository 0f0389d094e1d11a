-- How long we took to write back where both read it: from the customer's first word after ours to our next.
create view onboarding.published_replies with (security_invoker = true) as
  select workspace_id, account_id, project_id, asked_at, answered_at
  from (
    select workspace_id, account_id, project_id, is_ours, was_ours, created_at as asked_at,
      min(created_at) filter (where is_ours) over (
        partition by workspace_id, account_id, project_id, task_id order by task_comment_id
        rows between 1 following and unbounded following) as answered_at
    from (
      select workspace_id, account_id, project_id, task_id, task_comment_id, created_at,
        author_kind <> 'portal' as is_ours,
        lag(author_kind <> 'portal', 1, true) over (
          partition by workspace_id, account_id, project_id, task_id order by task_comment_id) as was_ours
      from onboarding.task_comments
      where visibility = 'customer'
    ) as talk
  ) as turns
  where not is_ours and was_ours;
grant select on onboarding.published_replies to banso_app;
