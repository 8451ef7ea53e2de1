drop table media.drawings;
drop table media.pictures;
