drop table notifications.mails;
