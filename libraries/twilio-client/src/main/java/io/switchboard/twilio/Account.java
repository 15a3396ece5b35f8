package io.switchboard.twilio;

/**
 * A Twilio account as its owner sees it.
 *
 * @param friendlyName a text that the owner of the account's token can set to anything
 * @param status {@code active}, {@code suspended} or {@code closed}
 */
public record Account(String sid, String friendlyName, String status, String authToken) {

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "Account[%s, %s, %s]".formatted(sid, friendlyName, status);
    }
}
