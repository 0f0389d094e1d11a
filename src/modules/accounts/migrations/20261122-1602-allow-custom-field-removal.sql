-- Undoing an import takes back the fields it made.
grant delete on accounts.custom_fields to banso_app;
