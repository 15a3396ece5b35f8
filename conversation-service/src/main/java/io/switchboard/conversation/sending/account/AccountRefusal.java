package io.switchboard.conversation.sending.account;

import java.time.Instant;

import io.switchboard.directory.Account;
import org.jspecify.annotations.Nullable;

/**
 * The refusal of an account by Twilio: its token is wrong, or it is suspended or closed.
 *
 * @param account the account, with the token that was refused
 * @param since when Twilio refused it first
 * @param until when Twilio is asked again
 */
public record AccountRefusal(
        Account account, int httpStatus, @Nullable Integer code, Instant since, int failures, Instant until) {

    public String reason() {
        return "Twilio has refused the account since %s (HTTP %d%s)"
                .formatted(since, httpStatus, code == null ? "" : ", error " + code);
    }
}
