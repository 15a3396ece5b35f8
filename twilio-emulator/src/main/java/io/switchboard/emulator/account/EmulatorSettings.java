package io.switchboard.emulator.account;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What exists when the emulator starts.
 *
 * @param messagesKept how many messages are remembered; the oldest are forgotten
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
