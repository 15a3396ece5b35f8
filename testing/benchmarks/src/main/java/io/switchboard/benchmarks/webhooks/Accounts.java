package io.switchboard.benchmarks.webhooks;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The benchmark's accounts, by number from 0: each is its own tenant, with a token and a phone number. */
public final class Accounts {

    static final String AREA = "1500";

    private Accounts() {}

    public static String sid(int account) {
        return "AC" + hex(account);
    }

    public static String tenant(int account) {
        return "tenant-" + account;
    }

    /** The account's auth token, of 32 characters like Twilio's. */
    public static String authToken(int account) {
        return UUID.nameUUIDFromBytes(("token " + account).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    /** The account's phone number, without the {@code +}. */
    public static String digits(int account) {
        return AREA + "%07d".formatted(account);
    }

    /** The part of the account's SID that differs between accounts. */
    static String hex(int account) {
        return "%032x".formatted(account);
    }
}
