drop table kernel.requests;
