drop table search.feeds;
