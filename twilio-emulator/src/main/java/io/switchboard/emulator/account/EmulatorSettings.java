package io.switchboard.emulator.account;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The accounts and numbers that exist when the emulator starts, and its limits.
 *
 * @param messagesKept the number of messages that are kept; the oldest are removed
 */
@ConfigurationProperties("emulator")
public record EmulatorSettings(
        @DefaultValue List<SeededAccount> accounts,
        @DefaultValue("50000") int messagesKept) {

    /**
     * An account with its numbers.
     *
     * @param owner the SID of the main account, its own for a main account
     * @param numbers in E.164
     */
    public record SeededAccount(
            String sid,
            String owner,
            String friendlyName,
            String authToken,
            @DefaultValue List<String> numbers) {}
}
