-- The topics that the relay publishes to, with the ids that Kafka gave them: one that was deleted and made again has another.
create table messaging.published_topics (
  topic text primary key,
  topic_id text not null,
  -- Behind this position the log is to be published to the topic again, because it lost its records; null when nothing is.
  again_from text collate "C"
);

-- Where the relay was at which time: from there a topic that lost its records gets what groups may not have read.
create table messaging.relay_marks (
  position text collate "C" primary key,
  reached_at timestamptz not null default now()
);
