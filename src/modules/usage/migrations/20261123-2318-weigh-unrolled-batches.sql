-- How much counting a batch means: a transaction takes so much and no more.
alter table usage.unrolled_batches add column events int not null default 100;
