-- Loses: which topics the relay publishes to. A topic that is made again before the next upgrade is not published to again.
drop table messaging.relay_marks;
drop table messaging.published_topics;
