package io.switchboard.conversation.sending.dispatch;

import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.schedule.PendingSend;
import io.switchboard.directory.Account;

/** A try to send a message: the message as it was read, its entry in the schedule, and the account that sends it. */
record SendTask(PendingSend send, StoredMessage message, Account account) {}
