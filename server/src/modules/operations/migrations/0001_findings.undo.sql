drop table operations.passes;
drop table operations.findings;
